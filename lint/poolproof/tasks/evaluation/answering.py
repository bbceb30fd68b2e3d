"""Answering what expressions stand for: each question once, with a bound on the effort.

What is not understood is not the only thing that goes unanswered: so does what is asked for while
it is being answered, and what leads to more expressions than it is worth.
"""

from __future__ import annotations

import ast
from abc import ABC, abstractmethod
from collections.abc import Iterable

from poolproof.linking.meanings import Module
from poolproof.syntax.scopes import MODULE
from poolproof.tasks.evaluation.values import NOTHING, Context, Values, bounded

_MAX_NESTING = 40
_MAX_EFFORT = 60_000
_MAX_VALUES = 24


class Exhausted(Exception):  # noqa: N818 - nothing went wrong, it only takes too long
    """A question leads to more expressions than it is worth."""


class Answering(ABC):
    """Asks for the value of each expression in each context once, and keeps the answers.

    ``answered`` is how many it was so far.
    """

    def __init__(self) -> None:
        self._contexts: dict[tuple[object, ...], Context] = {}
        self._known: dict[tuple[int, int], tuple[Values, int]] = {}
        self._passing: dict[tuple[int, int], Values] = {}
        self._open: set[tuple[int, int]] = set()
        self._effort = 0
        self.answered = 0
        self._kept: list[ast.AST] = []
        self._cuts = 0

    @abstractmethod
    def evaluate(self, node: ast.expr, context: Context) -> Values:
        """What an expression of its class stands for; it asks for what it is made of."""

    @abstractmethod
    def piecemeal(self, node: ast.expr, context: Context) -> Values:
        """What is left of an answer that takes too long as a whole."""

    def context(
        self,
        module: Module,
        function: int = MODULE,
        bound: Iterable[tuple[str, Values]] = (),
        outer: Context | None = None,
        depth: int = 0,
    ) -> Context:
        """The one context with this content."""
        content: tuple[tuple[str, Values], ...] = ()
        if bound:
            content = tuple(sorted(((n, v) for n, v in bound if v), key=lambda pair: pair[0]))
        key = (id(module), function, content, id(outer))  # a context keeps both alive
        known = self._contexts.get(key)
        if known is None:
            known = self._contexts[key] = Context(module, function, content, outer, depth)
        return known

    def values(self, node: ast.expr, context: Context) -> Values:
        """Everything that the expression may stand for, as far as it is understood."""
        known = self._known.get((id(context), id(node)))
        if known is not None:
            if self._open:
                # As if it were done anew: the order of questions says nothing.
                self._spend(known[1])
            return known[0]
        if self._open:
            return self._values(node, context)
        self._effort = 0
        try:
            return self._values(node, context)
        except Exhausted:
            found = self.piecemeal(node, context)
            # Whatever asks for it again comes to the same end, at once.
            self._known[id(context), id(node)] = found, _MAX_EFFORT + 1
            self._kept.append(node)
            return found
        finally:
            self._passing.clear()

    def _values(self, node: ast.expr, context: Context) -> Values:
        key = (id(context), id(node))
        if key in self._passing:
            return self._passing[key]
        if key in self._open or len(self._open) > _MAX_NESTING:
            self._cuts += 1
            return NOTHING
        cuts, before = self._cuts, self._effort
        self._open.add(key)
        try:
            self._spend(1)
            self.answered += 1
            found = bounded(self.evaluate(node, context), _MAX_VALUES)
        finally:
            self._open.discard(key)
        self._kept.append(node)
        if cuts == self._cuts or not self._open:
            self._known[key] = found, self._effort - before
        else:
            # What was cut short for the sake of a cycle only holds for the question that was asked.
            self._passing[key] = found
        return found

    @property
    def cuts(self) -> int:
        """How many answers were cut short so far."""
        return self._cuts

    def cut(self) -> None:
        """Note that an answer was cut short for the sake of a cycle."""
        self._cuts += 1

    def _spend(self, effort: int) -> None:
        self._effort += effort
        if self._effort > _MAX_EFFORT:
            raise Exhausted
