"""What other functions set on sockets of their own bounds nothing here."""

import socket
from multiprocessing import Process

import zmq


def relay(port):
    context = zmq.Context()
    incoming = context.socket(zmq.PULL)
    incoming.bind(f"tcp://*:{port}")
    message = incoming.recv_json()
    print(message)


def peek(port):
    context = zmq.Context()
    incoming = context.socket(zmq.PULL)
    incoming.connect(f"tcp://*:{port}")
    return incoming.recv_json(zmq.NOBLOCK)


class Listener:
    def __init__(self, port):
        self.sock = socket.create_server(("", port))

    def listen(self):
        connection, _ = self.sock.accept()
        connection.close()


class Probe:
    def __init__(self, port):
        self.sock = socket.create_server(("", port))
        self.sock.settimeout(5)

    def listen(self):
        connection, _ = self.sock.accept()
        connection.close()


def main():
    Process(target=relay, args=(5000,)).start()  # expect: PP302
    Process(target=peek, args=(5001,)).start()
    Process(target=Listener(5002).listen).start()  # expect: PP302
    Process(target=Probe(5003).listen).start()
