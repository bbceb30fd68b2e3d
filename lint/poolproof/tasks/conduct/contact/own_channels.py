"""Own channels: queues and pipes that a task makes for whom it starts itself.

The main process never knows of them, so it neither gives anything to them nor is missed.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from poolproof.flow.graph import Extent, contains, extent
from poolproof.linking.meanings import FunctionRef, Module
from poolproof.syntax.spelling import last_word
from poolproof.tasks.conduct.causes import Cause
from poolproof.tasks.conduct.contact.channels import Channel
from poolproof.tasks.conduct.state.sources import mentions
from poolproof.tasks.evaluation.values import Origin

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination

# What only keeps or shows what it is given.
_KEEPING = frozenset({"append", "add", "extend", "insert", "print", "len", "isinstance", "str"})
# What has its other end, or who uses it, in the same program.
_SHARED = frozenset({"Queue", "JoinableQueue", "SimpleQueue", "Pipe", "Event", "Condition"})


def is_own(examined: Examination, made: Origin | Channel | None) -> bool:
    """Whether a function made something itself, in a variable, and gave it to somebody."""
    if made is None:
        return False
    names = {
        name for each in examined.body.bindings if each.value is made.call for name in each.names
    }
    return bool(names) and any(
        last_word(call.func) not in _KEEPING
        and any(mentions(given, names, set()) for given in _given(call))
        for call in examined.body.calls.values()
    )


def are_own(cause: Cause, touched: frozenset[FunctionRef]) -> bool:
    """Whether functions that a task runs have made all that ends a cause, for its own objects.

    What is made where it is waited for is judged there, by whom it is given to; a function in which
    another one stands that waits is not that one.
    """
    holding = [ref for ref in touched if _holds(ref, cause.module, cause.at)]
    waiting = max(holding, key=lambda ref: extent(ref.function.node), default=None)
    makers = [ref for ref in touched if ref != waiting]
    return bool(cause.channels) and all(
        each.maker in _SHARED and any(_holds(ref, each.module, extent(each.call)) for ref in makers)
        for each in cause.channels
    )


def _holds(ref: FunctionRef, module: Module, at: Extent) -> bool:
    """Whether a place is in a function."""
    return ref.module is module and contains(extent(ref.function.node), at)


def _given(call: ast.Call) -> list[ast.expr]:
    return [*call.args, *(keyword.value for keyword in call.keywords)]
