"""Kept by an object whose methods close and never join."""

import unittest
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool


class Renderer:
    def __init__(self):
        self._renderers = Pool(2)  # expect: PP102

    def render(self, frames):
        return self._renderers.map(len, frames)

    def close(self):
        self._renderers.close()


class Loader:
    def __init__(self):
        self.loaders = ThreadPool(2)  # expect: PP102

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.loaders.close()


class Indexer:
    def __init__(self):
        self.indexers = Pool(2)  # expect: PP102

    def __del__(self):
        self.indexers.close()


class TestIndex(unittest.TestCase):
    def setUp(self):
        self.tested = Pool(2)  # expect: PP102

    def tearDown(self):
        self.tested.close()

    def test_lengths(self):
        self.assertEqual(self.tested.map(len, ["a"]), [1])


class Cluster:
    def __init__(self, names):
        self.members = {}
        for name in names:
            self.members[name] = Pool(1)  # expect: PP102

    def stop(self):
        for member in self.members.values():
            member.close()
