"""The pool itself: it puts the parts together, and takes them apart once."""

from __future__ import annotations

import functools
import os
import queue
import warnings
from collections.abc import Callable, Iterable
from multiprocessing import get_context
from multiprocessing.context import BaseContext
from multiprocessing.util import Finalize
from types import TracebackType
from typing import Any, NoReturn, TypeVar

from . import trace
from .channel import Channel
from .crew import Crew
from .ending import end
from .handlers import Handlers, ResultHandler, TaskHandler, WorkerHandler
from .links import Links, ProcessLinks, lines
from .messages import Feed
from .process import process_class
from .results import Ledger
from .states import INIT, RUN, after
from .submitting import Submitting
from .worker import Terms

Self = TypeVar("Self", bound="Pool")


class Pool(Submitting):
    """A number of worker processes, and three threads that keep them busy.

    The attributes with an underscore that have the names of CPython's are there because programs
    and CPython's own tests look at them.
    """

    _wrap_exception = True

    @staticmethod
    def Process(ctx: Any, *args: Any, **kwds: Any) -> Any:  # noqa: N802 - subclasses override it
        """Make a process that is not started yet."""
        return process_class(ctx)(*args, **kwds)

    def __init__(
        self,
        processes: int | None = None,
        initializer: Callable[..., object] | None = None,
        initargs: Iterable[Any] = (),
        maxtasksperchild: int | None = None,
        context: BaseContext | None = None,
    ) -> None:
        # First of all, for `__del__` of a pool whose making failed.
        self._pool: list[Any] = []
        self._state = INIT

        self._ctx: Any = context or get_context()
        self._processes = _checked_number(processes)
        _check_terms(maxtasksperchild, initializer)
        links = self._make_links()
        self._inqueue, self._outqueue = links.tasks, links.results
        # Rung when the worker handler should wake up although no worker has done anything.
        self._change_notifier = Channel(self._ctx)
        self._cache = Ledger(self._change_notifier)
        self._taskqueue: queue.SimpleQueue[Feed | None] = queue.SimpleQueue()
        self._crew = Crew(
            hire=functools.partial(self.Process, self._ctx),
            workers=self._pool,
            size=self._processes,
            lines=lines(links),
            terms=Terms(initializer, initargs, maxtasksperchild, self._wrap_exception),
        )
        trace.emit("opened", f"{type(self).__name__}({self._processes})")
        try:
            # The workers start here and now, before there is any work, each with a copy (fork) or
            # a fresh import (spawn, forkserver) of the program as it is.
            # anchor: workers-start-with-pool
            self._repopulate_pool()
        except Exception:
            self._crew.terminate()
            self._crew.join()
            raise
        self._start_handlers(links)
        self._state = RUN

    def _make_links(self) -> Links:
        return ProcessLinks(self._ctx)

    def _repopulate_pool(self) -> None:
        self._crew.fill(self._processes)

    def _start_handlers(self, links: Links) -> None:
        crew, ledger, bell = self._crew, self._cache, self._change_notifier
        handlers = Handlers(
            WorkerHandler(crew, ledger, links, bell, self._taskqueue),
            TaskHandler(self._taskqueue, crew, ledger, links),
            ResultHandler(ledger, links),
        )
        self._worker_handler, self._task_handler, self._result_handler = handlers
        for handler in handlers:
            # Daemonic threads that live as long as the pool is neither ended nor collected.
            # anchor: pool-starts-three-threads
            handler.start()
        # Called when the pool is collected, or else by the exit function: it is by this, and not
        # because they are daemons, that the workers of a forgotten pool end. Called by hand, it
        # is `terminate`. It must not hold the pool, only the parts.
        # anchor: pool-registers-finalizer
        self._terminate = Finalize(self, end, (links, crew, bell, handlers, ledger), None, 15)

    def close(self) -> None:
        """Take no more work; what was given is still done, if the program lives long enough."""
        was, self._state = self._state, after("close", self._state)
        if was == RUN:
            trace.emit("closed")
            # All that happens. Nobody waits: a program that ends now terminates the pool.
            # anchor: close-only-stops-submitting
            self._worker_handler.orders = self._state
            self._change_notifier.put(None)

    def terminate(self) -> None:
        """End the workers now, whatever they do, and drop what has not been done."""
        self._state = after("terminate", self._state)
        self._terminate()

    def join(self) -> None:
        """Wait for the workers to end, which somebody must have told them to."""
        # Refused while the pool runs: workers that wait for more work would be waited for.
        # anchor: join-needs-closed-pool
        self._state = after("join", self._state)
        trace.emit("joining")
        self._worker_handler.join()
        self._task_handler.join()
        self._result_handler.join()
        self._crew.join()
        trace.emit("joined")

    def __enter__(self: Self) -> Self:
        # A pool is used once: neither after its block nor after `close` is there a way back.
        # anchor: with-needs-running-pool
        self._state = after("enter", self._state)
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_val: BaseException | None,
        exc_tb: TracebackType | None,
    ) -> None:
        # Not `close` and `join`, however the block ended: results nobody has waited for are lost.
        # anchor: with-exit-terminates
        self.terminate()

    # The defaults are bound now: at the interpreter's end the module's names may be gone.
    def __del__(self, warn: Callable[..., None] = warnings.warn, running: str = RUN) -> None:
        if self._state == running:
            trace.emit("warned")
            # Python ignores this warning unless asked to show it.
            # anchor: dropped-pool-warns
            warn(f"unclosed running multiprocessing pool {self!r}", ResourceWarning, source=self)
            self._change_notifier.put(None)

    def __repr__(self) -> str:
        cls = type(self)
        size = len(self._pool)
        return f"<{cls.__module__}.{cls.__qualname__} state={self._state} pool_size={size}>"

    def __reduce__(self) -> NoReturn:
        raise NotImplementedError("pool objects cannot be passed between processes or pickled")


def _checked_number(processes: int | None) -> int:
    if processes is None:
        # From 3.13 on the processors this process may use, before that those of the machine.
        count: Callable[[], int | None] = getattr(os, "process_cpu_count", os.cpu_count)
        processes = count() or 1
    if processes < 1:
        raise ValueError("Number of processes must be at least 1")
    return processes


def _check_terms(maxtasksperchild: object, initializer: object) -> None:
    if maxtasksperchild is not None and (
        not isinstance(maxtasksperchild, int) or maxtasksperchild <= 0
    ):
        raise ValueError("maxtasksperchild must be a positive int or None")
    if initializer is not None and not callable(initializer):
        raise TypeError("initializer must be a callable")
