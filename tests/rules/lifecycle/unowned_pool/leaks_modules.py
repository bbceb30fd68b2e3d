"""Pools that a class or a module keeps, and nothing in the project ends."""

import multiprocessing as mp
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool

WORKERS = ThreadPool(2)  # expect: PP105
THREADS = {"io": ThreadPool(4)}  # expect: PP105
_lazily = None
_by_name = {}


def run(work, items):
    return WORKERS.map(work, items)


def load(fetch, urls):
    return THREADS["io"].map(fetch, urls)


def lazily():
    global _lazily
    if _lazily is None:
        _lazily = mp.Pool(2)  # expect: PP105
    return _lazily


def run_lazily(work, items):
    return lazily().map(work, items)


def by_name(name):
    if name not in _by_name:
        _by_name[name] = Pool(1)  # expect: PP105
    return _by_name[name]


class Shared:
    shared_pool = ThreadPool(2)  # expect: PP105
    lazily_shared = None

    def run(self, work, items):
        return self.shared_pool.map(work, items)

    @classmethod
    def start(cls):
        cls.lazily_shared = Pool(2)  # expect: PP105

    def run_lazily(self, work, items):
        return self.lazily_shared.map(work, items)


class Singleton:
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            cls._instance.of_the_instance = Pool(2)  # expect: PP105
        return cls._instance


def by_default(work, items, pool=ThreadPool(2)):  # expect: PP105
    return pool.map(work, items)
