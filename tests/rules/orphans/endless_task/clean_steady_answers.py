"""Loops that go on as long as a function says so, which it does not always."""

import os
import time
from multiprocessing import Process


class Ticker:
    def __init__(self, interval, most):
        self.interval = interval
        self.left = most

    def goes_on(self):
        time.sleep(self.interval)
        self.left -= 1
        if self.left < 0:
            return False
        return True

    def is_there(self):
        try:
            os.stat("there")
        except FileNotFoundError:
            return False
        return True

    def says_nothing(self):
        if self.left > 3:
            return True


class Counted(Ticker):
    def goes_on(self):
        return super().goes_on()


class Runner:
    def run(self):
        while self.wants_more():
            print(time.time())

    def wants_more(self):
        print("more")
        return True


class Once(Runner):
    def wants_more(self):
        return os.path.exists("more")


def always():
    return True


def sample(interval):
    ticker = Ticker(interval, 5)
    while ticker.goes_on():
        print(time.time())


def look(interval):
    ticker = Counted(interval, 5)
    while ticker.is_there():
        print(time.time())


def count(interval):
    ticker = Counted(interval, 5)
    while ticker.goes_on():
        print(time.time())


def ask(interval):
    ticker = Ticker(interval, 5)
    while ticker.says_nothing():
        print(time.time())


def go_on():
    while always():
        print(time.time())


def main(runner: Runner):
    Process(target=runner.run).start()
    Process(target=go_on).start()
    Process(target=sample, args=(10,)).start()
    Process(target=look, args=(10,)).start()
    Process(target=count, args=(10,)).start()
    Process(target=ask, args=(10,)).start()
