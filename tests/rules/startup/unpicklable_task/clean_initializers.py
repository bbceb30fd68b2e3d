import signal
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool

import multiprocess


def double(n):
    return 2 * n


def prepare(table):
    global shared
    shared = table


class Preparing:
    def __init__(self, table):
        self.table = table

    def prepare(self):
        prepare(self.table)


def of_the_module(numbers, table):
    with Pool(4, prepare, (table,)) as pool:
        pool.map(double, numbers)
    with Pool(4, initializer=partial(prepare, table)) as pool:
        pool.map(double, numbers)
    with Pool(4, initializer=Preparing(table).prepare) as pool:
        pool.map(double, numbers)
    with Pool(4, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN)) as pool:
        return pool.map(double, numbers)


def in_threads(numbers):
    with ThreadPool(4, initializer=lambda: None) as pool:
        pool.map(double, numbers)
    with ThreadPoolExecutor(initializer=lambda: None) as executor:
        return list(executor.map(double, numbers))


def by_its_code(numbers):
    with multiprocess.Pool(4, initializer=lambda: None) as pool:
        return pool.map(double, numbers)
