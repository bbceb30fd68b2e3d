"""Starts what it is given; the annotations say no more than that it can be called."""

import typing as t
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Process


class Crew:
    def __init__(self, size: int, work: Callable[[int], None]) -> None:
        self.size = size
        self.work = work

    def start(self) -> None:
        for number in range(self.size):
            Process(target=self.work, kwargs={"seconds": number}).start()  # expect: PP301


def again(work: Callable, seconds: int) -> Process:
    process = Process(target=work, args=(seconds,))  # expect: PP301
    process.start()
    return process


def each(work: t.Optional[t.Callable[..., t.Any]], items: t.List[int]) -> None:
    with ProcessPoolExecutor() as pool:
        for item in items:
            pool.submit(work, item)  # expect: PP301


def anything(work: t.Any) -> None:
    Process(target=work, args=(1,)).start()  # expect: PP301


def calm(work: Callable[[int], None]) -> None:
    Process(target=work, args=(1,)).start()
