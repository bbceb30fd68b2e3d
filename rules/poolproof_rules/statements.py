"""What statements call, and what stands in them."""

from __future__ import annotations

import ast
from collections.abc import Iterator

_NESTED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)


def called(statement: ast.stmt | None, receiver: str) -> str:
    """The method that a statement calls on a name or attribute, and does nothing else."""
    call = statement.value if isinstance(statement, ast.Expr) else None
    if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)):
        return ""
    owner = call.func.value
    name = owner.id if isinstance(owner, ast.Name) else ast.unparse(owner)
    return call.func.attr if name == receiver else ""


def walk_here(node: ast.AST) -> Iterator[ast.AST]:
    """Yield a node and what is in it, without the insides of functions and classes."""
    yield node
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, _NESTED):
            yield from walk_here(child)
