"""Loops that are over when the other end hangs up, and wait for it without a bound till then."""

import socket
from multiprocessing import Process

import requests


def listens(host):
    line = socket.create_connection((host, 5000))
    while True:
        try:
            print(line.recv(1024))
        except OSError:
            break


def asks(url):
    while True:
        try:
            print(requests.get(url).text)
        except requests.RequestException:
            return


def main(url):
    Process(target=listens, args=(url,)).start()  # expect: PP302
    Process(target=asks, args=(url,)).start()  # expect: PP302
