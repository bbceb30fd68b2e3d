"""Kinds: code that is only come to if an attribute holds an object of one class of several.

`if isinstance(self.source, LiveSource):` tells ways of use apart, and somebody else chooses among
them. What stands there is said of tasks only that are seen to have such an object.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from poolproof.flow.graph import Extent, contains, extent
from poolproof.tasks.evaluation.values import ClassValue, Instance

if TYPE_CHECKING:
    from poolproof.linking.meanings import ClassRef
    from poolproof.tasks.conduct.examination import Examination


def of_other_kinds(examined: Examination) -> Iterator[Extent]:
    """The bodies of such branches that are for objects which the task is not seen to have."""
    for call in examined.body.calls.values():
        func = call.func
        if not isinstance(func, ast.Name) or func.id != "isinstance" or len(call.args) != 2:
            continue
        branch = next(examined.body.around(call), None)
        if isinstance(branch, ast.BoolOp) and isinstance(branch.op, ast.And):
            branch = next(examined.body.around(branch), None)
        if not isinstance(branch, ast.If) or not isinstance(call.args[0], ast.Attribute):
            continue
        if contains(extent(branch.test), extent(call)) and not _may_be(examined, call):
            first, last = extent(branch.body[0]), extent(branch.body[-1])
            yield Extent(first.line, first.column, last.end_line, last.end_column)


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
