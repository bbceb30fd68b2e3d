"""The two lines between the main process and its workers: tasks one way, results the other.

`ProcessLinks` are pipes, `ThreadLinks` (in `threads`) are queues in memory. The threads of a pool
see only what is named here.
"""

from __future__ import annotations

import threading
import time
from multiprocessing.context import BaseContext
from typing import Any, Protocol

from .channel import Channel
from .messages import Result, Task
from .worker import Line


class Links(Protocol):
    """What the handlers need, whatever the workers are."""

    tasks: Any
    results: Any

    def send_task(self, task: Task | None) -> None:
        """Pickle and send; only the task handler does this."""

    def receive_result(self) -> Result | None:
        """Wait for a result and unpickle it; only the result handler does this."""

    def alarms(self) -> list[Any]:
        """Return what becomes readable when the worker handler should have a look."""

    def release(self, task_handler: threading.Thread, workers: int) -> None:
        """Make sure that a task handler stuck in `send_task` gets on, whoever else suffers."""

    def make_room(self) -> None:
        """Empty the results a little, so that a last sentinel finds room."""


class ProcessLinks:
    """Two pipes, shared with processes that may die at any moment."""

    def __init__(self, context: BaseContext) -> None:
        self.tasks = Channel(context)
        self.results = Channel(context)
        # One thread alone stands at each of these two ends, so they need no lock.
        self.send_task = self.tasks.put_alone
        self.receive_result = self.results.get_alone

    def alarms(self) -> list[Any]:
        """Results come in: a worker may just have retired."""
        return [self.results._reader]

    def release(self, task_handler: threading.Thread, workers: int) -> None:  # noqa: ARG002
        """Read the tasks away, in the workers' place."""
        # From now on no worker reads: the lock is never given back. A worker that ends its task
        # and has not died of SIGTERM waits for it; and if a dead worker holds it, so does this.
        self.tasks._rlock.acquire()
        while task_handler.is_alive() and self.tasks._reader.poll():
            self.tasks._reader.recv()
            time.sleep(0)  # let the task handler have the interpreter

    def make_room(self) -> None:
        """Throw away what stands in the pipe; at most two sentinels can still come."""
        try:
            for _ in range(10):
                if self.results.empty():
                    break
                self.receive_result()
        except (OSError, EOFError):
            pass


def lines(links: Links) -> tuple[Line, Line]:
    """Return the worker's view of both."""
    return links.tasks, links.results
