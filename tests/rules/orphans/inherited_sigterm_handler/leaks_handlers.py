"""Handlers for SIGTERM that workers inherit when they are forked."""

import multiprocessing
import signal
import threading
from multiprocessing import Pool

STOP = threading.Event()


def flag(number, frame):
    STOP.set()


def prints(number, frame):
    print("asked to stop", number)


def calls(number, frame):
    flag(number, frame)


class Server:
    def __init__(self):
        self.running = True

    def stop(self, number, frame):
        self.running = False

    def serve(self, items):
        signal.signal(signal.SIGTERM, self.stop)
        with Pool(2) as pool:  # expect: PP308
            return pool.map(abs, items)


def case1(items):
    signal.signal(signal.SIGTERM, flag)
    with Pool(2) as pool:  # expect: PP308
        return pool.map(abs, items)


def case2(items):
    signal.signal(signal.SIGTERM, flag)
    with multiprocessing.Pool() as pool:  # expect: PP308
        return pool.map(abs, items)


def case3(items):
    signal.signal(signal.SIGTERM, prints)
    with Pool(2) as pool:  # expect: PP308
        return pool.map(abs, items)


def case4(items):
    signal.signal(signal.SIGTERM, prints)
    with multiprocessing.Pool() as pool:  # expect: PP308
        return pool.map(abs, items)


def case5(items):
    signal.signal(signal.SIGTERM, calls)
    with Pool(2) as pool:  # expect: PP308
        return pool.map(abs, items)


def case6(items):
    signal.signal(signal.SIGTERM, calls)
    with multiprocessing.Pool() as pool:  # expect: PP308
        return pool.map(abs, items)


def case7(items):
    signal.signal(signal.SIGTERM, lambda number, frame: STOP.set())
    with Pool(2) as pool:  # expect: PP308
        return pool.map(abs, items)


def case8(items):
    signal.signal(signal.SIGTERM, lambda number, frame: STOP.set())
    with multiprocessing.Pool() as pool:  # expect: PP308
        return pool.map(abs, items)


def case9(items):
    signal.signal(signal.SIGTERM, lambda *_: None)
    with Pool(2) as pool:  # expect: PP308
        return pool.map(abs, items)


def case10(items):
    signal.signal(signal.SIGTERM, lambda *_: None)
    with multiprocessing.Pool() as pool:  # expect: PP308
        return pool.map(abs, items)


def case11(items):
    signal.signal(signal.SIGTERM, Server().stop)
    with Pool(2) as pool:  # expect: PP308
        return pool.map(abs, items)


def case12(items):
    signal.signal(signal.SIGTERM, Server().stop)
    with multiprocessing.Pool() as pool:  # expect: PP308
        return pool.map(abs, items)


def in_loop(batches):
    signal.signal(signal.SIGTERM, flag)
    for items in batches:
        with Pool(2) as pool:  # expect: PP308
            pool.map(abs, items)


def by_fork(items):
    signal.signal(signal.SIGTERM, prints)
    with multiprocessing.get_context("fork").Pool(2) as pool:  # expect: PP308
        return pool.map(abs, items)
