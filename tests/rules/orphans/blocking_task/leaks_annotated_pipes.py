"""Pipes of which only the class is known, or that nobody answers but the main process."""

from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection


def ask(line: Connection, word):
    line.send(word)
    return line.recv()


def read(line, words):
    print([ask(line, word) for word in words])


def start(words):
    near, far = Pipe()
    Process(target=read, args=(near, words)).start()  # expect: PP302
    for word in words:
        far.send(far.recv() + word)


def start_with(line: Connection, words):
    Process(target=read, args=(line, words)).start()  # expect: PP302
