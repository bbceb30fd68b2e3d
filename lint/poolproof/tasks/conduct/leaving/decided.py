"""Decided: conditions of loops that were answered before, as nothing in the loop changes them.

``while plugin is not None:`` does not end a loop in which nobody sets ``plugin``, and neither does
the first part of ``while stop and not stop.is_set():`` if that is an event.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from poolproof.flow.graph import contains, extent
from poolproof.flow.ops import Branch
from poolproof.syntax.children import walk
from poolproof.tasks.conduct.body import LoopText
from poolproof.tasks.conduct.leaving.exits import Exit
from poolproof.tasks.conduct.state.flags import is_later
from poolproof.tasks.conduct.state.stores import Stores
from poolproof.tasks.conduct.waiting import canonical
from poolproof.tasks.evaluation.values import Constant, Outside

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination

_OBJECTS = frozenset(
    f"{module}.{maker}()"
    for module in ("multiprocessing", "multiprocessing.Manager()", "threading")
    for maker in ("Event", "Condition", "Lock", "RLock", "Semaphore", "Barrier", "Queue",
                  "JoinableQueue", "SimpleQueue", "Connection", "Value")
)  # fmt: skip


def is_decided(examined: Examination, way: Exit, loop: LoopText) -> bool:
    """Whether a loop would be left because of what is None or false, which it does not set."""
    node, body = examined.graph.nodes[way.node], examined.body
    if not isinstance(node.op, Branch) or not contains(loop.test, node.at):
        return False
    test = body.expressions.get(node.at)
    if node.op.condition.kind == "truth" and isinstance(test, (ast.Name, ast.Attribute)):
        return _is_object(examined, test) and _stays(examined, test, loop)
    asked = test.left if isinstance(test, ast.Compare) else None
    if node.op.condition.kind != "none" or not isinstance(asked, ast.Name):
        return False
    return _stays(examined, asked, loop)


def _is_object(examined: Examination, asked: ast.expr) -> bool:
    """Whether something is one of the things that processes or threads share, which always hold."""
    values = examined.evaluator.values(asked, examined.context)
    made = [v for v in values if not (isinstance(v, Constant) and v.value is None)]
    return bool(made) and all(
        isinstance(each, Outside) and canonical(each.path) in _OBJECTS for each in made
    )


def _stays(examined: Examination, asked: ast.Name | ast.Attribute, loop: LoopText) -> bool:
    """Whether nothing that runs in a loop puts something else where a condition looks."""
    body = examined.body
    if isinstance(asked, ast.Attribute):
        touched = examined.touched() | {examined.value.ref}
        stores = Stores(examined, touched).of(asked.value, asked.attr)
        return stores is not None and not any(f and is_later(f) for f, _ in stores)
    if asked.id not in examined.value.ref.function.scope.names or asked.id in body.declared:
        return False
    within = (each for each in body.bindings if contains(loop.at, extent(each.value)))
    return not any(asked.id in each.names for each in within) and not _is_shared(examined, asked.id)


def _is_shared(examined: Examination, name: str) -> bool:
    """Whether a function inside this one sets a variable of it."""
    nodes = walk(examined.value.ref.function.node)
    return any(isinstance(each, ast.Nonlocal) and name in each.names for each in nodes)
