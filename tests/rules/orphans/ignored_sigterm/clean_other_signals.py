"""Other signals, and SIGTERM set back."""

import signal
from multiprocessing import Pool


def leave_interrupts():
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def default():
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def shielded(number):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    print(number)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    return number


def main(numbers):
    for initializer in (leave_interrupts, default):
        with Pool(2, initializer) as pool:
            pool.map(shielded, numbers)
