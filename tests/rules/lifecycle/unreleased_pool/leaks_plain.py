"""Started, used, forgotten: every way to write the call."""

import concurrent.futures
import multiprocessing
import multiprocessing as mp
import multiprocessing.pool as mpp
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import Pool, cpu_count, get_context
from multiprocessing import Pool as Workers
from multiprocessing.dummy import Pool as Threads
from multiprocessing.pool import ThreadPool


def mapped(texts):
    pool = Pool(4)  # expect: PP101
    return pool.map(len, texts)


def never_named(texts):
    return Pool(4).map(len, texts)  # expect: PP101


def never_named_nor_kept(texts):
    mp.Pool(cpu_count()).map(print, texts)  # expect: PP101


def by_module(texts):
    pool = multiprocessing.Pool()  # expect: PP101
    lengths = pool.map(len, texts)
    return sum(lengths)


def by_submodule(texts):
    pool = mpp.Pool(2)  # expect: PP101
    return pool.map(len, texts)


def renamed(texts):
    workers = Workers(processes=3)  # expect: PP101
    return workers.map(len, texts)


def threads(urls, fetch):
    pool = ThreadPool(8)  # expect: PP101
    return pool.map(fetch, urls)


def dummy_threads(urls, fetch):
    pool = Threads(8)  # expect: PP101
    return pool.map(fetch, urls)


def from_a_context(texts):
    ctx = mp.get_context("spawn")
    pool = ctx.Pool(2)  # expect: PP101
    return pool.map(len, texts)


def from_a_context_at_once(texts):
    pool = get_context("fork").Pool(2)  # expect: PP101
    return pool.map(len, texts)


def executor(jobs, run):
    pool = ProcessPoolExecutor(max_workers=2)  # expect: PP101
    return [future.result() for future in [pool.submit(run, job) for job in jobs]]


def thread_executor(jobs, run):
    pool = concurrent.futures.ThreadPoolExecutor(4)  # expect: PP101
    return list(pool.map(run, jobs))


def executor_never_named(jobs, run):
    return list(ThreadPoolExecutor(4).map(run, jobs))  # expect: PP101


def walrus(texts):
    return (pool := Pool(2)).map(len, texts), pool._processes  # expect: PP101


def unpacked(texts):
    pool, label = Pool(2), "lengths"  # expect: PP101
    return label, pool.map(len, texts)


def annotated(texts):
    pool: mpp.Pool = Pool(2)  # expect: PP101
    return pool.map(len, texts)


def second_name(texts):
    first = Pool(2)  # expect: PP101
    second = first
    return second.map(len, texts)


def one_of_two(texts):
    with Pool(2) as outer:
        inner = Pool(2)  # expect: PP101
        return outer.map(len, texts), inner.map(str, texts)


class Report:
    def lines(self, texts):
        pool = Pool(2)  # expect: PP101
        return pool.map(str.upper, texts)

    @staticmethod
    def words(texts):
        pool = Pool(2)  # expect: PP101
        return pool.map(str.split, texts)

    @classmethod
    def letters(cls, texts):
        pool = Pool(2)  # expect: PP101
        return pool.map(list, texts)


if __name__ == "__main__":
    pool = Pool()  # expect: PP101
    print(pool.map(abs, range(10)))
