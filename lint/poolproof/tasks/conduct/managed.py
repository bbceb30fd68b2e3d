"""Managed: what the end of a ``with`` waits for, as ``with Popen(...)`` does for its program."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from poolproof.flow.graph import Extent, contains, extent
from poolproof.syntax.spelling import dotted
from poolproof.tasks.conduct.iterating import Waiting
from poolproof.tasks.evaluation.values import Outside, ordered

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination

_LEAVING = "__exit__"
# What waits for a program already, with a bound or without, or ends it.
_SEEN_TO = frozenset({"wait", "communicate", "poll", "kill", "terminate", "send_signal"})


def left(examined: Examination, at: Extent) -> Iterator[Waiting]:
    """What the end of the ``with`` waits for that enters a manager at a place.

    Nothing if the block itself sees to the end of what it has.
    """
    manager = examined.body.expressions.get(at)
    if manager is None:
        return
    waits = examined.conducts.waits
    found = [
        Waiting(wait, value, forever=True)
        for value in ordered(examined.evaluator.values(manager, examined.context))
        if isinstance(value, Outside)
        if (wait := waits.find(f"{value.path}.{_LEAVING}")) is not None
    ]
    if found and not _is_seen_to(examined, manager):
        yield from found


def _is_seen_to(examined: Examination, manager: ast.expr) -> bool:
    block = next((e for e in examined.body.around(manager) if isinstance(e, ast.With)), None)
    if block is None:
        return True
    names = {
        dotted(each.optional_vars) if each.optional_vars is not None else dotted(each.context_expr)
        for each in block.items
        if each.context_expr is manager
    }
    passed = (
        dotted(each)
        for place, call in examined.body.calls.items()
        if contains(extent(block), place)
        for each in (*call.args, *(keyword.value for keyword in call.keywords))
    )
    named = (
        dotted(each.value)
        for place, each in examined.body.expressions.items()
        if isinstance(each, ast.Attribute) and each.attr in _SEEN_TO
        if contains(extent(block), place)
    )
    return not (names - {None}).isdisjoint([*passed, *named])
