"""What a class has from a base that takes parameters for types."""

import time
from multiprocessing import Process
from typing import Generic, Protocol, TypeVar

T = TypeVar("T")


class Starts(Protocol[T]):
    def start(self) -> None: ...


class Base(Generic[T]):
    def beat(self):
        while True:
            time.sleep(1)

    def start(self):
        Process(target=self.work).start()  # expect: PP301

    def work(self):
        raise NotImplementedError


class Station(Base[int], Starts[int]):
    def go(self):
        Process(target=self.beat).start()  # expect: PP301

    def work(self):
        self.beat()


class Worker(Base[str], Process):
    def run(self):
        self.beat()


def main():
    Station().go()
    Worker().start()  # expect: PP301
