"""Steady: what a loop asks of a variable that it does not change: ``while plugin is not None:``."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from poolproof.flow.graph import Edge, contains, extent
from poolproof.tasks.evaluation.index import enclosing

if TYPE_CHECKING:
    from poolproof.tasks.conduct.body import LoopText
    from poolproof.tasks.conduct.examination import Examination


def never_none_later(test: ast.Compare, examined: Examination) -> Edge | None:
    """The edge of ``name is None`` that leaves a loop, if the answer stays what it was before it.

    Which object a variable holds only changes where it is assigned, whatever is done to the object.
    """
    loop = next((each for each in examined.body.loops if _asks(each, test)), None)
    name = getattr(test.left, "id", "")
    if loop is None or not name or not _is_of_function(name, examined):
        return None
    assigned = (each.node for each in examined.body.bindings if name in each.names)
    if any(contains(loop.at, extent(node)) for node in assigned):
        return None
    return Edge.TRUE if isinstance(test.ops[0], ast.IsNot) else Edge.FALSE


def _asks(loop: LoopText, test: ast.Compare) -> bool:
    return isinstance(loop.node, ast.While) and loop.node.test is test


def _is_of_function(name: str, examined: Examination) -> bool:
    """Whether a variable is a function's own, and all of its assignments are seen."""
    module, index = examined.context.module, examined.context.function
    scope = module.names.scope_of(index)
    if scope.parent is None or name in scope.outer:
        return False
    changed = examined.evaluator.names.index(module).globals.get(name, ())
    if any(index in enclosing(module, inner.function) for inner, _ in changed):
        return False
    given = name in module.names.functions[index].all_parameters
    seen = sum(name in each.names for each in examined.body.bindings)
    return seen + given == len(scope.names.get(name, ()))
