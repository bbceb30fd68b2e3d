"""Alarms: what a worker does before one that it has set goes off, or is taken back.

An alarm ends a process, or what it does, after a while, whatever becomes of the parent. One that is
taken back bounds what is done in between, and nothing else: not the loop around both.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from poolproof.flow.graph import Extent, extent
from poolproof.syntax.scopes import Function
from poolproof.tasks.conduct.calls import Resolved
from poolproof.tasks.conduct.causes import Guard

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination

_ALARMS = frozenset({"signal.alarm", "signal.setitimer"})
_ENTERING = "__enter__"


def is_alarm(resolved: Resolved) -> bool:
    """Whether a call sets an alarm or takes one back."""
    return any(path in _ALARMS for path in resolved.paths)


def takes_back(resolved: Resolved) -> bool:
    """``signal.alarm(0)`` takes an alarm back."""
    return any(isinstance(arg, ast.Constant) and arg.value == 0 for arg in resolved.node.args)


def lasts(examined: Examination, at: Extent) -> bool:
    """Whether an alarm is still set when the function that sets it is over."""
    return manages(examined.value.ref.function) or _taken_back(examined, at) is None


def manages(function: Function) -> bool:
    """Whether a function is run by ``with``, which then takes back what it has set."""
    return function.is_manager or function.name.endswith(f".{_ENTERING}")


def covered(examined: Examination) -> Iterator[Extent]:
    """The stretches of a function that are given up when an alarm goes off."""
    for at, resolved in examined.resolved.items():
        end = _taken_back(examined, at) if is_alarm(resolved) and not takes_back(resolved) else None
        if end is not None:
            yield Extent(at.line, at.column, end.line, end.column)
    for manager in examined.body.managers:
        at = extent(manager)
        entered = (*examined.stepped.get(at, ()), *examined.callees.get(at, ()))
        if any(manages(f.ref.function) and Guard.ALARM in c.guards for f, c in entered):
            outer = next(examined.body.around(manager), None)
            scope = next(examined.body.around(outer), None) if outer is not None else None
            if isinstance(scope, (ast.With, ast.AsyncWith)):
                yield extent(scope)


def _taken_back(examined: Examination, at: Extent) -> Extent | None:
    """The first place behind an alarm at which the same function takes it back."""
    ends = [
        other
        for other, resolved in examined.resolved.items()
        if other > at and is_alarm(resolved) and takes_back(resolved)
    ]
    return min(ends, default=None)
