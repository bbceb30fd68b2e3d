"""Functions and methods that were defined again, as when a notebook was saved as a script."""

import time
from multiprocessing import Process


def watch():
    while True:
        time.sleep(1)


def watch():  # noqa: F811 - what is tested
    print("once")


def step():
    while True:
        time.sleep(1)


print(step)


def step():
    print("once")


Process(target=step).start()


class Meter:
    def run(self):
        while True:
            time.sleep(1)

    def run(self):  # noqa: F811 - what is tested
        print("once")


class Clock:
    def __init__(self):
        while True:
            time.sleep(1)


class Clock:  # noqa: F811 - what is tested
    def run(self):
        print("once")


def main():
    Process(target=watch).start()
    Process(target=Meter().run).start()
    Process(target=Clock().run).start()
