"""Functions that also say so for a reason of their own."""

import os
import time
from multiprocessing import Event, Process


def had_enough(stop, started):
    if stop.is_set():
        return True
    if time.time() - started > 60:
        return True
    return False


def works(stop):
    started = time.time()
    while not had_enough(stop, started):
        time.sleep(1)


def is_left(stop, path):
    if stop.is_set() or not os.path.exists(path):
        return False
    return True


def reads(stop, path):
    while is_left(stop, path):
        time.sleep(1)


def has_any(stop, jobs):
    for job in jobs:
        if job:
            return True
    if stop.is_set():
        return False
    return bool(jobs)


def takes(stop, jobs):
    while has_any(stop, jobs):
        jobs.pop()


def main(path, jobs):
    stop = Event()
    Process(target=works, args=(stop,)).start()
    Process(target=reads, args=(stop, path)).start()
    Process(target=takes, args=(stop, jobs)).start()
    stop.set()
