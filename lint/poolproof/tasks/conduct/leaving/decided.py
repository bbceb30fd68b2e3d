"""Decided: conditions of loops that were answered before, as nothing in the loop changes them.

``while plugin is not None:`` does not end a loop in which nobody sets ``plugin``.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from poolproof.flow.graph import contains, extent
from poolproof.flow.ops import Branch
from poolproof.syntax.children import walk
from poolproof.tasks.conduct.body import LoopText
from poolproof.tasks.conduct.leaving.exits import Exit

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination


def is_decided(examined: Examination, way: Exit, loop: LoopText) -> bool:
    """Whether a loop would be left because a variable is None, which it does not set."""
    node, body = examined.graph.nodes[way.node], examined.body
    if not isinstance(node.op, Branch) or node.op.condition.kind != "none":
        return False
    test = body.expressions.get(node.at)
    asked = test.left if isinstance(test, ast.Compare) else None
    if not isinstance(asked, ast.Name) or not contains(loop.test, node.at):
        return False
    if asked.id not in examined.value.ref.function.scope.names or asked.id in body.declared:
        return False
    within = (each for each in body.bindings if contains(loop.at, extent(each.value)))
    return not any(asked.id in each.names for each in within) and not _is_shared(examined, asked.id)


def _is_shared(examined: Examination, name: str) -> bool:
    """Whether a function inside this one sets a variable of it."""
    nodes = walk(examined.value.ref.function.node)
    return any(isinstance(each, ast.Nonlocal) and name in each.names for each in nodes)
