"""The thread pool: the same pool, with threads of this process for workers.

What differs: nothing is pickled, nothing can be terminated, and nothing survives the process.
The threads are daemonic: the interpreter does not wait for them at its end.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterable
from typing import Any

from .links import Links
from .messages import SENTINEL, Result, Task
from .pool import Pool


class ThreadLinks:
    """Two queues in memory."""

    def __init__(self) -> None:
        self.tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self.results: queue.SimpleQueue[Result | None] = queue.SimpleQueue()

    def send_task(self, task: Task | None) -> None:
        """Hand the task over as it is."""
        self.tasks.put(task)

    def receive_result(self) -> Result | None:
        """Take a result as it is."""
        return self.results.get()

    def alarms(self) -> list[Any]:
        """Nothing: a thread that ends makes nothing readable, so its loss is not noticed."""
        return []

    def release(self, task_handler: threading.Thread, workers: int) -> None:  # noqa: ARG002
        """Throw the waiting tasks away and put a sentinel for each worker in their place."""
        # The task handler may still be adding tasks, and takes no part in this: sentinels put
        # here can be thrown away with the rest, or be too few, and a worker then waits for ever.
        try:
            while True:
                self.tasks.get(block=False)
        except queue.Empty:
            pass
        for _ in range(workers):
            self.tasks.put(SENTINEL)

    def make_room(self) -> None:
        """A queue in memory is never full."""


class WorkerThread(threading.Thread):
    """A thread with the one thing that a crew asks of a process: how it ended."""

    @property
    def exitcode(self) -> int | None:
        """0 once it has ended, however it did."""
        return 0 if self.ident is not None and not self.is_alive() else None


class ThreadPool(Pool):
    """A pool of threads."""

    _wrap_exception = False  # the traceback is at hand

    @staticmethod
    def Process(ctx: Any, *args: Any, **kwds: Any) -> Any:  # noqa: ARG004, N802
        """Make a thread that is not started yet."""
        return WorkerThread(*args, **kwds)

    def __init__(
        self,
        processes: int | None = None,
        initializer: Callable[..., object] | None = None,
        initargs: Iterable[Any] = (),
    ) -> None:
        super().__init__(processes, initializer, initargs)

    def _make_links(self) -> Links:
        return ThreadLinks()
