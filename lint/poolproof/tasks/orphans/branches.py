"""Branches: submissions that their module rules out as it is, by a constant.

``if USE_PROCESSES:`` Who wants them edits that, and is told then.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from poolproof.syntax.children import children
from poolproof.syntax.scopes import Assigned
from poolproof.tasks.evaluation.index import ModuleIndex
from poolproof.tasks.submitting.submissions import Handed


def is_ruled_out(handed: Handed, index: ModuleIndex) -> bool:
    """Whether nothing leads to a submission; ``index`` is that of its module."""
    return any(
        _answer(test, handed, index) is not holds
        for test, holds in _conditions(index.module.names.tree, handed.call)
        if _answer(test, handed, index) is not None
    )


def _conditions(tree: ast.AST, node: ast.AST) -> Iterator[tuple[ast.expr, bool]]:
    """The tests around a node, each with the answer that leads to it."""
    outer: ast.AST | None = tree
    while outer is not None and outer is not node:
        inner = next((each for each in children(outer) if _holds(each, node)), None)
        if isinstance(outer, ast.If) and inner is not outer.test:
            yield outer.test, inner in outer.body
        elif isinstance(outer, ast.IfExp) and inner is not outer.test:
            yield outer.test, inner is outer.body
        outer = inner


def _holds(outer: ast.AST, node: ast.AST) -> bool:
    """Whether a node stands in another one, by their places in the text."""
    if outer is node:
        return True
    if not isinstance(outer, (ast.stmt, ast.expr, ast.excepthandler)):
        return False
    first = (outer.lineno, outer.col_offset)
    last = (outer.end_lineno or 0, outer.end_col_offset or 0)
    return first <= (getattr(node, "lineno", 0), getattr(node, "col_offset", 0)) < last


def _answer(test: ast.expr, handed: Handed, index: ModuleIndex) -> bool | None:
    """What a test says each time; None if that is not known."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        inner = _answer(test.operand, handed, index)
        return None if inner is None else not inner
    if isinstance(test, ast.BoolOp):
        answers = [_answer(each, handed, index) for each in test.values]
        decides = isinstance(test.op, ast.Or)
        if decides in answers:
            return decides
        return None if None in answers else not decides
    if isinstance(test, ast.Constant):
        return bool(test.value)
    if not isinstance(test, ast.Name) or index.globals.get(test.id):
        return None
    scope = index.module.names.scope_of(handed.function)
    home, bindings = scope.lookup(test.id) or (scope, [])
    values = [each.value for each in bindings if isinstance(each, Assigned)]
    is_fixed = home.parent is None and len(values) == len(bindings) == 1
    value = values[0] if is_fixed else None
    return bool(value.value) if isinstance(value, ast.Constant) else None
