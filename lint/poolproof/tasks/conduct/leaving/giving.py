"""Giving: whether what a function gives back is what others sent it."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from poolproof.syntax.children import walk
from poolproof.tasks.conduct.causes import Gift
from poolproof.tasks.conduct.leaving.catching import TRIES
from poolproof.tasks.conduct.state.sources import mentions
from poolproof.tasks.evaluation.returning import own_nodes

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination


def gift(examined: Examination) -> Gift:
    """What the function gives back."""
    function = examined.value.ref.function.node
    given = returned(examined)
    if given and all(each is not None and examined.enders.switches.is_all(each) for each in given):
        return Gift.SWITCH
    if given and _spells_switch(examined):
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


def _spells_switch(examined: Examination) -> bool:
    """Whether a function says ``True`` or ``False``, as others have set something or not."""
    function = examined.value.ref.function.node
    if isinstance(function, ast.Lambda):
        return False
    tests: list[ast.expr] = []
    for node in own_nodes(function):
        if not isinstance(node, ast.Return):
            continue
        if node.value is not None and not _is_truth(node.value):
            return False
        for outer in examined.body.around(node):
            if isinstance(outer, ast.If):
                tests += _parts(outer.test)
            elif outer is not function and not isinstance(outer, ast.With):
                return False
    switches = examined.enders.switches
    asked = [test for test in tests if switches.is_all(test)]
    # ``event and event.is_set()``, ``event is not None and event.is_set()``
    owners = {
        ast.unparse(each.value)
        for test in asked
        for each in walk(test)
        if isinstance(each, ast.Attribute)
    }
    rest = (_is_there(test) for test in tests if test not in asked)
    return bool(asked) and all(each in owners for each in rest)


def _parts(test: ast.expr) -> list[ast.expr]:
    """The conditions of which one is made up."""
    if isinstance(test, ast.BoolOp):
        return [part for value in test.values for part in _parts(value)]
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return _parts(test.operand)
    return [test]


def _is_there(test: ast.expr) -> str | None:
    """What a condition asks for whether there is any."""
    if isinstance(test, ast.Compare) and isinstance(test.ops[0], (ast.Is, ast.IsNot)):
        other = test.comparators[0]
        is_none = isinstance(other, ast.Constant) and other.value is None
        return ast.unparse(test.left) if is_none else None
    return ast.unparse(test) if isinstance(test, (ast.Name, ast.Attribute)) else None


def _is_truth(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value in (True, False, None)


def _surely_returns(statements: list[ast.stmt]) -> bool:
    """Whether no way leads past the last of some statements."""
    last = statements[-1] if statements else None
    if isinstance(last, (ast.Return, ast.Raise)):
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
