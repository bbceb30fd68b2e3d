"""Makes the queue."""

import multiprocessing


def make():
    return multiprocessing.Queue()
