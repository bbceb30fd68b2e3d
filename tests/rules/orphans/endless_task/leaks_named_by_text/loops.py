"""What is run, found by its name."""

import time


def beat():
    while True:
        time.sleep(1)


def tick(seconds):
    while True:
        time.sleep(seconds)


class Clock:
    def strike(self):
        while True:
            time.sleep(60)
