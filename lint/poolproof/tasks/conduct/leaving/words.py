"""Words: the texts by which a loop that takes messages knows that it is to end."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from poolproof.syntax.children import walk
from poolproof.syntax.spelling import dotted
from poolproof.tasks.conduct.contact.channels import texts

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination

_LEAVING = (ast.Break, ast.Return, ast.Raise)


def ending_words(examined: Examination, loop: ast.While | ast.For | ast.AsyncFor) -> frozenset[str]:
    """The texts that the tests compare with by which a loop is left, or which set what is asked."""
    tests = [node for node in walk(loop) if isinstance(node, (ast.If, ast.While))]
    leaving = [
        node for node in tests if node is loop or any(isinstance(e, _LEAVING) for e in walk(node))
    ]
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


def _set_in(node: ast.If | ast.While) -> Iterator[str | None]:
    """The variables that are assigned under a condition."""
    for each in walk(node):
        if isinstance(each, ast.Assign):
            yield from map(dotted, each.targets)
        elif isinstance(each, (ast.AugAssign, ast.AnnAssign)):
            yield dotted(each.target)
