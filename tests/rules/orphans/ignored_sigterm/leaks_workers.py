"""Workers that are made to ignore SIGTERM."""

import functools
import multiprocessing
import signal
import time
from multiprocessing import Pool
from signal import SIG_IGN, SIGTERM


def ignore():
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)


def ignore_imported():
    signal.signal(SIGTERM, SIG_IGN)


def ignore_in_helper():
    ignore()


def task(number):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    return number


def task_in_branch(number):
    if number:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    return number


class Worker:
    def prepare(self):
        signal.signal(signal.SIGTERM, signal.SIG_IGN)

    def __call__(self, number):
        self.prepare()
        return number

    @staticmethod
    def start():
        ignore()


def main(numbers):
    with Pool(2, ignore) as pool:  # expect: PP305
        pool.map(abs, numbers)
    with Pool(initializer=ignore) as pool:  # expect: PP305
        pool.map(abs, numbers)
    with Pool(2, ignore_imported) as pool:  # expect: PP305
        pool.map(abs, numbers)
    with Pool(2, ignore_in_helper) as pool:  # expect: PP305
        pool.map(abs, numbers)
    with Pool(2, functools.partial(ignore)) as pool:  # expect: PP305
        pool.map(abs, numbers)
    with Pool(2, lambda: signal.signal(signal.SIGTERM, signal.SIG_IGN)) as pool:  # expect: PP305, PP403
        pool.map(abs, numbers)
    with Pool(2, Worker().prepare) as pool:  # expect: PP305
        pool.map(abs, numbers)
    with Pool(2, Worker.start) as pool:  # expect: PP305
        pool.map(abs, numbers)
    with multiprocessing.get_context("spawn").Pool(2, ignore) as pool:  # expect: PP305
        pool.map(abs, numbers)
    with Pool(2) as pool:
        pool.map(task, numbers)  # expect: PP305
        pool.apply(task, (1,))  # expect: PP305
        pool.map(task_in_branch, numbers)  # expect: PP305
        pool.map(Worker(), numbers)  # expect: PP305
        list(pool.imap_unordered(task, numbers))  # expect: PP305
        pool.starmap(task, [(1,)])  # expect: PP305
