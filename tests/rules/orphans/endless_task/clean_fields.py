"""Fields that hold tasks which come to their end, or another one than the task."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing import Process

import attr


def beat():
    while True:
        time.sleep(1)


def tick():
    time.sleep(1)


@attr.s
class Job:
    on_idle = attr.ib(init=False)
    task = attr.ib()
    on_error = attr.ib()

    def start(self):
        Process(target=self.task).start()


@dataclass
class Duty:
    done: list[str] = field(default_factory=list)
    on_idle: Callable[[], None] = beat
    task: Callable[[], None] = tick

    def start(self):
        Process(target=self.task).start()


class Errand:
    limit = 3
    task: Callable[[], None]

    def start(self):
        Process(target=self.task).start()


def main():
    Job(tick, beat).start()
    Duty([], beat).start()
    Duty([], beat, task=tick).start()
    errand = Errand()
    errand.task = tick
    errand.start()
