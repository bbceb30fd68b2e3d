"""Questions: the conditions by which loops are left."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import TypeGuard

from msgspec import Struct

from poolproof.flow.graph import Extent, contains, extent
from poolproof.flow.ops import Condition
from poolproof.syntax.spelling import dotted


class Question(Struct, frozen=True):
    """A condition in a loop, and whether the loop is left when it holds."""

    test: ast.expr
    loop: Extent
    condition: Condition
    leaves: bool

    @property
    def kept(self) -> frozenset[tuple[str, bool]]:
        """The names that keep the loop going as long as they are true, or false."""
        path = dotted(self.test)
        if path is not None and self.condition.kind == "truth":
            return frozenset({(path, not self.leaves)})
        parts = [each for each in ast.walk(self.test) if isinstance(each, ast.Subscript)]
        bases = (dotted(each.value) for each in parts)
        # There is nothing to be had of an empty collection.
        held = frozenset((base, False) for base in bases if base is not None)
        if not self.wants_something or not isinstance(self.test, ast.Compare):
            return held
        left, *right = self.test.left, *self.test.comparators
        among = any(isinstance(each, (ast.In, ast.NotIn)) for each in self.test.ops)
        sides = right if among else [left, *right]
        found = (dotted(each) for each in sides)
        return held | frozenset((each, False) for each in found if each is not None)

    def also(self, around: Iterable[ast.AST]) -> Iterator[Question]:
        """The conditions that must hold too; ``around`` is what its text stands in, inside out."""
        inner: ast.AST = self.test
        holds = self.leaves
        for node in around:
            if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
                holds = not holds
            elif isinstance(node, ast.BoolOp):
                if isinstance(node.op, ast.And) is holds:
                    for part in node.values:
                        if part is not inner:
                            yield from self._parts(part, holds=holds)
            elif isinstance(node, ast.If) and extent(node) != self.loop:
                if not contains(self.loop, extent(node)):
                    return
                if inner is not node.test:
                    yield from self._parts(node.test, holds=inner not in node.orelse)
            elif isinstance(node, (ast.While, ast.For, ast.FunctionDef)):
                return
            inner = node

    def _parts(self, test: ast.expr, *, holds: bool) -> Iterator[Question]:
        """A condition that must hold, or must not, taken apart."""
        if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
            yield from self._parts(test.operand, holds=not holds)
        elif isinstance(test, ast.BoolOp):
            if isinstance(test.op, ast.And) is holds:
                for part in test.values:
                    yield from self._parts(part, holds=holds)
        else:
            kind = "truth" if dotted(test) is not None else "opaque"
            if _is_none(test):
                kind = "none"
                holds = holds is isinstance(test.ops[0], ast.Is)
            yield Question(test, self.loop, Condition(kind), holds)

    @property
    def wants_something(self) -> bool:
        """Whether the loop is only left for something: not for ``None`` or ``False``."""
        if self.condition.kind == "none":
            return not self.leaves
        operator = self.condition.operator
        nothing = self.condition.constant in (0, "") and operator != ">"
        return self.leaves and not (operator == "!=" or nothing)


def _is_none(test: ast.expr) -> TypeGuard[ast.Compare]:
    """Whether a condition compares something with ``None``, and nothing else."""
    return (
        isinstance(test, ast.Compare)
        and isinstance(test.ops[0], (ast.Is, ast.IsNot))
        and isinstance(test.comparators[0], ast.Constant)
        and test.comparators[0].value is None
    )
