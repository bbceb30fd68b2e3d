"""Handlers of signals that call what sets the flag, or the event, of a loop."""

import signal
import threading
from multiprocessing import Process


class Service:
    def __init__(self):
        self.over = threading.Event()

    def serve(self):
        while not self.over.is_set():
            step()

    def shut_down(self):
        self.over.set()


def step():
    return 1


def serves():
    service = Service()

    def on_signal(number, frame):
        service.shut_down()

    signal.signal(signal.SIGTERM, on_signal)
    service.serve()


class Counter:
    def __init__(self):
        self.done = threading.Event()

    def count(self):
        turns = 0
        while not self.done.is_set():
            turns += step()
            if turns > 10:
                self.give_up()

    def give_up(self):
        self.done.set()


def counts():
    counter = Counter()
    signal.signal(signal.SIGTERM, lambda number, frame: counter.give_up())
    counter.count()


class Beacon:
    def __init__(self):
        self.lit = True

    def shine(self):
        while self.lit:
            step()

    def darken(self):
        self.lit = False


def shines():
    beacon = Beacon()
    signal.signal(signal.SIGTERM, lambda number, frame: beacon.darken())
    beacon.shine()


def main():
    Process(target=serves).start()  # expect: PP309
    Process(target=shines).start()  # expect: PP309
    Process(target=counts).start()
