"""Messages that are only taken once a poller has told that they are there."""

import select
import socket
from multiprocessing import Process

import zmq


class Asker:
    def __init__(self, address):
        self.context = zmq.Context()
        self.poller = zmq.Poller()
        self.address = address
        self.open()

    def open(self):
        self.socket = self.context.socket(zmq.REQ)
        self.socket.connect(self.address)
        self.poller.register(self.socket, zmq.POLLIN)

    def ask(self, question, tries=5):
        for _ in range(tries):
            self.socket.send(question)
            ready = dict(self.poller.poll(3000))
            if ready.get(self.socket) == zmq.POLLIN:
                return self.socket.recv()
            self.open()
        raise RuntimeError("no answer")


def ask(address):
    print(Asker(address).ask(b"ready"))


def ask_once(address):
    line = zmq.Context().socket(zmq.REQ)
    line.connect(address)
    if line.poll(1000):
        print(line.recv())


def listen(port):
    line = socket.create_connection(("localhost", port))
    readable, _, _ = select.select([line], [], [], 5)
    for each in readable:
        print(each.recv(100))
    if readable:
        print(line.recv(100))


def main(address):
    Process(target=ask, args=(address,)).start()
    Process(target=ask_once, args=(address,)).start()
    Process(target=listen, args=(5000,)).start()
