"""What travels: tasks to the workers, results back, and the shapes an exception takes on its way.

A message is pickled by the one who sends it and unpickled by the one who receives it, and that is
where most surprises come from: each of the four steps can fail, in four different threads.

====================== ============================== =======================================
step                   where                          when it fails
====================== ============================== =======================================
pickle the task        task handler, main process     the exception becomes the task's result
unpickle the task      worker                         the worker dies, the task is lost
pickle the result      worker                         `MaybeEncodingError` is sent instead
unpickle the result    result handler, main process   the thread dies, every result is lost
====================== ============================== =======================================
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, NoReturn


class Task(NamedTuple):
    """One call for a worker to make: element `position` of job `job`."""

    job: int
    position: int
    function: Callable[..., Any]
    args: Iterable[Any]
    kwargs: Mapping[str, Any]


class Outcome(NamedTuple):
    """How a call ended: its value, or the exception it raised."""

    ok: bool
    value: Any


class Result(NamedTuple):
    """The outcome of one task, addressed to the job that waits for it."""

    job: int
    position: int
    outcome: Outcome


# "No more messages": a value that is no message. One ends a handler thread, one ends a worker.
SENTINEL = None


class Feed(NamedTuple):
    """What a caller hands to the task handler: tasks, still to be generated.

    `announce`, when given, is told how many tasks there were, once they have all been sent. An
    ``imap`` needs that, because it cannot know the length of what it was given.
    """

    tasks: Iterable[Task]
    announce: Callable[[int], None] | None


class RemoteTraceback(Exception):  # noqa: N818 - the name is public API
    """The cause of an exception that comes from a worker: that worker's traceback, as text."""

    def __init__(self, tb: str) -> None:
        self.tb = tb

    def __str__(self) -> str:
        return self.tb


class TravellingException:
    """An exception about to be pickled, with its traceback, which cannot be, turned into text."""

    def __init__(self, error: BaseException) -> None:
        lines = traceback.format_exception(type(error), error, error.__traceback__)
        self.error = error
        self.text = '\n"""\n' + "".join(lines) + '"""'

    def __reduce__(self) -> tuple[Any, ...]:
        # An exception pickles as its class and its `args`. When the class cannot be called with
        # exactly these, nothing fails here; it fails where the message is read.
        # anchor: exception-rebuilt-from-args
        return arrive, (self.error, self.text)


def arrive(error: BaseException, text: str) -> BaseException:
    """Unpack a travelling exception: chain the worker's traceback to it."""
    error.__cause__ = RemoteTraceback(text)
    return error


class MaybeEncodingError(Exception):
    """A result that the worker could not pickle; holds only the texts of result and reason."""

    def __init__(self, exc: object, value: object) -> None:
        self.exc = repr(exc)
        self.value = repr(value)
        super().__init__(self.exc, self.value)

    def __str__(self) -> str:
        return f"Error sending result: '{self.value}'. Reason: '{self.exc}'"

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self}>"


def reraise(error: BaseException) -> NoReturn:
    """The task that stands for an exception of the caller's own iterable."""
    raise error
