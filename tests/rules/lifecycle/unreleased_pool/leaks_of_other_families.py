"""The same interface from other libraries, and classes that are pools by inheritance."""

import multiprocessing.pool
from concurrent.futures import ThreadPoolExecutor

import billiard
import multiprocess
import torch.multiprocessing as tmp
from loky import ProcessPoolExecutor as Loky
from mpire import WorkerPool
from pathos.multiprocessing import ProcessPool, ThreadPool
from ray.util.multiprocessing import Pool as RayPool


class NamedPool(multiprocessing.pool.Pool):
    def __init__(self, name, size):
        super().__init__(size)
        self.name = name


class CountingExecutor(ThreadPoolExecutor):
    """Counts what is submitted."""


def subclass(texts):
    pool = NamedPool("lengths", 2)  # expect: PP101
    return pool.map(len, texts)


def subclass_of_executor(texts):
    executor = CountingExecutor(2)  # expect: PP101
    return list(executor.map(len, texts))


def of_billiard(texts):
    pool = billiard.Pool(2)  # expect: PP101
    return pool.map(len, texts)


def of_multiprocess(texts):
    pool = multiprocess.Pool(2)  # expect: PP101
    return pool.map(len, texts)


def of_torch(texts):
    pool = tmp.Pool(2)  # expect: PP101
    return pool.map(len, texts)


def of_torch_context(texts):
    pool = tmp.get_context("spawn").Pool(2)  # expect: PP101
    return pool.map(len, texts)


def of_loky(texts):
    executor = Loky(max_workers=2)  # expect: PP101
    return list(executor.map(len, texts))


def of_mpire(texts):
    pool = WorkerPool(n_jobs=2)  # expect: PP101
    return pool.apply(len, (texts,))


def of_ray(texts):
    pool = RayPool()  # expect: PP101
    return pool.map(len, texts)


def of_pathos(texts):
    pool = ProcessPool(2)  # expect: PP101
    return pool.map(len, texts)


def of_pathos_threads(texts):
    pool = ThreadPool(2)  # expect: PP101
    return pool.map(len, texts)
