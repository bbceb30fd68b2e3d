"""The same where the main process has made them."""

import multiprocessing
from multiprocessing import Process


class Answer:
    def __init__(self):
        self.came = multiprocessing.Event()

    def hear(self):
        self.came.set()

    def wait(self):
        self.came.wait()


class Line:
    def __init__(self):
        self.near, self.far = multiprocessing.Pipe()

    def ask(self, word):
        self.near.send(word)
        return self.near.recv()


def listen(answer):
    answer.wait()


def ask(line):
    print(line.ask("word"))


def start():
    answer, line = Answer(), Line()
    Process(target=listen, args=(answer,)).start()  # expect: PP302
    Process(target=ask, args=(line,)).start()  # expect: PP302
    line.far.send(line.far.recv())
    answer.hear()
