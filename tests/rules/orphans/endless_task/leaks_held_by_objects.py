"""Tasks of objects that another object of the project hands out when it is run over."""

import time
from multiprocessing import Process


class Clock:
    def beat(self):
        while True:
            time.sleep(1)


class Shelf:
    def __init__(self):
        self.clocks = [Clock(), Clock()]

    def __iter__(self):
        return iter(self.clocks)

    def start(self):
        for clock in self:
            Process(target=clock.beat).start()  # expect: PP301


class Drawer(Shelf):
    def __iter__(self):
        for number, clock in enumerate(self.clocks):
            yield number, clock


class Box(Shelf):
    def __iter__(self):
        return self

    def __next__(self):
        return self.clocks.pop()


def start_drawer():
    for _, clock in Drawer():
        Process(target=clock.beat).start()  # expect: PP301


def start_box():
    workers = [Process(target=clock.beat) for clock in Box()]  # expect: PP301
    for worker in workers:
        worker.start()
