"""Pipes, queues and events that a task makes by what it calls: the main process has none of them."""

import multiprocessing
from multiprocessing import Process

from library import subscribe


class Crew:
    def __init__(self, count):
        self.lines = []
        for _ in range(count):
            near, far = multiprocessing.Pipe()
            Process(target=pull, args=(far,)).start()  # expect: PP302
            self.lines.append(near)

    def ask(self, word):
        for line in self.lines:
            line.send(word)
        return [line.recv() for line in self.lines]


def pull(line):
    while True:
        line.send(line.recv() * 2)


class Answer:
    def __init__(self):
        self.came = multiprocessing.Event()

    def _hear(self, word):
        self.word = word
        self.came.set()

    def get(self):
        self.came.wait()
        return self.word


def listen():
    answer = Answer()
    subscribe(answer._hear)
    print(answer.get())


def ask_crew():
    crew = Crew(2)
    print(crew.ask("word"))


def start():
    Process(target=ask_crew).start()
    Process(target=listen).start()
