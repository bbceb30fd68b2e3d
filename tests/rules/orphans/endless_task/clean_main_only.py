"""Loops that only the main process comes to."""

import multiprocessing
import os
import time
from multiprocessing import Process, current_process


class Screen:
    """Shown by whoever has made it."""

    def __init__(self):
        self.owner = os.getpid()
        self.closed = False

    def show(self):
        if os.getpid() != self.owner:
            return
        while not self.closed:
            time.sleep(1)

    def show_at_home(self):
        if self.owner == os.getpid():
            while True:
                time.sleep(1)


def watch():
    if current_process().name == "MainProcess":
        while True:
            time.sleep(1)


def watch_alone():
    if multiprocessing.current_process().name != "MainProcess":
        return
    while True:
        time.sleep(1)


def wait_at_home():
    while multiprocessing.parent_process() is None:
        time.sleep(1)


def main():
    screen = Screen()
    Process(target=screen.show).start()
    Process(target=screen.show_at_home).start()
    Process(target=watch).start()
    Process(target=watch_alone).start()
    Process(target=wait_at_home).start()


if __name__ == "__main__":
    main()
