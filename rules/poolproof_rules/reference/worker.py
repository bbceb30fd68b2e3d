"""A worker: take a task, run it, hand in the result, until told to stop or left alone.

This is all that ever runs in a worker process (or in a worker thread). It looks at the outside
world in one place only, where it takes the next task. While a task runs, nobody watches whether
the main process is still there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, Protocol

from . import trace
from .messages import (
    SENTINEL,
    MaybeEncodingError,
    Outcome,
    Result,
    Task,
    TravellingException,
    reraise,
)


class Line(Protocol):
    """What a worker needs of a channel, or of a thread's queue."""

    def get(self) -> Any:
        """Wait for a message."""

    def put(self, message: Any, /) -> None:
        """Send a message."""


class Terms(NamedTuple):
    """The conditions a worker is hired on; the same for all workers of a pool."""

    initializer: Callable[..., object] | None
    initargs: Iterable[Any]
    max_tasks: int | None
    wrap_exception: bool


def serve(tasks: Line, results: Line, terms: Terms) -> None:
    """Work until a sentinel, the end of the pipe, or the agreed number of tasks."""
    trace.play("worker")
    trace.emit("started")
    let_go_of_other_ends(tasks, results)
    if terms.initializer is not None:
        # Unguarded: an initializer that raises ends this process. The crew then hires another,
        # which runs the same initializer, and so on without end; no caller is told.
        terms.initializer(*terms.initargs)
    served = 0
    while terms.max_tasks is None or served < terms.max_tasks:
        trace.emit("waiting")
        try:
            # A task that cannot be unpickled here (its function did not exist yet when this
            # process was forked) raises something else than the two, and ends the worker.
            # anchor: worker-unpickles-task
            task = tasks.get()
        except (EOFError, OSError):
            # Every process that could write has gone: the main process is dead. The only moment
            # at which a worker notices, and it is between two tasks.
            # anchor: worker-sees-eof
            trace.emit("eof")
            break
        if task is SENTINEL:
            # The friendly end: the pool was closed or terminated, and somebody lived to say so.
            # anchor: worker-sees-sentinel
            trace.emit("sentinel")
            break
        outcome = run(task, terms.wrap_exception)
        hand_in(results, task, outcome)
        # Not to keep a caller's objects alive while waiting, perhaps for hours, for more.
        del task, outcome
        served += 1
    else:
        # One task is one message, which for a `map` is a whole chunk.
        trace.emit("retired", served)
    trace.emit("ended")


def let_go_of_other_ends(tasks: Line, results: Line) -> None:
    """Close what a worker inherited but never uses: the ends that belong to the main process."""
    writer = getattr(tasks, "_writer", None)
    if writer is not None:
        # Without this a worker would itself be one of those who could still write, and wait for
        # ever for the end of the pipe. It is only this pool's pipe: a process forked later, by
        # this pool's program, holds the write end too and keeps orphaned workers waiting.
        # anchor: worker-closes-write-end
        writer.close()
        results._reader.close()  # type: ignore[attr-defined]


def run(task: Task, wrap_exception: bool) -> Outcome:
    """Make the call. Nothing here can interrupt it."""
    trace.emit("running", task)
    try:
        # The worker is in the caller's code now. No sentinel, no end of a pipe, no death of the
        # main process reaches it here; only a signal does.
        # anchor: worker-runs-task
        return Outcome(True, task.function(*task.args, **task.kwargs))
    # Not BaseException: SystemExit and KeyboardInterrupt pass through here and end the worker.
    # The task they came from has no result then, and never gets one.
    # anchor: worker-catches-exception-only
    except Exception as error:
        if wrap_exception and task.function is not reraise:
            return Outcome(False, TravellingException(error))
        return Outcome(False, error)


def hand_in(results: Line, task: Task, outcome: Outcome) -> None:
    """Send the result, or the reason why it cannot be sent."""
    trace.emit("putting")
    try:
        # With the main process dead this is a BrokenPipeError ...
        results.put(Result(task.job, task.position, outcome))
    except Exception as error:
        trace.emit("unsendable", error)
        substitute = Outcome(False, MaybeEncodingError(error, outcome.value))
        # ... and so is this, uncaught: the worker ends, one task late, with two tracebacks.
        # anchor: orphan-ends-after-task
        results.put(Result(task.job, task.position, substitute))
