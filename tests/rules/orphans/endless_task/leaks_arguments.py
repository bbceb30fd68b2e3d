"""Tasks are told of where they can be called with what they get: others fail at once."""

import functools
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool, Process

import library


def beat(seconds):
    while True:
        time.sleep(seconds)


def may_wait(seconds=1, *, name=""):
    while True:
        time.sleep(seconds)


def is_named(seconds, *, name):
    while True:
        time.sleep(seconds)


def takes_anything(*args, **kwargs):
    while True:
        time.sleep(1)


@library.command
def command(seconds):
    while True:
        time.sleep(seconds)


class Clock:
    def tick(self, seconds):
        while True:
            time.sleep(seconds)

    @staticmethod
    def tock(seconds):
        while True:
            time.sleep(seconds)

    @classmethod
    def strike(cls, seconds):
        while True:
            time.sleep(seconds)


def fit(more):
    Process(target=may_wait).start()  # expect: PP301
    Process(target=is_named, args=(1,), kwargs={"name": "x"}).start()  # expect: PP301
    Process(target=takes_anything, args=(1, 2), kwargs={"x": 3}).start()  # expect: PP301
    Process(target=command).start()  # expect: PP301
    Process(target=Clock().tick, args=(1,)).start()  # expect: PP301
    Process(target=Clock.tick, args=(Clock(), 1)).start()  # expect: PP301
    Process(target=Clock.tock, args=(1,)).start()  # expect: PP301
    Process(target=Clock.strike, args=(1,)).start()  # expect: PP301
    Process(target=functools.partial(beat, 1)).start()  # expect: PP301
    Process(target=functools.partial(beat, seconds=1)).start()  # expect: PP301
    Process(target=beat, args=more).start()  # expect: PP301
    Process(target=beat, args=(*more,)).start()  # expect: PP301
    Process(target=is_named, args=(1,), kwargs={**more}).start()  # expect: PP301
    with Pool() as pool:
        pool.map(beat, range(3))  # expect: PP301
        pool.map(beat, range(3), 1)  # expect: PP301
        pool.imap_unordered(beat, range(3), 1)  # expect: PP301
        pool.apply(beat, (1,))  # expect: PP301
    with ProcessPoolExecutor() as executor:
        executor.submit(beat, seconds=1)  # expect: PP301


def fail_at_once():
    Process(target=beat).start()
    Process(target=beat, args=(1, 2)).start()
    Process(target=beat, kwargs={"minutes": 1}).start()
    Process(target=is_named, args=(1,)).start()
    Process(target=Clock().tick).start()
    Process(target=Clock.strike, args=(Clock, 1)).start()
    Process(target=functools.partial(beat, 1), args=(2,)).start()
    with Pool() as pool:
        pool.apply(beat, (1, 2))
        pool.map(is_named, range(3))
        pool.map(is_named, range(3), 1)
    with ProcessPoolExecutor() as executor:
        executor.submit(beat)
        executor.map(beat, [1], [2])
