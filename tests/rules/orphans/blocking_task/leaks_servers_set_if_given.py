"""Servers whose timeout is only set if one is given, and none is."""

import socket
from multiprocessing import Process


class Door:
    def __init__(self, port, patience=None):
        self.patience = patience
        self.sock = None
        self.open(port)

    def open(self, port):
        self.sock = socket.create_server(("", port))
        if self.patience:
            self.sock.settimeout(self.patience)

    def knock(self):
        return self.sock.accept()[1]


def answer(port, timeout=None):
    sock = socket.create_server(("", port))
    sock.settimeout(timeout)
    print(sock.accept())


def open_up(port):
    print(Door(port).knock())


def main(port):
    Process(target=open_up, args=(port,)).start()  # expect: PP302
    Process(target=answer, args=(port + 1,)).start()  # expect: PP302
