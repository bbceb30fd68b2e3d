"""Kinds: code that is only come to if an attribute holds an object of one class of several.

`if isinstance(self.source, LiveSource):` tells ways of use apart, and somebody else chooses among
them. What stands there is said of tasks only that are seen to have such an object.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from poolproof.flow.graph import Extent, extent
from poolproof.tasks.conduct.state.getters import got
from poolproof.tasks.evaluation.returning import own_nodes
from poolproof.tasks.evaluation.values import ClassValue, Instance

if TYPE_CHECKING:
    from poolproof.linking.meanings import ClassRef
    from poolproof.tasks.conduct.examination import Examination


def of_other_kinds(examined: Examination) -> Iterator[Extent]:
    """The bodies of such branches that are for objects which the task is not seen to have."""
    for branch in own_nodes(examined.value.ref.function.node):
        if not isinstance(branch, ast.If):
            continue
        tests = branch.test.values if isinstance(branch.test, ast.BoolOp) else [branch.test]
        if isinstance(branch.test, ast.BoolOp) and not isinstance(branch.test.op, ast.And):
            continue
        asked = (each for test in tests for each in _asked(test, examined))
        if not all(_may_be(*each) for each in asked):
            first, last = extent(branch.body[0]), extent(branch.body[-1])
            yield Extent(first.line, first.column, last.end_line, last.end_column)


def _asked(test: ast.expr, examined: Examination) -> Iterator[tuple[Examination, ast.Call]]:
    """The question of which class an attribute is, also if a property or function asks it."""
    given = None
    if not _is_question(test) and isinstance(test, (ast.Attribute, ast.Call)):
        given = got(test, examined)
    node, where = (test, examined) if given is None else (given.node, given.examined)
    if isinstance(node, ast.Call) and _is_question(node) and not (given and given.negated):
        yield where, node


def _is_question(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "isinstance"
        and len(node.args) == 2
        and isinstance(node.args[0], ast.Attribute)
    )


def _may_be(examined: Examination, call: ast.Call) -> bool:
    """Whether an object may be of one of the classes, or those are not of the project."""
    evaluator, context = examined.evaluator, examined.context
    asked = call.args[1]
    classes = asked.elts if isinstance(asked, ast.Tuple) else [asked]
    kinds: set[ClassRef] = set()
    for node in classes:
        found = evaluator.values(node, context)
        if not found or not all(isinstance(value, ClassValue) for value in found):
            return True
        kinds.update(value.ref for value in found if isinstance(value, ClassValue))
    return any(
        not kinds.isdisjoint(evaluator.names.ancestors(value.ref))
        for value in evaluator.values(call.args[0], context)
        if isinstance(value, Instance)
    )
