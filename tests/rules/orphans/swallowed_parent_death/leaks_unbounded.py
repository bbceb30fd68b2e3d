"""Near misses: a ``for`` that never comes to its end passes over the end of its connection."""

import itertools
from multiprocessing import Pipe, Process


def greet(conn):
    for number in itertools.count():
        try:
            print(number, conn.recv())
        except Exception:
            continue


def main():
    ours, theirs = Pipe()
    Process(target=greet, args=(theirs,)).start()  # expect: PP304
    theirs.close()
    ours.send("hello")
