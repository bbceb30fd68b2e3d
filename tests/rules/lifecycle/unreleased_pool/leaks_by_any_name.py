"""Names that are decided when the program runs, as far as the text tells them."""

from __future__ import annotations

import sys
from concurrent import futures
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.pool import Pool as PoolType

try:
    from billiard import Pool
except ImportError:
    from multiprocessing import Pool

if sys.platform == "win32":
    from multiprocessing.pool import ThreadPool as LocalPool
else:
    from multiprocessing import Pool as LocalPool

Executor = futures.ThreadPoolExecutor if sys.platform == "emscripten" else futures.ProcessPoolExecutor


def conditional_import(texts):
    pool = Pool(2)  # expect: PP101
    return pool.map(len, texts)


def platform_import(texts):
    pool: PoolType = LocalPool(2)  # expect: PP101
    return pool.map(len, texts)


def class_in_a_variable(texts):
    executor = Executor(2)  # expect: PP101
    return list(executor.map(len, texts))


def class_in_a_parameter(texts, make=futures.ThreadPoolExecutor):
    executor = make(2)  # expect: PP101
    return list(executor.map(len, texts))


def import_inside(texts):
    from multiprocessing.pool import ThreadPool

    pool = ThreadPool(2)  # expect: PP101
    return pool.map(len, texts)


class Runner:
    executor_class = futures.ThreadPoolExecutor

    def run(self, texts):
        executor = self.executor_class(2)  # expect: PP101
        return list(executor.map(len, texts))
