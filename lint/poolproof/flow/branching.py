"""Lowering of conditions: on which loose ends they hold, and on which they do not."""

from __future__ import annotations

import ast
from abc import ABC, abstractmethod

from poolproof.flow import conditions
from poolproof.flow.building import Builder
from poolproof.flow.frames import Ends
from poolproof.flow.graph import Edge
from poolproof.flow.ops import Branch, Condition, Place


class ConditionLowerer(Builder, ABC):
    """The part of the builder that knows conditions."""

    @abstractmethod
    def value(self, node: ast.expr) -> Place:
        """Evaluate an expression; the place that holds its value."""

    def branch(self, node: ast.expr) -> tuple[Ends, Ends]:
        """Lower a condition; the loose ends on which it holds, and those on which it does not."""
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            then, other = self.branch(node.operand)
            return other, then
        if isinstance(node, ast.BoolOp):
            return self._short_circuit(node)
        if isinstance(node, ast.Constant):
            return (self.ends, []) if node.value else ([], self.ends)
        bound = conditions.is_bound(node)
        if bound is not None:
            flipped = isinstance(node, ast.Compare) and _is_negative(node)
            return self._test(bound, node, flipped=flipped)
        if isinstance(node, ast.Compare):
            return self._compare(node)
        place = self.value(node)
        return self._test(conditions.truth(node, place), node)

    def _short_circuit(self, node: ast.BoolOp) -> tuple[Ends, Ends]:
        is_or = isinstance(node.op, ast.Or)
        stopped: Ends = []
        for operand in node.values:
            then, other = self.branch(operand)
            stop, go = (then, other) if is_or else (other, then)
            stopped += stop
            self.ends = go
            if not go:
                break
        return (stopped, self.ends) if is_or else (self.ends, stopped)

    def _compare(self, node: ast.Compare) -> tuple[Ends, Ends]:
        operator, right = node.ops[0], node.comparators[0]
        if len(node.ops) == 1 and isinstance(right, ast.Constant) and right.value is None:
            place = self.value(node.left)
            if isinstance(operator, (ast.Is, ast.Eq)):
                return self._test(conditions.is_none(node.left, place), node)
            if isinstance(operator, (ast.IsNot, ast.NotEq)):
                return self._test(conditions.is_none(node.left, place), node, flipped=True)
        if len(node.ops) == 1 and isinstance(right, ast.Constant) and isinstance(right.value, bool):
            condition = conditions.is_same(node.left, self.value(node.left), right.value)
            return self._test(condition, node, flipped=_is_negative(node))
        identical = conditions.is_identical(node)
        if identical is not None:
            return self._test(identical, node, flipped=_is_negative(node))
        compared = conditions.comparison(node)
        if compared is None:
            for side in (node.left, *node.comparators):
                if not isinstance(side, ast.Constant):
                    self.value(side)
            return self._test(_normalised(node), node, flipped=_is_negative(node))
        self.value(node.left)
        self.value(node.comparators[0])
        return self._test(compared, node)

    def _test(
        self, condition: Condition, at: ast.AST, *, flipped: bool = False
    ) -> tuple[Ends, Ends]:
        number = self.emit(Branch(condition, flipped, self.computing), at)
        then: Ends = [(number, Edge.TRUE)]
        other: Ends = [(number, Edge.FALSE)]
        self.ends = []
        return (other, then) if flipped else (then, other)


def _is_negative(node: ast.Compare) -> bool:
    return len(node.ops) == 1 and isinstance(node.ops[0], (ast.NotEq, ast.IsNot, ast.NotIn))


def _normalised(node: ast.Compare) -> Condition:
    """The positive form of a comparison, so that ``x in y`` and ``x not in y`` are one question."""
    positive: ast.expr = node
    if _is_negative(node):
        table: dict[type[ast.cmpop], type[ast.cmpop]] = {
            ast.NotEq: ast.Eq,
            ast.IsNot: ast.Is,
            ast.NotIn: ast.In,
        }
        operator = table[type(node.ops[0])]()
        positive = ast.Compare(node.left, [operator], node.comparators)
    return conditions.truth(positive, None)
