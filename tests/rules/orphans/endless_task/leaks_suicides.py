"""Loops in which a process ends another, or only asks whether it is there itself."""

import os
import signal
import time
from multiprocessing import Process


def watch(door, other):
    while True:
        time.sleep(1)
        if os.path.exists(door):
            os.kill(other, signal.SIGKILL)


def ask(door):
    while True:
        time.sleep(1)
        if os.path.exists(door):
            os.kill(os.getpid(), 0)


class Guard:
    def __init__(self):
        self.owner = os.getpid()

    def watch(self):
        while True:
            time.sleep(1)
            if os.path.exists("door"):
                os.kill(self.owner, signal.SIGTERM)


def main(other):
    Process(target=watch, args=("a", other)).start()  # expect: PP301
    Process(target=ask, args=("b",)).start()  # expect: PP301
    Process(target=Guard().watch).start()  # expect: PP301
