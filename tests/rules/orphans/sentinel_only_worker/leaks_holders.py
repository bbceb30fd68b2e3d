"""What processes wait for, kept in plain holders and in attributes of other objects."""

import time
from collections import namedtuple
from dataclasses import dataclass, field
from multiprocessing import Event, Process, Value
from typing import Any, NamedTuple

Pair = namedtuple("Pair", "stop size")
Listed = namedtuple("Listed", ["size", "stop"])


class Typed(NamedTuple):
    stop: Any
    size: int


@dataclass
class Common:
    stop: Any
    made: int = field(init=False, default=0)


@dataclass
class Special(Common):
    size: int = 0
    extra: Any = None


class Config:
    def __init__(self):
        self.stop = Event()
        self.size = 3


class Empty:
    pass


def until_told(control):
    while not control.stop.is_set():
        time.sleep(1)


def until_extra(control):
    while not control.extra.value:
        time.sleep(1)


def main():
    Process(target=until_told, args=(Pair(Event(), 1),)).start()  # expect: PP309
    Process(target=until_told, args=(Listed(1, Event()),)).start()  # expect: PP309
    Process(target=until_told, args=(Listed(size=1, stop=Event()),)).start()  # expect: PP309
    Process(target=until_told, args=(Typed(Event(), 1),)).start()  # expect: PP309
    Process(target=until_told, args=(Special(Event(), 1),)).start()  # expect: PP309
    flag = Value("b", False)
    Process(target=until_extra, args=(Special(None, 1, flag),)).start()  # expect: PP309
    Process(target=until_told, args=(Config(),)).start()  # expect: PP309
    holder = Empty()
    holder.stop = Event()
    Process(target=until_told, args=(holder,)).start()  # expect: PP309
