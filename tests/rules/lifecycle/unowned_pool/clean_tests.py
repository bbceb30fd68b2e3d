"""Tests and fixtures that clean up after themselves."""

import unittest
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool

import pytest


class ByTearDown(unittest.TestCase):
    def setUp(self):
        self.torn_down = Pool(2)

    def tearDown(self):
        self.torn_down.close()
        self.torn_down.join()


class ByClass(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.of_the_class = Pool(2)

    @classmethod
    def tearDownClass(cls):
        cls.of_the_class.terminate()


class ByCleanup(unittest.TestCase):
    def setUp(self):
        self.cleaned = Pool(2)
        self.addCleanup(self.cleaned.terminate)


class ByContext(unittest.TestCase):
    def setUp(self):
        self.entered = self.enterContext(Pool(2))


class TestWithMethods:
    def setup_method(self):
        self.by_method = ThreadPool(2)

    def teardown_method(self):
        self.by_method.terminate()

    @pytest.fixture(autouse=True)
    def workers(self):
        self.by_fixture = Pool(2)
        yield
        self.by_fixture.terminate()


@pytest.fixture(scope="session")
def pool():
    with Pool(2) as workers:
        yield workers
