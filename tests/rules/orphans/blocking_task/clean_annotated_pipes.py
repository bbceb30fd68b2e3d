"""A pipe of which one caller only says the class, and which another task answers."""

from functools import partial
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection


def ask(word, line: Connection):
    line.send(word)
    return line.recv()


def ask_either(word, line: Connection, spare: Connection):
    return ask(word, line) if word else ask(word, spare)


def read(words, asking):
    print([asking(word) for word in words])


def answer(line):
    while True:
        line.send(line.recv() + "!")


def start(spares, words):
    near, far = Pipe()
    asking = partial(ask_either, line=near, spare=spares[0].line)
    Process(target=answer, args=(far,)).start()  # expect: PP302
    Process(target=read, args=(words, asking)).start()
