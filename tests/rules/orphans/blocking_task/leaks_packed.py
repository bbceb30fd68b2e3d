"""Tasks that come to the worker as bytes, and are made callable again there."""

import pickle
from functools import lru_cache
from multiprocessing import Pool, Process, Queue

import cloudpickle
import dill


class Packed:
    """A function that may be made of anything."""

    def __init__(self, function):
        self._packed = dill.dumps(function)

    @lru_cache
    def _unpack(self):
        return dill.loads(self._packed)

    def __call__(self, *args):
        return self._unpack()(*args)


def run_packed(packed, *args):
    return cloudpickle.loads(packed)(*args)


def run_unknown(packed):
    return pickle.loads(packed)()


def take(box):
    return box.get()


def take_for_a_while(box):
    return box.get(timeout=3)


def main(unknown):
    box = Queue()
    with Pool(4) as pool:
        pool.map(Packed(lambda number: box.get()), range(3))  # expect: PP302
        pool.map(Packed(lambda number: box.get(timeout=number)), range(3))
    Process(target=run_packed, args=(cloudpickle.dumps(take), box)).start()  # expect: PP302
    Process(target=run_packed, args=(cloudpickle.dumps(take_for_a_while), box)).start()
    Process(target=run_unknown, args=(unknown,)).start()
