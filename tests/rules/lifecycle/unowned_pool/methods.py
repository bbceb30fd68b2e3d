"""An attribute that keeps only a method of a pool keeps the pool."""

from multiprocessing import Pool
from unittest import mock

import workers


class Mapper:
    def __init__(self, count):
        self.map = map
        if count > 1:
            self.map = Pool(count).map  # expect: PP105

    def run(self, function, items):
        return list(self.map(function, items))


class Ender:
    def __init__(self, count):
        self.pool = Pool(count)
        self.map = self.pool.map

    def close(self):
        self.pool.terminate()


def try_to_start(count):
    try:
        return Pool(count)
    except ImportError:
        return None


def test_with_a_mock():
    with mock.patch("multiprocessing.Pool") as pool:
        assert try_to_start(2) is pool.return_value


@mock.patch.object(workers, "Pool")
def test_decorated(pool):
    assert try_to_start(2) is pool.return_value
