"""Closed by a helper, a hook or a nested function, and joined by none."""

import atexit
from contextlib import contextmanager
from multiprocessing import Pool


def stop(pool):
    pool.close()


def by_a_helper(texts):
    pool = Pool(2)  # expect: PP102
    pending = pool.map_async(len, texts)
    stop(pool)
    return pending


def start():
    return Pool(2)


def after_a_factory(texts):
    pool = start()  # expect: PP102
    pending = pool.map_async(len, texts)
    pool.close()
    return pending


def at_exit(texts):
    pool = Pool(2)  # expect: PP102
    atexit.register(pool.close)
    return pool.map(len, texts)


@contextmanager
def managed(size):
    pool = Pool(size)  # expect: PP102
    try:
        yield pool
    finally:
        pool.close()


@contextmanager
def started(size):
    pool = Pool(size)
    try:
        yield pool
    finally:
        pool.close()
        pool.join()


def by_bound_method(texts):
    pool = Pool(2)  # expect: PP102
    end = pool.close
    pending = pool.map_async(len, texts)
    end()
    return pending
