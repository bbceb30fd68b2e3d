"""The main process's own affair, and thread pools."""

import signal
from multiprocessing.pool import ThreadPool


def task(number):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    return number


def main(numbers):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    with ThreadPool(2) as pool:
        pool.map(task, numbers)
