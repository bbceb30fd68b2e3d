"""What callers can ask of a pool: call this, call this for each of those, with or without waiting.

Every method ends in the same two steps: make a result and enter it in the ledger, then hand the
task handler a feed. Nothing is pickled and nothing is sent in the caller's thread.

A *chunk* is several elements in one task: one message each way instead of one for each element.
"""

from __future__ import annotations

import itertools
import queue
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from .messages import Feed, Task, reraise
from .results import ApplyResult, IMapIterator, IMapUnorderedIterator, MapResult
from .states import after

S = TypeVar("S")
T = TypeVar("T")

Callback = Callable[[Any], object] | None
Chunk = tuple[Callable[..., Any], tuple[Any, ...]]

_NO_KEYWORDS: Mapping[str, Any] = {}


def call_each(chunk: Chunk) -> list[Any]:
    """Run one chunk of a `map`, in the worker."""
    function, elements = chunk
    return list(map(function, elements))


def call_each_unpacked(chunk: Chunk) -> list[Any]:
    """Run one chunk of a `starmap`, in the worker."""
    function, elements = chunk
    return list(itertools.starmap(function, elements))


def chunks(function: Callable[..., Any], iterable: Iterable[Any], size: int) -> Iterator[Chunk]:
    """Cut an iterable into chunks, without reading further ahead than one of them."""
    elements = iter(iterable)
    while chunk := tuple(itertools.islice(elements, size)):
        yield function, chunk


class Submitting:
    """The half of a pool that takes work."""

    _state: str
    _pool: list[Any]
    _taskqueue: queue.SimpleQueue[Feed | None]

    def apply(
        self,
        func: Callable[..., T],
        args: Iterable[Any] = (),
        kwds: Mapping[str, Any] = _NO_KEYWORDS,
    ) -> T:
        """Call ``func(*args, **kwds)`` in a worker and wait for what it returns."""
        return self.apply_async(func, args, kwds).get()

    def apply_async(
        self,
        func: Callable[..., T],
        args: Iterable[Any] = (),
        kwds: Mapping[str, Any] = _NO_KEYWORDS,
        callback: Callable[[T], object] | None = None,
        error_callback: Callable[[BaseException], object] | None = None,
    ) -> ApplyResult[T]:
        """Ask for a call and go on; the result, or the exception, is in what is returned."""
        self._check_running()
        result: ApplyResult[T] = ApplyResult(self, callback, error_callback)
        self._taskqueue.put(Feed([Task(result._job, 0, func, args, kwds)], None))
        return result

    def map(
        self, func: Callable[[S], T], iterable: Iterable[S], chunksize: int | None = None
    ) -> list[T]:
        """Call `func` for each element and wait for the list of what was returned."""
        return self.map_async(func, iterable, chunksize).get()

    def map_async(
        self,
        func: Callable[[S], T],
        iterable: Iterable[S],
        chunksize: int | None = None,
        callback: Callable[[list[T]], object] | None = None,
        error_callback: Callable[[BaseException], object] | None = None,
    ) -> MapResult[T]:
        """Ask for a `map` and go on."""
        return self._map(call_each, func, iterable, chunksize, (callback, error_callback))

    def starmap(
        self,
        func: Callable[..., T],
        iterable: Iterable[Iterable[Any]],
        chunksize: int | None = None,
    ) -> list[T]:
        """Do a `map` whose elements are unpacked: ``func(*element)``."""
        return self.starmap_async(func, iterable, chunksize).get()

    def starmap_async(
        self,
        func: Callable[..., T],
        iterable: Iterable[Iterable[Any]],
        chunksize: int | None = None,
        callback: Callable[[list[T]], object] | None = None,
        error_callback: Callable[[BaseException], object] | None = None,
    ) -> MapResult[T]:
        """Ask for a `starmap` and go on."""
        return self._map(call_each_unpacked, func, iterable, chunksize, (callback, error_callback))

    def imap(
        self, func: Callable[[S], T], iterable: Iterable[S], chunksize: int = 1
    ) -> Iterator[T]:
        """Yield results in the order of the elements, each as soon as it can be had."""
        return self._imap(IMapIterator, func, iterable, chunksize)

    def imap_unordered(
        self, func: Callable[[S], T], iterable: Iterable[S], chunksize: int = 1
    ) -> Iterator[T]:
        """Yield results in the order in which they arrive."""
        return self._imap(IMapUnorderedIterator, func, iterable, chunksize)

    def _check_running(self) -> None:
        # Every method that takes work begins here, and ends here once the pool is not running.
        # anchor: submit-needs-running-pool
        self._state = after("submit", self._state)

    def _map(
        self,
        mapper: Callable[[Chunk], list[Any]],
        func: Callable[..., Any],
        iterable: Iterable[Any],
        chunksize: int | None,
        callbacks: tuple[Callback, Callback],
    ) -> MapResult[Any]:
        self._check_running()
        elements: Any = iterable if hasattr(iterable, "__len__") else list(iterable)
        length = len(elements)
        if chunksize is None:
            # Four chunks a worker: few messages, and still something to share out at the end. The
            # number of workers is that of this moment, and while they keep dying it can be 0.
            chunksize = -(-length // (len(self._pool) * 4))
        if length == 0:
            chunksize = 0
        result: MapResult[Any] = MapResult(self, chunksize, length, *callbacks)
        tasks = self._tasks(result._job, mapper, chunks(func, elements, chunksize))
        self._taskqueue.put(Feed(tasks, None))
        return result

    def _imap(
        self,
        kind: type[IMapIterator[Any]],
        func: Callable[..., Any],
        iterable: Iterable[Any],
        chunksize: int,
    ) -> Iterator[Any]:
        self._check_running()
        if chunksize < 1:
            raise ValueError(f"Chunksize must be 1+, not {chunksize!r}")
        result = kind(self)
        if chunksize == 1:
            self._taskqueue.put(Feed(self._tasks(result._job, func, iterable), result._set_length))
            return result
        batches = chunks(func, iterable, chunksize)
        self._taskqueue.put(Feed(self._tasks(result._job, call_each, batches), result._set_length))
        return (element for chunk in result for element in chunk)

    def _tasks(
        self, job: int, func: Callable[..., Any], arguments: Iterable[Any]
    ) -> Generator[Task, None, None]:
        """Make the tasks of a job, one by one, when the task handler asks for the next.

        A method, and so holding the pool for as long as tasks are left: a pool that its program
        has dropped goes on until all are sent, and then it is this generator, in the task
        handler's thread, that lets go of it last.
        """
        index = -1
        try:
            for index, argument in enumerate(arguments):
                yield Task(job, index, func, (argument,), {})
        except Exception as error:
            # An iterable that raises is answered like a task that raises, by a task that does.
            yield Task(job, index + 1, reraise, (error,), {})
