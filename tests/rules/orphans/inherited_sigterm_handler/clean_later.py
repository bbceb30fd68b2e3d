"""A handler that is set after the pool, or set back by an initializer."""

import signal
from multiprocessing import Pool


def flag(number, frame):
    print("asked to stop")


def later(items):
    with Pool(2) as pool:
        found = pool.map(abs, items)
    signal.signal(signal.SIGTERM, flag)
    return found


def set_back(items):
    signal.signal(signal.SIGTERM, flag)
    with Pool(2, signal.signal, (signal.SIGTERM, signal.SIG_DFL)) as pool:
        return pool.map(abs, items)


def elsewhere():
    signal.signal(signal.SIGTERM, flag)


def no_handler(items):
    with Pool(2) as pool:
        return pool.map(abs, items)
