"""Objects that hand out themselves for ever, or others than they hold."""

import time
from multiprocessing import Process


class Clock:
    def beat(self):
        while True:
            time.sleep(1)


class Watch:
    def beat(self):
        time.sleep(1)


class Shelf:
    def __init__(self):
        self.clocks = [Clock()]
        self.watches = [Watch()]

    def __iter__(self):
        yield from self.watches


class Mirror:
    def __iter__(self):
        for each in self:
            yield each


def start():
    for watch in Shelf():
        Process(target=watch.beat).start()


def start_mirror():
    for each in Mirror():
        Process(target=each.beat).start()
