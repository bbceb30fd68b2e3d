"""Kept by an object that closes in one method and joins in the same or another."""

import unittest
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool


class Renderer:
    def __init__(self):
        self._renderers = Pool(2)

    def close(self):
        self._renderers.close()
        self._renderers.join()


class Loader:
    def __init__(self):
        self.loaders = ThreadPool(2)

    def stop(self):
        self.loaders.close()

    def wait(self):
        self.loaders.join()


class Indexer:
    def __init__(self):
        self.indexers = Pool(2)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.indexers.terminate()


class Swapper:
    def __init__(self):
        self._swapped = Pool(2)

    def close(self):
        pool, self._swapped = self._swapped, None
        if pool is not None:
            pool.close()
            pool.join()


class Cluster:
    def __init__(self, names):
        self.members = {name: Pool(1) for name in names}

    def stop(self):
        for member in self.members.values():
            member.close()
        for member in self.members.values():
            member.join()


class TestIndex(unittest.TestCase):
    def setUp(self):
        self.tested = Pool(2)
        self.addCleanup(self.tested.join)
        self.addCleanup(self.tested.close)

    def test_lengths(self):
        self.assertEqual(self.tested.map(len, ["a"]), [1])
