"""Servers whose timeout is only set if one is given, as one may be."""

import socket
from multiprocessing import Process


class Door:
    def __init__(self, port, patience=None):
        self.patience = patience
        self.sock = socket.create_server(("", port))

    def wait(self, patience):
        self.patience = patience
        return self

    def knock(self):
        if self.patience:
            self.sock.settimeout(self.patience)
        return self.sock.accept()[1]


def open_up(port):
    print(Door(port).wait(5).knock())


def main(port):
    Process(target=open_up, args=(port,)).start()
