"""Tasks in the fields of objects whose classes have no constructor of their own."""

import multiprocessing
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing import Process
from typing import Any

import attr
from attrs import define
from pydantic import BaseModel


def beat():
    while True:
        time.sleep(1)


@attr.s
class Job:
    name = attr.ib()
    _task = attr.ib()

    def start(self):
        Process(target=self._task, name=self.name).start()  # expect: PP301


@define
class Errand:
    name: str
    task: object

    def start(self):
        Process(target=self.task, name=self.name).start()  # expect: PP301


class Order(BaseModel):
    name: str
    task: Callable

    def start(self):
        Process(target=self.task, name=self.name).start()  # expect: PP301


@dataclass
class Duty:
    name: str
    task: Callable[[], None]
    process: Process = field(init=False)

    def __post_init__(self):
        self.process = Process(target=self.task, name=self.name)  # expect: PP301
        self.process.start()


@dataclass
class Listener:
    name: str = ""
    stopped: Any = field(default_factory=multiprocessing.Event)
    heard: object = field(default_factory=lambda: multiprocessing.Queue())

    def listen(self):
        self.stopped.wait()

    def hear(self):
        print(self.heard.get())

    def start(self):
        Process(target=self.listen).start()  # expect: PP302
        Process(target=self.hear).start()  # expect: PP302


@attr.s
class Waiter:
    name = attr.ib(default="")
    served = attr.ib(factory=multiprocessing.Event)

    def wait(self):
        self.served.wait()

    def start(self):
        Process(target=self.wait).start()  # expect: PP302


def main():
    Job("one", task=beat).start()
    Errand("two", beat).start()
    Order(name="three", task=beat).start()
    Duty("four", beat)
    Listener().start()
    Waiter().start()
