"""Tasks that enumerations and named tuples hold, by their names, their places, and all of them."""

import enum
import functools
import time
from collections import namedtuple
from multiprocessing import Process
from typing import Callable, NamedTuple


def poll(seconds):
    while True:
        time.sleep(seconds)


class Beacon:
    def __init__(self, seconds):
        self.seconds = seconds

    def flash(self):
        while True:
            time.sleep(self.seconds)


class Kind(enum.Enum):
    BEACON = Beacon


class Task(enum.Enum):
    POLL = functools.partial(poll)


class Job(NamedTuple):
    function: Callable
    seconds: int


Step = namedtuple("Step", "seconds function")


def of_enumerations(name):
    Process(target=Kind.BEACON.value(1).flash).start()  # expect: PP301
    Process(target=Kind[name].value(1).flash).start()  # expect: PP301
    Process(target=Kind(name).value(1).flash).start()  # expect: PP301
    Process(target=Task.POLL.value, args=(1,)).start()  # expect: PP301
    for kind in Kind:
        Process(target=kind.value(1).flash).start()  # expect: PP301


def of_named_tuples():
    for function, seconds in [Job(poll, 1)]:
        Process(target=function, args=(seconds,)).start()  # expect: PP301
    job = Job(seconds=1, function=poll)
    Process(target=job[0], args=(job[1],)).start()  # expect: PP301
    seconds, function = Step(function=poll, seconds=1)
    Process(target=function, args=(seconds,)).start()  # expect: PP301
