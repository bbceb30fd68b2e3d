import threading
from multiprocessing import Pool


class SaysHow:
    def __init__(self):
        self.lock = threading.Lock()

    def __getstate__(self):
        return {}

    def one(self, n):
        return n + 1

    def run(self, numbers):
        with Pool(4) as pool:
            return pool.map(self.one, numbers)


class SetLater:
    def __init__(self):
        self.pool = None

    def one(self, n):
        return n + 1

    def run(self, numbers):
        self.pool = Pool(4)
        pool, self.pool = self.pool, None
        with pool:
            return pool.map(self.one, numbers)


class OnDemand:
    def __init__(self, locked):
        if locked:
            self.lock = threading.Lock()

    def one(self, n):
        return n + 1

    def run(self, numbers):
        with Pool(4) as pool:
            return pool.map(self.one, numbers)
