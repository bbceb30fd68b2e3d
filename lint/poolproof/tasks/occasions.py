"""Occasions: code that is seldom come to, or only if somebody wants it."""

from __future__ import annotations

import ast

from poolproof.tasks.body import Body


def is_rare(body: Body, node: ast.AST) -> bool:
    """Whether code is only come to when something failed, or a file is missing."""
    inner = node
    for outer in body.around(node):
        if isinstance(outer, ast.ExceptHandler):
            return True
        if isinstance(outer, ast.If) and inner in outer.body and _misses_file(outer.test):
            return True
        inner = outer
    return False


def is_chosen(body: Body, node: ast.AST) -> bool:
    """Whether code is only come to if some condition holds."""
    return any(isinstance(each, ast.If | ast.IfExp | ast.BoolOp) for each in body.around(node))


def _misses_file(test: ast.expr) -> bool:
    """Whether a condition is that some file or folder is not there."""
    parts = test.values if isinstance(test, ast.BoolOp) else [test]
    return any(
        isinstance(part, ast.UnaryOp)
        and isinstance(part.operand, ast.Call)
        and getattr(part.operand.func, "attr", "") in ("exists", "isfile", "isdir", "is_file")
        for part in parts
    )
