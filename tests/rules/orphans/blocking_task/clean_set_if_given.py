"""Timeouts that are only set if one is given, as one is, or may be."""

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


class Called:
    def __init__(self, host, timeout=None):
        if timeout is None:
            timeout = 30
        self.sock = socket.create_connection((host, 4000))
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


class Hurried(Line):
    def __init__(self, host):
        super().__init__(host, timeout=3)


def read(host):
    print(Line(host, timeout=10).read())


def hurry(host):
    print(Hurried(host).read())


def call(host):
    print(Called(host).read())


def look_up(base):
    print(Pages(base, timeout=5).page("index.html"))


def look_longer(base):
    pages = Pages(base)
    pages.timeout = 60
    print(pages.page("index.html"))


def main(host):
    Process(target=read, args=(host,)).start()
    Process(target=hurry, args=(host,)).start()
    Process(target=call, args=(host,)).start()
    Process(target=look_up, args=(host,)).start()
    Process(target=look_longer, args=(host,)).start()
