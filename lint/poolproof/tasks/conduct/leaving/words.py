"""Words: the texts by which a loop that takes messages knows that it is to end.

So it may by marks, constants that have a place of their own in each message: ``(item, True)``.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from poolproof.flow.graph import contains, extent
from poolproof.syntax.children import walk
from poolproof.syntax.spelling import dotted
from poolproof.tasks.conduct.contact.channels import texts

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination

_LEAVING = (ast.Break, ast.Return, ast.Raise)


def ending_words(examined: Examination, loop: ast.While | ast.For | ast.AsyncFor) -> frozenset[str]:
    """The texts that the tests compare with by which a loop is left, or which set what is asked."""
    tests = [node for node in walk(loop) if isinstance(node, (ast.If, ast.While))]
    leaving = [node for node in tests if node is loop or _may_leave(node)]
    asked = {
        dotted(part)
        for node in leaving
        for part in walk(node.test)
        if isinstance(part, (ast.Name, ast.Attribute))
    } - {None}
    setting = [node for node in tests if not asked.isdisjoint(_set_in(node))]
    return frozenset(
        word
        for node in (*leaving, *setting)
        for compared in walk(node.test)
        if isinstance(compared, ast.Compare)
        for side in (compared.left, *compared.comparators)
        for word in texts(examined.evaluator.values(side, examined.context))
    )


def ending_marks(examined: Examination, loop: ast.While | ast.For | ast.AsyncFor) -> frozenset[str]:
    """The constants in a place of a message at which a loop is left."""
    parts = {
        each.id
        for binding in examined.body.bindings
        if isinstance(binding.node, ast.Assign) and _is_within(loop, binding.node)
        for target in binding.node.targets
        if isinstance(target, (ast.Tuple, ast.List))
        for each in target.elts
        if isinstance(each, ast.Name)
    }
    left = (node for node in walk(loop) if isinstance(node, ast.If) and _leaves(node))
    asked = (_asked(node.test) for node in left)
    return frozenset(repr(told) for part, told in asked if _is_part(part, parts))


def _may_leave(node: ast.If | ast.While) -> bool:
    """Whether what stands under a condition leaves; what is ``elif`` has one of its own."""
    other = [] if len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If) else node.orelse
    return any(isinstance(e, _LEAVING) for part in (*node.body, *other) for e in walk(part))


def _is_within(loop: ast.AST, node: ast.AST) -> bool:
    return contains(extent(loop), extent(node))


def _leaves(node: ast.If) -> bool:
    return isinstance(node.body[-1], _LEAVING)


def _asked(test: ast.expr) -> tuple[ast.expr, object]:
    """What a test asks, and which constant it looks for there."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return test.operand, False
    if isinstance(test, ast.Compare) and isinstance(test.ops[0], (ast.Is, ast.Eq)):
        sought = test.comparators[0]
        return test.left, sought.value if isinstance(sought, ast.Constant) else ...
    return test, True


def _is_part(asked: ast.expr, parts: set[str]) -> bool:
    if isinstance(asked, ast.Subscript):
        return isinstance(asked.slice, ast.Constant)
    return isinstance(asked, ast.Name) and asked.id in parts


def _set_in(node: ast.If | ast.While) -> Iterator[str | None]:
    """The variables that are assigned under a condition."""
    for each in walk(node):
        if isinstance(each, ast.Assign):
            yield from map(dotted, each.targets)
        elif isinstance(each, (ast.AugAssign, ast.AnnAssign)):
            yield dotted(each.target)
