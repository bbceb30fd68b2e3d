"""Arrival: loops that look again and again whether something has come into a queue."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from poolproof.flow.graph import Extent
from poolproof.flow.lower import extent
from poolproof.tasks.body import contains, mentions
from poolproof.tasks.channels import Act, Channel
from poolproof.tasks.questions import Question

if TYPE_CHECKING:
    from poolproof.tasks.examination import Examination


class Arrival:
    """Answers for the loops of one function."""

    def __init__(self, examined: Examination) -> None:
        self.examined = examined

    def decides(self, asked: Question) -> bool:
        """Whether a loop is left once a queue is not empty, which others have to see to."""
        questions = {extent(call): call for call in self._questions(asked.loop)}
        if not questions:
            return False
        if extent(asked.test) in questions:
            return not asked.leaves
        refused = [
            node
            for node in self.examined.body.expressions.values()
            if isinstance(node, ast.UnaryOp) and extent(node.operand) in questions
        ]
        names = self.examined.body.told(refused, asked.loop, asked.kept) if refused else ()
        return mentions(asked.test, names, set())

    def _questions(self, loop: Extent) -> Iterator[ast.Call]:
        """The calls in a loop that ask whether a queue is empty which the process never fills."""
        for at, resolved in self.examined.resolved.items():
            if resolved.word == "empty" and contains(loop, at):
                asked = {use.channel for use in resolved.uses if use.act is Act.ASKS}
                if asked and asked.isdisjoint(self._filled()):
                    yield resolved.node

    def _filled(self) -> set[Channel]:
        examined = self.examined
        uses = examined.uses(examined.resolved)
        return {use.channel for use in uses if use.act in (Act.GIVES, Act.ENDS)}
