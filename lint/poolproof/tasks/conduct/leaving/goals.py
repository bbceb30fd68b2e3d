"""Goals: what a loop goes on for, if its condition shows that this is one thing that is shared.

Only of such a loop is it known that setting an event, or counting up, ends it.
"""

from __future__ import annotations

import ast

from poolproof.tasks.conduct.causes import Goal

_ASKING = ("is_set", "isSet")


def goal(loop: ast.AST) -> Goal | None:
    """What has to come true for a loop to end, whatever else may end it."""
    if not isinstance(loop, ast.While):
        return None
    if _wants_setting(loop.test):
        return Goal.SET
    if _counts(loop.test):
        return Goal.ENOUGH
    return Goal.TURN if _looks_for_itself(loop.test) else None


def _wants_setting(test: ast.expr) -> bool:
    match test:
        case ast.UnaryOp(op=ast.Not(), operand=ast.Call(func=asked, args=[], keywords=[])):
            return isinstance(asked, ast.Attribute) and asked.attr in _ASKING and _named(asked)
        case ast.UnaryOp(op=ast.Not(), operand=ast.Call(func=ast.Attribute(attr="wait") as asked)):
            return _named(asked)
        case ast.UnaryOp(op=ast.Not(), operand=shared):
            return _is_value(shared)
        case ast.Compare(left=shared, ops=[ast.Eq() | ast.Is()], comparators=[ast.Constant(value)]):
            return not value and isinstance(value, int) and _is_value(shared)
        case _:
            return False


def _counts(test: ast.expr) -> bool:
    match test:
        case ast.BoolOp(op=ast.And(), values=[first, *_]):
            return _counts(first)
        case ast.Compare(left=shared, ops=[ast.Lt() | ast.LtE(), *_]):
            return _is_value(shared)
        case _:
            return False


def _looks_for_itself(test: ast.expr) -> bool:
    """Whether a loop goes on while a number is another than a variable says: whose turn it is."""
    match test:
        case ast.Compare(
            left=shared, ops=[ast.NotEq()], comparators=[ast.Name() | ast.Attribute()]
        ):
            return _is_value(shared)
        case _:
            return False


def _is_value(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "value" and _named(node)


def _named(node: ast.expr) -> bool:
    """Whether an expression only names a thing: nothing is called for it."""
    return not any(isinstance(each, ast.Call) for each in ast.walk(node))
