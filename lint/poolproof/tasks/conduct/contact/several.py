"""Several: which pipes a call waits for that is handed a list of them."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from poolproof.tasks.conduct.iterating import Waiting
from poolproof.tasks.conduct.waiting import PIPE, Waits, canonical
from poolproof.tasks.evaluation.values import Collection, Outside, Value, Values, ordered

_PIPES = "multiprocessing.connection.wait"
_CHOOSING = (_PIPES, "select.select")


def of_pipes(waiting: Waiting, given: tuple[Values, ...], waits: Waits) -> Waiting:
    """The same wait, for the pipes that one call made, if nothing else is among what it is given.

    So is that for sockets if it is handed pipes.
    """
    if not given or not any(call in _CHOOSING for call in waiting.wait.calls):
        return waiting
    pipes = [each for value in ordered(given[0]) for each in _items(value)]
    origins = {each.origin for each in pipes if isinstance(each, Outside)}
    wait, pipe = waits.find(_PIPES), next(iter(pipes), None)
    if (
        wait is None
        or len(origins) != 1
        or not isinstance(pipe, Outside)
        or not all(isinstance(each, Outside) and canonical(each.path) == PIPE for each in pipes)
    ):
        return waiting
    return replace(waiting, wait=wait, made=pipe)


def _items(value: Value) -> Iterator[Value]:
    """What a list holds."""
    if isinstance(value, Collection):
        yield from (each for item in value.items for each in ordered(item))
    else:
        yield value
