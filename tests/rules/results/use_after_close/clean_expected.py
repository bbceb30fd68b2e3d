"""Code that wants the error: tests for it, and handlers that name it."""

import unittest
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pool

import pytest


def test_a_closed_pool_takes_no_work():
    pool = Pool(2)
    pool.close()
    pool.join()
    with pytest.raises(ValueError, match="not running"):
        pool.map(len, ["a"])


class Refusals(unittest.TestCase):
    def test_after_shutdown(self):
        executor = ThreadPoolExecutor(2)
        executor.shutdown()
        with self.assertRaises(RuntimeError):
            executor.submit(len, "a")

    def test_join_of_a_running_pool(self):
        pool = Pool(2)
        with self.assertRaisesRegex(ValueError, "still running"):
            pool.join()
        pool.terminate()


def restarted(jobs):
    executor = ThreadPoolExecutor(2)
    for job in jobs:
        try:
            executor.submit(job)
        except RuntimeError:
            executor = ThreadPoolExecutor(2)
            executor.submit(job)
        executor.shutdown()
    executor.shutdown()
