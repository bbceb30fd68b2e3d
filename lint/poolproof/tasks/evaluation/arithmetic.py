"""Arithmetic of numbers that are known: a time limit may be written ``60 * 60``."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable

from poolproof.tasks.evaluation.values import NOTHING, Constant, Values

_MAX_BASE, _MAX_POWER = 1000, 64


def calculated(op: ast.operator, left: Values, right: Values) -> Values:
    """What an operator makes of two numbers; nothing if they are not known, or it is another."""
    known = _number_of(left), _number_of(right)
    calculate = _OPERATORS.get(type(op))
    if calculate is None or known[0] is None or known[1] is None:
        return NOTHING
    number = calculate(known[0], known[1])
    return NOTHING if number is None else _constant(number)


def negated(node: ast.UnaryOp) -> Values:
    """A number below zero; nothing if it is anything else."""
    number = node.operand.value if isinstance(node.operand, ast.Constant) else None
    if not isinstance(node.op, ast.USub) or not isinstance(number, (int, float)):
        return NOTHING
    return _constant(-number)


def _number_of(values: Values) -> float | None:
    """The number that the values are, if they are one and nothing else."""
    if len(values) != 1:
        return None
    (value,) = values
    if isinstance(value, Constant) and isinstance(value.value, (int, float)):
        return value.value
    return None


def _raised(base: float, power: float) -> float | None:
    # No more than a time in seconds can be: a file must not make us compute for hours.
    if abs(base) > _MAX_BASE or not 0 <= power <= _MAX_POWER:
        return None
    return float(base**power)


def _constant(number: float) -> Values:
    return frozenset({Constant(number, type(number).__name__)})


_OPERATORS: dict[type[ast.operator], Callable[[float, float], float | None]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Pow: _raised,
}
