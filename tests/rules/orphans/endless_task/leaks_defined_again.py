"""Functions and methods that were defined again, but where it may be the one that never ends."""

import sys
import time
from multiprocessing import Process


def watch():
    while True:
        time.sleep(1)


Process(target=watch).start()  # expect: PP301


def watch():
    print("once")


def tick():
    print("once")


def tick():  # noqa: F811 - what is tested
    while True:
        time.sleep(1)


if sys.argv:

    def either():
        while True:
            time.sleep(1)

else:

    def either():
        print("once")


class Meter:
    def __init__(self, period):
        self._period = period

    @property
    def period(self):
        return self._period

    @period.setter
    def period(self, value):
        self._period = value

    def run(self):
        print("once")

    def run(self):  # noqa: F811 - what is tested
        while True:
            time.sleep(self.period)


def main():
    Process(target=tick).start()  # expect: PP301
    Process(target=either).start()  # expect: PP301
    Process(target=Meter(3).run).start()  # expect: PP301
