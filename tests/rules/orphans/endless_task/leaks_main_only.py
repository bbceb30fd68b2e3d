"""Loops that every process comes to but the main one."""

import multiprocessing
import os
import time
from multiprocessing import Process, current_process


class Screen:
    """Shown to whoever has not made it."""

    def __init__(self):
        self.owner = os.getpid()

    def show(self):
        if os.getpid() == self.owner:
            return
        while True:
            time.sleep(1)


def watch():
    if current_process().name != "MainProcess":
        while True:
            time.sleep(1)


def name_it():
    if current_process().name == "worker":
        return
    while True:
        time.sleep(1)


def wait_elsewhere():
    if multiprocessing.parent_process() is None:
        return
    while True:
        time.sleep(1)


def main():
    Process(target=Screen().show).start()  # expect: PP301
    Process(target=watch).start()  # expect: PP301
    Process(target=name_it).start()  # expect: PP301
    Process(target=wait_elsewhere).start()  # expect: PP301


if __name__ == "__main__":
    main()
