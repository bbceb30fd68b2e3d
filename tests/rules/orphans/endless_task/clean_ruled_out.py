"""Submissions that a constant of the module rules out, until somebody edits it."""

import threading
import time
from multiprocessing import Process

USE_THREADS = True
WITH_CLOCK = False
WITH_WATCH = 0
NAMES = None


def tick():
    while True:
        time.sleep(1)


def start():
    if USE_THREADS:
        worker = threading.Thread(target=tick, daemon=True)
    else:
        worker = Process(target=tick)
    worker.start()


def start_clock():
    if WITH_CLOCK and time.time() > 0:
        Process(target=tick).start()


def start_watch():
    if WITH_WATCH or not USE_THREADS:
        Process(target=tick).start()


def chosen():
    return Process(target=tick) if NAMES else threading.Thread(target=tick)


if not USE_THREADS:

    def start_again():
        Process(target=tick).start()


if __name__ == "__main__":
    start()
    start_clock()
