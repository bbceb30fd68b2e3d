"""Loops that end by an event which what they call sets only when told to, or on failure."""

import multiprocessing
import queue


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
            self.target(*self.args)


def count_up(crew, done):
    done.value += 1


def guarded(crew, done):
    try:
        done.value += 1
    except OverflowError:
        crew.stop.set()


class Obeying(multiprocessing.Process):
    def __init__(self, orders):
        super().__init__()
        self.orders = orders
        self.ended = multiprocessing.Event()

    def run(self):
        while not self.ended.is_set():
            try:
                order = self.orders.get(timeout=1)
            except queue.Empty:
                continue
            self.obey(order)

    def obey(self, order):
        if order == "stop":
            self.ended.set()


def main():
    crew = Crew()
    done = multiprocessing.Value("i", 3)
    orders = multiprocessing.Queue()
    Repeating(crew, count_up, args=(crew, done)).start()  # expect: PP309
    Repeating(crew, guarded, args=(crew, done)).start()  # expect: PP309
    Obeying(orders).start()  # expect: PP309
    crew.request_stop()
