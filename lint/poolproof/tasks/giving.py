"""Giving: whether what a function gives back is what others sent it."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from poolproof.syntax.children import walk
from poolproof.tasks.body import mentions
from poolproof.tasks.catching import TRIES
from poolproof.tasks.causes import Gift
from poolproof.tasks.evaluator import own_nodes

if TYPE_CHECKING:
    from poolproof.tasks.examination import Examination


def gift(examined: Examination) -> Gift:
    """What the function gives back."""
    function = examined.value.ref.function.node
    given = returned(examined)
    if given and all(each is not None and examined.enders.switches.is_all(each) for each in given):
        return Gift.SWITCH
    sources = [
        resolved.node
        for at, resolved in examined.resolved.items()
        if examined.enders.takes_message(at, resolved)
    ]
    maybe = [
        resolved.node
        for at, resolved in examined.resolved.items()
        if any(conduct.gives is Gift.IF_ANY for _, conduct in examined.callees.get(at, ()))
    ]
    if not sources and not maybe:
        return Gift.OWN
    names = examined.body.depending([*sources, *maybe])
    marked = {id(node) for node in (*sources, *maybe)}
    nothing = bool(maybe) or not (
        isinstance(function, ast.Lambda) or _surely_returns(function.body)
    )
    sent = False
    for node in given:
        if node is None or _is_nothing(node):
            nothing = True
        elif mentions(node, names, marked):
            sent = True
        else:
            return Gift.OWN
    if not sent:
        return Gift.OWN
    return Gift.IF_ANY if nothing else Gift.MESSAGE


def returned(examined: Examination) -> list[ast.expr | None]:
    """The expressions that a function gives back."""
    function = examined.value.ref.function.node
    if isinstance(function, ast.Lambda):
        return [function.body]
    return [node.value for node in own_nodes(function) if isinstance(node, ast.Return)]


def _surely_returns(statements: list[ast.stmt]) -> bool:
    """Whether no way leads past the last of some statements."""
    last = statements[-1] if statements else None
    if isinstance(last, ast.Return | ast.Raise):
        return True
    if isinstance(last, ast.If):
        return _surely_returns(last.body) and _surely_returns(last.orelse)
    if isinstance(last, ast.With):
        return _surely_returns(last.body)
    if isinstance(last, TRIES):
        handled = all(_surely_returns(handler.body) for handler in last.handlers)
        return handled and _surely_returns(last.orelse or last.body)
    if isinstance(last, ast.While):
        endless = isinstance(last.test, ast.Constant) and bool(last.test.value)
        return endless and not any(isinstance(each, ast.Break) for each in walk(last))
    return False


def _is_nothing(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and (node.value is None or node.value is False)
