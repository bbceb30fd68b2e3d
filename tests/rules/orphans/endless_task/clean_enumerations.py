"""Other members of enumerations, other places of named tuples, and what is no enumeration."""

import enum
import functools
import time
from collections import namedtuple
from multiprocessing import Process
from typing import Callable, NamedTuple


def poll(seconds):
    while True:
        time.sleep(seconds)


def look(seconds):
    time.sleep(seconds)


class Task(enum.Enum):
    POLL = functools.partial(poll)
    LOOK = functools.partial(look)


class Tasks:
    POLL = functools.partial(poll)
    value = functools.partial(look)


class Job(NamedTuple):
    before: Callable
    function: Callable


Step = namedtuple("Step", "before function")


def start():
    Process(target=Task.LOOK.value, args=(1,)).start()
    Process(target=Tasks.value, args=(1,)).start()
    for before, function in [Job(poll, look)]:
        Process(target=function, args=(1,)).start()
        print(before)
    before, function = Step(function=look, before=poll)
    Process(target=function, args=(1,)).start()
    Process(target=Job(poll, look)[1], args=(1,)).start()
    print(before)
