"""Timeouts that are only set if one is given, and none is."""

import socket
from multiprocessing import Process

import requests


class Line:
    def __init__(self, host, port=4000, timeout=None):
        self.sock = socket.create_connection((host, port))
        if timeout is not None:
            self.sock.settimeout(timeout)

    def read(self):
        return self.sock.recv(1024)


class Pages:
    def __init__(self, base, timeout=None):
        self.base = base
        self.timeout = timeout

    def page(self, name):
        return requests.get(self.base + name, timeout=self.timeout).text


def read(host):
    print(Line(host, port=4001).read())


def look_up(base):
    print(Pages(base).page("index.html"))


def main(host):
    Process(target=read, args=(host,)).start()  # expect: PP302
    Process(target=look_up, args=(host,)).start()  # expect: PP302
