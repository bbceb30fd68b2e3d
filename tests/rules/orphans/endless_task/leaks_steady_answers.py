"""Loops that go on as long as a function says so, which it always does."""

import time
from multiprocessing import Process


class Ticker:
    def __init__(self, interval):
        self.interval = interval

    def goes_on(self):
        try:
            time.sleep(self.interval)
        except KeyboardInterrupt:
            return False

        return True

    def is_over(self):
        time.sleep(self.interval)
        return False


def sample(interval):
    ticker = Ticker(interval)
    while ticker.goes_on():
        print(time.time())


def listen(interval):
    ticker = Ticker(interval)
    while True:
        if ticker.is_over():
            break
        print(time.time())


def main():
    Process(target=sample, args=(10,)).start()  # expect: PP301
    Process(target=listen, args=(10,)).start()  # expect: PP301
