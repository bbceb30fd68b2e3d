"""Arrival: loops that look again and again whether something has come into a queue or list."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from poolproof.flow.graph import Extent, contains, extent
from poolproof.tasks.conduct.contact.channels import Act, Channel, lists
from poolproof.tasks.conduct.leaving.questions import Question
from poolproof.tasks.conduct.leaving.wanting import takes_out
from poolproof.tasks.conduct.state.sources import mentions

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination


_ASKING = ("empty", "full", "qsize", "len")
_HOLDING: dict[tuple[type[ast.cmpop], object], bool] = {
    (ast.Eq, 0): False,
    (ast.Lt, 1): False,
    (ast.LtE, 0): False,
    (ast.NotEq, 0): True,
    (ast.Gt, 0): True,
    (ast.GtE, 1): True,
}


class Arrival:
    """Answers for the loops of one function."""

    def __init__(self, examined: Examination) -> None:
        self.examined = examined

    def decides(self, asked: Question) -> bool:
        """Whether a loop is left once there is something, which others have to see to."""
        if asked.condition.kind == "truth" and asked.leaves and self._is_list(asked.test):
            return True
        told = {
            extent(node): holds for node, holds in self._questions() if _is_in(node, asked.loop)
        }
        if not told:
            return False
        if extent(asked.test) in told:
            return told[extent(asked.test)] is asked.leaves
        sought = [
            node
            for node in self.examined.body.expressions.values()
            if told.get(extent(node)) is True
            or (isinstance(node, ast.UnaryOp) and told.get(extent(node.operand)) is False)
        ]
        names = self.examined.body.told(sought, asked.loop, asked.kept) if sought else ()
        return mentions(asked.test, names, set())

    def _questions(self) -> Iterator[tuple[ast.expr, bool]]:
        """What asks about a queue that the process never fills, and whether it is for something."""
        filled = None
        for resolved in self.examined.resolved.values():
            if resolved.word not in _ASKING:
                continue
            asked = {use.channel for use in resolved.uses if use.act is Act.ASKS}
            filled = self._filled() if filled is None else filled
            if not asked or not asked.isdisjoint(filled):
                continue
            if resolved.word == "empty":
                yield resolved.node, False
                continue
            above = next(self.examined.body.around(resolved.node), None)
            if isinstance(above, ast.Compare) and above.left is resolved.node:
                holds = _holds_if_any(above)
                if holds is not None:
                    yield above, holds
            else:
                yield resolved.node, True

    def _is_list(self, test: ast.expr) -> bool:
        """Whether a condition asks a list for whether there is anything in it."""
        asked = set(lists(self.examined.evaluator.values(test, self.examined.context)))
        return bool(asked) and asked.isdisjoint(self._filled())

    def _filled(self) -> set[Channel]:
        """What the process itself puts something into; to take a slice out is not to fill."""
        examined = self.examined
        uses = examined.uses(examined.resolved)
        written = {
            channel
            for binding in examined.body.bindings
            for target in getattr(binding.node, "targets", ())
            if isinstance(target, ast.Subscript) and not takes_out(target, binding.value)
            for channel in lists(examined.evaluator.values(target.value, examined.context))
        }
        return written | {use.channel for use in uses if use.act in (Act.GIVES, Act.ENDS)}


def _is_in(node: ast.expr, loop: Extent) -> bool:
    return contains(loop, extent(node))


def _holds_if_any(test: ast.Compare) -> bool | None:
    """Whether a comparison of a number holds for all but zero, or for zero only."""
    other = test.comparators[0]
    number = other.value if isinstance(other, ast.Constant) else None
    return _HOLDING.get((type(test.ops[0]), number))
