"""Loops that go on whenever the time of a socket is over."""

import socket
from multiprocessing import Process


def accepts(queue):
    line = socket.socket()
    line.settimeout(3.0)
    while True:
        try:
            connection, address = line.accept()
            print(connection, address)
        except socket.timeout:
            pass


def accepts_by_name(port):
    line = socket.create_server(("", port))
    line.settimeout(1)
    while True:
        try:
            line.accept()
        except TimeoutError:
            continue


def accepts_for_a_while(port):
    line = socket.create_server(("", port))
    line.settimeout(60)
    while True:
        print(line.accept())


def leaves_at_an_error(port):
    line = socket.create_server(("", port))
    line.settimeout(60)
    while True:
        try:
            print(line.accept())
        except OSError:
            break


def start():
    Process(target=accepts, args=(None,)).start()  # expect: PP301
    Process(target=accepts_by_name, args=(5000,)).start()  # expect: PP301
    Process(target=accepts_for_a_while, args=(5001,)).start()
    Process(target=leaves_at_an_error, args=(5002,)).start()
