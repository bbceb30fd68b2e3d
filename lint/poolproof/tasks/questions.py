"""Questions: the conditions by which loops are left."""

from __future__ import annotations

import ast

from msgspec import Struct

from poolproof.flow.conditions import dotted
from poolproof.flow.graph import Extent
from poolproof.flow.ops import Condition


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
        among = any(isinstance(each, ast.In | ast.NotIn) for each in self.test.ops)
        sides = right if among else [left, *right]
        found = (dotted(each) for each in sides)
        return held | frozenset((each, False) for each in found if each is not None)

    @property
    def wants_something(self) -> bool:
        """Whether the loop is only left for something: not for ``None`` or ``False``."""
        if self.condition.kind == "none":
            return not self.leaves
        refused = self.condition.operator == "!=" or self.condition.constant in (0, "")
        return self.leaves and not refused
