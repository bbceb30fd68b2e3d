"""Wanting: which names must hold something for a condition to hold.

An empty string has no word in it, and ``None`` equals nothing that is spelled: a default for when
nothing came is told apart from what is waited for.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Set
from typing import Protocol

from poolproof.syntax.spelling import dotted

# Methods that give nothing of nothing; those that give a list with nothing in it.
_KEEPING = frozenset(
    {"lower", "upper", "strip", "lstrip", "rstrip", "casefold", "title", "decode", "encode", "get",
     "replace", "startswith", "endswith", "isdigit", "copy"}
)  # fmt: skip
_PARTING = frozenset({"split", "rsplit", "partition", "splitlines"})


class Bound(Protocol):
    """An assignment: the names, and the value."""

    @property
    def names(self) -> frozenset[str]:
        """What is assigned."""

    @property
    def value(self) -> ast.expr:
        """What it is given."""


def wants(test: ast.expr) -> frozenset[str]:
    """The names that cannot be empty where a condition holds."""
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
        return frozenset(name for part in test.values for name in wants(part))
    if isinstance(test, ast.Compare) and len(test.ops) == 1:
        return _compared(test)
    base = _base(test)
    return frozenset() if base is None else frozenset({base})


def _compared(test: ast.Compare) -> frozenset[str]:
    left, operator, right = test.left, test.ops[0], test.comparators[0]
    base: str | None = None
    if isinstance(operator, ast.IsNot):
        base = _base(left) if _is_constant(right, something=False) else None
    elif isinstance(operator, ast.Eq) and _is_constant(right, something=True):
        base = _base(left)
    elif isinstance(operator, (ast.Eq, ast.In)) and _is_constant(left, something=True):
        base = _base(right)
    return frozenset() if base is None else frozenset({base})


def _is_constant(node: ast.expr, *, something: bool) -> bool:
    """Whether a constant is spelled that is something, or ``None``."""
    if not isinstance(node, ast.Constant):
        return False
    return bool(node.value) if something else node.value is None


def emptied(bindings: Iterable[Bound], names: Set[str]) -> frozenset[str]:
    """The names that are empty whenever one of some others is, as it is made from them alone."""
    found = set(names)
    each = list(bindings)
    while True:
        more = {
            base
            for binding in each
            if not binding.names.isdisjoint(found)
            and (base := _base(binding.value)) is not None
            and base not in found
        }
        if not more:
            return frozenset(found)
        found |= more


def takes_out(target: ast.expr, value: ast.expr | None) -> bool:
    """Whether an assignment puts nothing in the place of a slice, and so only takes that out."""
    sliced = isinstance(target, ast.Subscript) and isinstance(target.slice, ast.Slice)
    return sliced and isinstance(value, (ast.List, ast.Tuple)) and not value.elts


def _base(node: ast.expr) -> str | None:
    """The name that an expression takes something from: ``a.b`` of ``a.b["c"].lower()``."""
    inner, taken = node, False
    while isinstance(inner, (ast.Subscript, ast.Call)):
        if isinstance(inner, ast.Subscript):
            inner, taken = inner.value, True
            continue
        func = inner.func
        if not isinstance(func, ast.Attribute) or inner.keywords:
            return None
        keeps = func.attr in _KEEPING or (taken and func.attr in _PARTING)
        if not keeps or not all(isinstance(arg, ast.Constant) for arg in inner.args):
            return None
        inner = func.value
    return dotted(inner)
