"""Submissions behind names that may hold something else by then, or lead to them."""

import sys
import threading
import time
from multiprocessing import Process

USE_PROCESSES = True
VERBOSE = False
VERBOSE = "-v" in sys.argv
SWITCHED = False
COUNT = len(sys.argv)


def tick():
    while True:
        time.sleep(1)


def start():
    if USE_PROCESSES:
        worker = Process(target=tick)  # expect: PP301
    else:
        worker = threading.Thread(target=tick, daemon=True)
    worker.start()


def start_loudly():
    if VERBOSE:
        Process(target=tick).start()  # expect: PP301


def switch():
    global SWITCHED
    SWITCHED = True


def start_switched():
    if SWITCHED or COUNT > 1:
        Process(target=tick).start()  # expect: PP301


def start_if_asked(USE_PROCESSES):
    if not USE_PROCESSES:
        Process(target=tick).start()  # expect: PP301


def start_all(number):
    if not (VERBOSE and USE_PROCESSES):
        for _ in range(number):
            Process(target=tick).start()  # expect: PP301


if __name__ == "__main__":
    start()
