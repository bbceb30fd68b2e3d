"""Keeping: what becomes of what a call makes, by the statement around it alone."""

from __future__ import annotations

import ast

from poolproof.syntax.scopes import Function
from poolproof.tasks.evaluation.returning import own_nodes

_PUTTING = frozenset({"append", "add", "put", "insert"})


def is_kept_on(info: Function, call: ast.Call) -> bool:
    """Whether what a call makes is kept, given back, put away or started, and not dropped."""
    if isinstance(info.node, ast.Lambda):
        return info.node.body is call
    return any(_keeps(each, call) for each in own_nodes(info.node))


def _keeps(node: ast.AST, call: ast.Call) -> bool:
    if isinstance(node, (ast.Assign, ast.AnnAssign, ast.Return, ast.DictComp)):
        return node.value is call
    if isinstance(node, (ast.ListComp, ast.GeneratorExp)):
        return node.elt is call
    if isinstance(node, ast.Attribute):
        return node.value is call and node.attr == "start"
    putting = isinstance(node, ast.Call) and getattr(node.func, "attr", "") in _PUTTING
    return putting and isinstance(node, ast.Call) and call in node.args
