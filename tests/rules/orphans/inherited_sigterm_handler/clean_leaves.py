"""Handlers that end the process, and other signals."""

import os
import signal
import sys
from multiprocessing import Pool


def leaves(number, frame):
    sys.exit(1)


def leaves_at_once(number, frame):
    os._exit(1)


def interrupts(number, frame):
    print("interrupted")


def main(items):
    signal.signal(signal.SIGTERM, leaves)
    signal.signal(signal.SIGINT, interrupts)
    with Pool(2) as pool:
        return pool.map(abs, items)


def other(items):
    signal.signal(signal.SIGTERM, leaves_at_once)
    with Pool(2) as pool:
        return pool.map(abs, items)


def default(items):
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with Pool(2) as pool:
        return pool.map(abs, items)
