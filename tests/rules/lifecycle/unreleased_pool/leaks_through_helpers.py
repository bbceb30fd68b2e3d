"""Functions that only use a pool leave it to their caller; functions that make one pass the duty on."""

from concurrent.futures import Executor, ThreadPoolExecutor, wait
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool


def lengths_in(pool, texts):
    return pool.map(len, texts)


def lends_it(texts):
    pool = Pool(2)  # expect: PP101
    return lengths_in(pool, texts)


def lends_it_by_name(texts):
    pool = Pool(2)  # expect: PP101
    return lengths_in(texts=texts, pool=pool)


def lends_it_at_once(texts):
    return lengths_in(Pool(2), texts)  # expect: PP101


def start(size):
    """Whoever calls this owns the pool."""
    return Pool(size)


def takes_and_forgets(texts):
    pool = start(2)  # expect: PP101
    return pool.map(len, texts)


def takes_and_never_names(texts):
    return start(2).map(len, texts)  # expect: PP101


def start_threads():
    pool = ThreadPool(4)
    print("started", pool)
    return pool


def passes_on_and_forgets(texts):
    def relay():
        return start_threads()

    pool = relay()  # expect: PP101
    return pool.map(len, texts)


class Pools:
    @staticmethod
    def small():
        return Pool(2)

    def forgets(self, texts):
        pool = self.small()  # expect: PP101
        return pool.map(len, texts)


def looks_only(texts):
    pool = Pool(2)  # expect: PP101
    print(pool, id(pool), isinstance(pool, Executor))
    return pool.map(len, texts)


def waits_only(jobs, run):
    executor = ThreadPoolExecutor(2)  # expect: PP101
    futures = [executor.submit(run, job) for job in jobs]
    done, _ = wait(futures)
    return [future.result() for future in done]


def measures(pool: ThreadPool, texts):
    def one(text):
        return len(text)

    return pool.map(one, texts)


def lends_it_to_a_function_with_a_function(texts):
    pool = ThreadPool(2)  # expect: PP101
    return measures(pool, texts)
