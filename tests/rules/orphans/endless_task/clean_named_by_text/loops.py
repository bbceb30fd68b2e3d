"""What is run, found by its name."""

import time


def beat():
    while True:
        time.sleep(1)


def once():
    time.sleep(1)
