"""What workers look at changes in them, or was set before they were started."""

import sys
import threading
import time
from multiprocessing import Process

import library
import state


class Loop:
    def __init__(self):
        self.ending = threading.Event()
        library.on_exit(self.ending)

    def run(self):
        while not self.ending.wait(5):
            print("waiting")


def counts():
    while state.running:
        state.count()


def once_if_asked():
    while True:
        time.sleep(1)
        if state.once:
            break


def main():
    state.once = "--once" in sys.argv
    Process(target=counts).start()
    Process(target=once_if_asked).start()
    Process(target=Loop().run).start()
