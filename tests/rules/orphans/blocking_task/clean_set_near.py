"""Timeouts that are set where a socket is made, where it is used, or for all of them."""

import socket
from multiprocessing import Process

import zmq


def listen(sock):
    connection, _ = sock.accept()
    connection.close()


def relay(incoming):
    incoming.setsockopt(zmq.RCVTIMEO, 1000)
    print(incoming.recv_json())


def opened(port):
    sock = socket.create_server(("", port))
    sock.settimeout(5)
    return sock


class Relay:
    def __init__(self):
        self.incoming = zmq.Context().socket(zmq.PULL)
        self.prepare()

    def prepare(self):
        self.incoming.setsockopt(zmq.RCVTIMEO, 1000)

    def run(self):
        print(self.incoming.recv_json())


def main():
    Process(target=listen, args=(opened(5000),)).start()
    incoming = zmq.Context().socket(zmq.PULL)
    Process(target=relay, args=(incoming,)).start()
    Process(target=Relay().run).start()
