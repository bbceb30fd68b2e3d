"""An heir of an heir."""

import time

from ticker import Ticker

__all__ = ["Loud"]


class Loud(Ticker):  # expect: PP301
    def run(self):
        print("loud")
        while True:
            time.sleep(1)


class Calm:
    def run(self):
        while True:
            time.sleep(1)
