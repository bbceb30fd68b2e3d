"""The crew: the list of workers, kept at its number.

A crew knows nothing of tasks. It sees that a worker is gone and starts another; what that worker
was doing it does not know, and nobody else does either.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from . import trace
from .worker import Line, Terms, serve


class Crew:
    """So many workers, all hired on the same terms."""

    def __init__(
        self,
        hire: Callable[..., Any],
        workers: list[Any],
        size: int,
        lines: tuple[Line, Line],
        terms: Terms,
    ) -> None:
        self.hire = hire
        self.workers = workers
        self.size = size
        self._lines = lines
        self._terms = terms

    def fill(self, size: int | None = None) -> None:
        """Start as many workers as are missing."""
        for _ in range((self.size if size is None else size) - len(self.workers)):
            worker = self.hire(target=serve, args=(*self._lines, self._terms))
            worker.name = worker.name.replace("Process", "PoolWorker")
            # Daemonic: the main process's exit function terminates it, and it may itself have no
            # children. It does not mean that it dies when the main process does.
            # anchor: workers-are-daemons
            worker.daemon = True
            # With fork the child is a copy of the program as it is at this moment, and the moment
            # may be long after the pool was made, in the worker handler's thread.
            # anchor: worker-is-forked-here
            worker.start()
            self.workers.append(worker)
            trace.emit("hired", worker.name, _pid(worker))

    def reap(self) -> bool:
        """Take the workers that are gone off the list; tell whether there were any."""
        gone = [worker for worker in self.workers if worker.exitcode is not None]
        for worker in gone:
            trace.emit("reaped", worker.exitcode, _pid(worker))
            worker.join()
            self.workers.remove(worker)
        return bool(gone)

    def maintain(self) -> None:
        """Replace those that are gone, for whatever reason they went."""
        if self.reap():
            # The replacement gets the next task, not the one its predecessor took with it: that
            # one was already read from the pipe, and the job it belongs to waits for ever.
            # anchor: dead-worker-replaced
            self.fill()

    def alarms(self) -> list[Any]:
        """Return what becomes readable when a worker ends; threads have nothing of the kind."""
        return [worker.sentinel for worker in self.workers if hasattr(worker, "sentinel")]

    def can_be_terminated(self) -> bool:
        """Tell processes from threads, which nothing can end from outside."""
        return bool(self.workers) and hasattr(self.workers[0], "terminate")

    def terminate(self) -> None:
        """Ask every worker that is still there to die."""
        for worker in self.workers:
            if worker.exitcode is None:
                trace.emit("signalled", worker.name, _pid(worker))
                # SIGTERM: a request. A worker that ignores it or has a handler that returns stays,
                # and what the worker started is not asked at all.
                # anchor: terminate-sends-sigterm
                worker.terminate()

    def join(self) -> None:
        """Wait until all workers are gone, however long that takes."""
        for worker in self.workers:
            worker.join()
            trace.emit("reaped", worker.exitcode, _pid(worker))


def _pid(worker: Any) -> int:
    """Return a process's number; a thread has none."""
    return getattr(worker, "pid", None) or 0
