import threading
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import Pool, get_context

double = lambda n: 2 * n  # noqa: E731


def lambdas(numbers):
    half = lambda n: n / 2  # noqa: E731
    with Pool(4) as pool:
        pool.map(lambda n: n + 1, numbers)  # expect: PP403
        pool.map(half, numbers)  # expect: PP403
        pool.map(double, numbers)  # expect: PP403
        pool.starmap(lambda a, b: a + b, numbers)  # expect: PP403
        list(pool.imap(lambda n: n, numbers))  # expect: PP403
        pool.apply(lambda: 1)  # expect: PP403
        return pool.apply_async(lambda: 1).get()  # expect: PP403


def local_functions(numbers):
    def one(n):
        return n + 1

    def two(n, m):
        return n + m

    with get_context("spawn").Pool(4) as pool:
        pool.map(one, numbers)  # expect: PP403
        pool.map(partial(two, 1), numbers)  # expect: PP403
        return pool.map_async(one, numbers).get()  # expect: PP403


def in_an_executor(numbers):
    def one(n):
        return n + 1

    with ProcessPoolExecutor() as executor:
        print(executor.submit(one, 1).result())  # expect: PP403
        return list(executor.map(lambda n: n, numbers))  # expect: PP403


class Locked:
    def __init__(self):
        self.lock = threading.Lock()

    def one(self, n):
        return n + 1

    def run(self, numbers):
        with Pool(4) as pool:
            return pool.map(self.one, numbers)  # expect: PP403


class Pooled:
    def __init__(self):
        self.pool = Pool(4)

    def stop(self):
        self.pool.close()
        self.pool.join()

    def one(self, n):
        return n + 1

    def run(self, numbers):
        return self.pool.map(self.one, numbers)  # expect: PP403


class PooledForATime:
    def __init__(self):
        self.pool = None
        self.workers = 4

    def start(self):
        self.pool = Pool(self.workers)

    def stop(self):
        self.pool.close()
        self.pool.join()
        self.pool = None

    def one(self, n):
        return n + 1

    def run(self, numbers):
        return self.pool.map(self.one, numbers)  # expect: PP403


class Logged:
    def __init__(self, path):
        self.log = open(path, "w")

    def one(self, n):
        return n + 1


def with_a_file(numbers):
    logged = Logged("log")
    with Pool(4) as pool:
        return pool.map(logged.one, numbers)  # expect: PP403
