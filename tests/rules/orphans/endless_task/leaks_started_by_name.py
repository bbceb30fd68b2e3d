"""Processes that are started by another name, by others, or because all of a kind are."""

from multiprocessing import Process

BOARD = {}


def steer():
    while True:
        print("turning")


def renamed():
    first = Process(target=steer)  # expect: PP301
    second = first
    second.start()


def kept():
    wheel = Process(target=steer)  # expect: PP301
    BOARD["wheel"] = wheel


def handed_on(start):
    wheel = Process(target=steer)  # expect: PP301
    start(wheel)


def by_a_helper():
    wheel = Process(target=steer)  # expect: PP301

    def go():
        wheel.start()

    go()


SHARED = Process(target=steer)  # expect: PP301


class Bridge:
    def __init__(self):
        self.wheel = None

    def sail(self):
        wheel = self.wheel = Process(target=steer)  # expect: PP301
        return self

    def start(self):
        self.wheel.start()
