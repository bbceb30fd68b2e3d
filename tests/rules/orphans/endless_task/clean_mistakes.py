"""Loops that end with an error because of what comes, is counted, or is late."""

import socket
import sys
import time
from multiprocessing import Process


def hears(line):
    while True:
        data = line.recv(100)
        if data == b"":
            print("Error: the connection is closed")
            sys.exit(1)
        print(data)


def tries(ask):
    failures = 0
    while True:
        if not ask():
            failures += 1
        if failures > 10:
            print("failed too often")
            sys.exit(1)


def hurries(begin, work):
    while True:
        work()
        now = time.time()
        if now - begin > 60:
            print("could not do it in time")
            sys.exit(1)


class Driver:
    def __init__(self):
        self.motor = object()

    def drives(self):
        while True:
            if not self.motor:
                print("motor missing")
                sys.exit(1)
            time.sleep(1)


def finds(rows):
    while True:
        if rows[-1] == "last":
            print("done")
            sys.exit(0)
        rows.append("last")


def main(ask, work):
    line = socket.create_connection(("localhost", 80), timeout=3)
    Process(target=hears, args=(line,)).start()
    Process(target=tries, args=(ask,)).start()
    Process(target=hurries, args=(time.time(), work)).start()
    Process(target=Driver().drives).start()
    Process(target=finds, args=(["first"],)).start()
