"""Its own ``Process`` is none."""

import time


class Process:
    def __init__(self, target):
        self.target = target


def watch():
    while True:
        time.sleep(1)


def main():
    return Process(target=watch)
