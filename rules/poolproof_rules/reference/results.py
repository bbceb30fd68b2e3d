"""What a caller holds while the work is done elsewhere.

A result is entered in the pool's ledger when it is made and struck off when the last of its tasks
has been answered. Only the result handler answers (and the task handler, for tasks it could not
send). Nothing else ever wakes the one who waits: not the death of a worker, not the end of the
pool.
"""

from __future__ import annotations

import contextlib
import itertools
import threading
from collections import deque
from collections.abc import Callable
from multiprocessing.context import TimeoutError as PoolTimeoutError
from typing import Any, Generic, TypeVar

from . import trace
from .channel import Channel
from .messages import Outcome

T = TypeVar("T")

_jobs = itertools.count()


class Ledger(dict[int, Any]):
    """The jobs that are waiting for an answer, by number."""

    def __init__(self, bell: Channel) -> None:
        super().__init__()
        self._bell = bell

    def __delitem__(self, job: int) -> None:
        super().__delitem__(job)
        if not self:
            # The worker handler of a closed pool waits for just this.
            self._bell.put(None)

    def deliver(self, job: int, index: int, outcome: Outcome) -> None:
        """Answer one task. An answer to a job that is no longer listed is thrown away."""
        # So is, unintended but true of CPython's too, a KeyError that a callback raises.
        with contextlib.suppress(KeyError):
            self[job]._set(index, outcome)


class ApplyResult(Generic[T]):
    """The future of one call; `AsyncResult` is the same class."""

    def __init__(
        self,
        pool: Any,
        callback: Callable[[T], object] | None,
        error_callback: Callable[[BaseException], object] | None,
    ) -> None:
        # Keeps the pool alive: a pool nobody else refers to works on until this is answered.
        self._pool = pool
        self._event = threading.Event()
        self._job = next(_jobs)
        self._cache: Ledger = pool._cache
        self._callback = callback
        self._error_callback = error_callback
        self._success = True
        self._value: Any = None
        self._cache[self._job] = self

    def ready(self) -> bool:
        """Tell whether the answer is there."""
        return self._event.is_set()

    def successful(self) -> bool:
        """Tell whether the call returned (and did not raise)."""
        if not self.ready():
            raise ValueError(f"{self!r} not ready")
        return self._success

    def wait(self, timeout: float | None = None) -> None:
        """Wait for the answer, for ever unless there is a timeout."""
        trace.emit("getting", self._job)
        # Without a timeout this is a wait for one thing that may no longer be able to happen.
        # anchor: get-waits-for-one-event
        self._event.wait(timeout)
        trace.emit("got", self._job)

    def get(self, timeout: float | None = None) -> T:
        """Return the value, or raise the exception that the call raised."""
        self.wait(timeout)
        if not self.ready():
            raise PoolTimeoutError
        if self._success:
            value: T = self._value
            return value
        # Here and nowhere else is the exception of a task raised. Who does not ask is not told.
        # anchor: error-is-raised-by-get
        raise self._value

    def _set(self, index: int, outcome: Outcome) -> None:  # noqa: ARG002
        self._success, self._value = outcome
        self._finish()

    def _finish(self) -> None:
        callback = self._callback if self._success else self._error_callback
        if callback:
            # Before the event: if this raises, nobody is woken.
            # anchor: callback-before-event
            callback(self._value)
        del self._cache[self._job]
        self._event.set()
        self._pool = None


AsyncResult = ApplyResult


class MapResult(ApplyResult[list[T]]):
    """The future of a `map`: a list, filled chunk by chunk, or the first exception."""

    def __init__(
        self,
        pool: Any,
        chunksize: int,
        length: int,
        callback: Callable[[list[T]], object] | None,
        error_callback: Callable[[BaseException], object] | None,
    ) -> None:
        super().__init__(pool, callback, error_callback)
        self._value = [None] * length
        self._chunksize = chunksize
        if chunksize <= 0:
            # Nothing to do, so answered at once; no callback is told.
            self._number_left = 0
            self._event.set()
            del self._cache[self._job]
        else:
            self._number_left = -(-length // chunksize)

    def _set(self, index: int, outcome: Outcome) -> None:
        self._number_left -= 1
        if outcome.ok and self._success:
            at = index * self._chunksize
            self._value[at : at + self._chunksize] = outcome.value
        elif not outcome.ok and self._success:
            self._success, self._value = outcome
        # An exception does not cut it short: the answer waits for all chunks. A worker that is
        # still writing results would find nobody reading them otherwise.
        if self._number_left == 0:
            self._finish()


class IMapIterator(Generic[T]):
    """The results of an `imap`, in the order of the tasks, each as soon as it can be had."""

    def __init__(self, pool: Any) -> None:
        self._pool = pool
        self._cond = threading.Condition(threading.Lock())
        self._job = next(_jobs)
        self._cache: Ledger = pool._cache
        self._items: deque[Outcome] = deque()
        self._index = 0
        self._length: int | None = None
        self._unsorted: dict[int, Outcome] = {}
        self._cache[self._job] = self

    def __iter__(self) -> IMapIterator[T]:
        return self

    def next(self, timeout: float | None = None) -> T:
        """Return the next value, waiting for it; raise what its task raised."""
        with self._cond:
            if not self._items:
                self._stop_at_end()
                trace.emit("getting", self._job)
                # As in `ApplyResult.wait`: nothing but a result, or the length, ends it.
                # anchor: next-waits-for-one-event
                self._cond.wait(timeout)
                trace.emit("got", self._job)
            if not self._items:
                self._stop_at_end()
                raise PoolTimeoutError
            ok, value = self._items.popleft()
        if ok:
            result: T = value
            return result
        raise value

    __next__ = next  # noqa: A003 - the method above, not the builtin

    def _stop_at_end(self) -> None:
        if self._index == self._length:
            self._pool = None
            raise StopIteration

    def _set(self, index: int, outcome: Outcome) -> None:
        with self._cond:
            self._unsorted[index] = outcome
            if index == self._index:
                while self._index in self._unsorted:
                    self._items.append(self._unsorted.pop(self._index))
                    self._index += 1
                self._cond.notify()
            self._strike_off_at_end()

    def _set_length(self, length: int) -> None:
        """Be told how long the iterable was, which may be after the last result."""
        with self._cond:
            self._length = length
            if self._index == length:
                self._cond.notify()
            self._strike_off_at_end()

    def _strike_off_at_end(self) -> None:
        if self._index == self._length:
            del self._cache[self._job]
            self._pool = None


class IMapUnorderedIterator(IMapIterator[T]):
    """The same, in the order in which the results arrive."""

    def _set(self, index: int, outcome: Outcome) -> None:  # noqa: ARG002
        with self._cond:
            self._items.append(outcome)
            self._index += 1
            self._cond.notify()
            self._strike_off_at_end()
