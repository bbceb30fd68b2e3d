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


class OfTheClass:
    @classmethod
    def start(cls):
        cls.pool = Pool(4)

    @classmethod
    def stop(cls):
        cls.pool.close()
        cls.pool.join()

    def one(self, n):
        return n + 1

    def run(self, numbers):
        return self.pool.map(self.one, numbers)


class OfAnother:
    def __init__(self, adder):
        self.adder = adder
        self.pool = Pool(4)

    def stop(self):
        self.pool.close()
        self.pool.join()

    def run(self, numbers):
        return self.pool.map(self.adder.one, numbers)


def run_for(numbers):
    run = OfAnother(OnDemand(False))
    try:
        return run.run(numbers)
    finally:
        run.stop()


class OnDemand:
    def __init__(self, locked):
        if locked:
            self.lock = threading.Lock()

    def one(self, n):
        return n + 1

    def run(self, numbers):
        with Pool(4) as pool:
            return pool.map(self.one, numbers)
