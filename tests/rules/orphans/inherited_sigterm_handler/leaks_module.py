"""A handler that the module sets."""

import signal
from multiprocessing import Pool


def remember(number, frame):
    print("asked to stop")


signal.signal(signal.SIGTERM, remember)


def main(items):
    with Pool(2) as pool:  # expect: PP308
        return pool.map(abs, items)
