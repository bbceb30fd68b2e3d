"""Getters: functions and properties that do nothing but give back one thing, as a flag is."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from msgspec import Struct

from poolproof.flow.graph import extent
from poolproof.tasks.evaluation.calling import marks
from poolproof.tasks.evaluation.values import Context, FunctionValue, Instance

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination

_LOCKS = (ast.With, ast.AsyncWith)


class Got(Struct, frozen=True):
    """What a getter gives back, and where that is evaluated; ``negated`` if it is the opposite."""

    node: ast.expr
    examined: Examination
    negated: bool


def got(asked: ast.expr, examined: Examination) -> Got | None:
    """What an expression comes to that calls a getter or reads a property; None for any other."""
    if isinstance(asked, ast.Call):
        found = called(asked, examined)
    else:
        found = _read(asked, examined) if isinstance(asked, ast.Attribute) else None
    if found is None:
        return None
    function, inside = found
    node, negated = _given_back(function), False
    while isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        node, negated = node.operand, not negated
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "bool" and node.args:
        node = node.args[0]
    if node is None:
        return None
    return Got(node, examined.conducts.examination(function, inside), negated)


def called(asked: ast.Call, examined: Examination) -> tuple[FunctionValue, Context] | None:
    """The one function that a call runs, and its context; None if there is more to it."""
    resolved = examined.resolved.get(extent(asked))
    if resolved is None or resolved.paths or len(resolved.runs) != 1:
        return None
    return resolved.runs[0]


def _read(asked: ast.Attribute, examined: Examination) -> tuple[FunctionValue, Context] | None:
    """The property that an attribute is of all objects that are meant."""
    evaluator = examined.evaluator
    found: tuple[FunctionValue, Context] | None = None
    for value in evaluator.values(asked.value, examined.context):
        ref = evaluator.names.method(value.ref, asked.attr) if isinstance(value, Instance) else None
        if ref is None or found is not None or "property" not in marks(ref.function):
            return None
        function = FunctionValue(ref, value)
        found = function, evaluator.calling(function, (), {}, examined.context.depth + 1)
    return found


def _given_back(function: FunctionValue) -> ast.expr | None:
    """What a function gives back that has no other statement; locks may be held around it."""
    node = function.ref.function.node
    if isinstance(node, ast.Lambda):
        return node.body
    if isinstance(node, ast.AsyncFunctionDef):
        return None
    body = [each for each in node.body if not _is_text(each)]
    while len(body) == 1 and isinstance(body[0], _LOCKS):
        body = body[0].body
    return body[0].value if len(body) == 1 and isinstance(body[0], ast.Return) else None


def _is_text(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
