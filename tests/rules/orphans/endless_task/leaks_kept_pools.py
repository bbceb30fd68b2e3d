"""Pools that are kept in classes, in dicts and behind properties."""

import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool


def forever():
    while True:
        time.sleep(1)


def short():
    time.sleep(1)


class Owner:
    pools = {}

    def __init__(self, kinds):
        self._executor = None
        self.many = [Pool(1) for _ in range(3)]
        self.named = {"a": Pool(2)}
        for kind in kinds:
            self.pools[kind] = Pool(2)
        self.lazy = dict()

    @property
    def executor(self):
        if self._executor is None:
            self._executor = ProcessPoolExecutor(2)
        return self._executor

    def go(self, key):
        first = self.executor.submit(forever)  # expect: PP301
        found = [first, self.many[0].apply_async(forever)]  # expect: PP301
        found.append(self.named["a"].apply_async(forever))  # expect: PP301
        found.append(self.pools["x"].apply_async(forever))  # expect: PP301
        if key not in self.lazy:
            self.lazy[key] = ProcessPoolExecutor()
        found.append(self.lazy[key].submit(forever))  # expect: PP301
        found.append(self.lazy[key].submit(short))
        return found

    def close(self):
        for pool in (*self.many, *self.named.values(), *self.pools.values()):
            pool.terminate()
            pool.join()
        for pool in (self._executor, *self.lazy.values()):
            pool.shutdown()


class Shared:
    pool = None

    @staticmethod
    def go():
        if Shared.pool is None:
            Shared.pool = Pool(3)
        return Shared.pool.apply_async(forever)  # expect: PP301

    @classmethod
    def close(cls):
        Shared.pool.terminate()
        Shared.pool.join()
