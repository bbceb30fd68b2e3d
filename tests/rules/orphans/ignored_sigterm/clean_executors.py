"""Executors do not end their workers by a signal."""

import signal
from concurrent.futures import ProcessPoolExecutor


def ignore():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)


def main(numbers):
    with ProcessPoolExecutor(2, initializer=ignore) as executor:
        print(list(executor.map(abs, numbers)))
