"""Executors with a shorter life, which other rules look after; and what is no executor at all."""

from __future__ import annotations

from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import TYPE_CHECKING
from unittest.mock import Mock

import celery
import sqlalchemy.pool

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

CLASS = ThreadPoolExecutor
FACTORY = lambda: ThreadPoolExecutor(2)
NOTHING: ProcessPoolExecutor | None = None
MOCK = Mock(spec=ThreadPoolExecutor)
APP = celery.Celery("app")
DATABASE = sqlalchemy.pool.QueuePool(lambda: None)


class TaskExecutor:
    """The project's own, without threads."""

    def submit(self, work, item):
        future = Future()
        future.set_result(work(item))
        return future


OWN = TaskExecutor()


class SerialExecutor(Executor):
    """The interface, without threads."""

    def submit(self, work, *args):
        future = Future()
        future.set_result(work(*args))
        return future


SERIAL = SerialExecutor()


def local(work, items):
    with ThreadPoolExecutor(2) as executor:
        return list(executor.map(work, items))


def returned():
    return ThreadPoolExecutor(2)


def given(executor, work, item):
    return executor.submit(work, item)


class Owner:
    def __init__(self):
        self.owned = ThreadPoolExecutor(2)

    def close(self):
        self.owned.shutdown()


class Forgetful:
    def __init__(self):
        self.forgotten = ThreadPoolExecutor(2)  # expect: PP105


if __name__ == "__main__":
    with ThreadPoolExecutor(2) as main_executor:
        print(list(main_executor.map(abs, range(10))))
