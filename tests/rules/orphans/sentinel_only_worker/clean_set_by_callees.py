"""Loops that end by an event which what they call sets, when the work is done."""

import multiprocessing


class Crew:
    def __init__(self):
        self.stop = multiprocessing.Event()

    def request_stop(self):
        self.stop.set()

    def is_over(self):
        return self.stop.is_set()


class Repeating(multiprocessing.Process):
    def __init__(self, crew, target, args=()):
        super().__init__()
        self.crew = crew
        self.target = target
        self.args = args

    def run(self):
        while not self.crew.is_over():
            self.step()

    def step(self):
        self.target(*self.args)


class Counting(multiprocessing.Process):
    def __init__(self, count):
        super().__init__()
        self.count = count
        self.ended = multiprocessing.Event()

    def run(self):
        while not self.ended.is_set():
            self.count_down()

    def count_down(self):
        self.count -= 1
        if not self.count:
            self.ended.set()


def count_down(crew, left):
    if left.value:
        left.value -= 1
    else:
        crew.request_stop()


def main():
    crew = Crew()
    left = multiprocessing.Value("i", 3)
    Repeating(crew, count_down, args=(crew, left)).start()
    counting = Counting(10)
    counting.start()
    if input():
        counting.ended.set()
