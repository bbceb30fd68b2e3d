"""Types that are only parameters of a base bring nothing along."""

import time
from multiprocessing import Process
from typing import Generic, TypeVar

T = TypeVar("T")


class Beats:
    def beat(self):
        while True:
            time.sleep(1)


class Base(Generic[T]):
    def beat(self):
        time.sleep(1)


class Station(Base[Beats]):
    def go(self):
        Process(target=self.beat).start()


class Numbers(list[Beats]):
    def go(self):
        Process(target=self.sort).start()
