"""Given work: what a function gives to the workers of executors and pools, and waits for.

The end of an executor, and of the process that has it, waits for all of its work; a pool of
processes is waited for by whoever fetches its results or joins it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from poolproof.tasks.conduct.calls import Resolved
from poolproof.tasks.conduct.waiting import canonical
from poolproof.tasks.evaluation.handing import handings
from poolproof.tasks.evaluation.values import Context, FunctionValue

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination

_EXECUTORS = {
    f"concurrent.futures.{path}().{word}": kind == "Thread"
    for kind in ("Thread", "Process")
    for path in (f"{kind}PoolExecutor", f"{kind.lower()}.{kind}PoolExecutor")
    for word in ("submit", "map")
}
_POOLS = ("multiprocessing.Pool().", "multiprocessing.pool.ThreadPool().")
_PUT_OFF = frozenset({"apply_async", "map_async"})
_OF_POOLS = _PUT_OFF | {"imap", "imap_unordered"}
_GIVING = _OF_POOLS | {"submit", "map"}
_FETCHING = frozenset({"join", "get"})


class GivenWork(Struct, frozen=True):
    """A function that a worker runs, and how it is called; whether a thread does."""

    function: FunctionValue
    inside: Context
    by_thread: bool


def given_work(examined: Examination, resolved: Resolved) -> Iterator[GivenWork]:
    """What a call gives to workers whose end is waited for."""
    if resolved.word not in _GIVING:
        return
    threads = [_EXECUTORS[path] for path in resolved.paths if path in _EXECUTORS]
    if not threads and not _is_waited_for(examined, resolved):
        return
    evaluator, depth = examined.evaluator, examined.context.depth + 1
    for handing in handings(resolved.node):
        args = tuple(evaluator.values(each, examined.context) for each in handing.rest)
        if handing.packed is not None:
            packed = evaluator.values(handing.packed, examined.context)
            args = evaluator.spread(packed, examined.context)
        for function in evaluator.values(handing.callable, examined.context):
            if isinstance(function, FunctionValue):
                inside = evaluator.calling(function, () if handing.each else args, {}, depth)
                yield GivenWork(function, inside, any(threads))


def _is_waited_for(examined: Examination, given: Resolved) -> bool:
    """Whether a function waits for what it gives to a pool of processes."""
    of_pool = given.word in _OF_POOLS
    if not of_pool or not any(canonical(path).startswith(_POOLS) for path in given.paths):
        return False
    fetching = (each.word in _FETCHING for each in examined.resolved.values())
    return given.word not in _PUT_OFF or any(fetching)
