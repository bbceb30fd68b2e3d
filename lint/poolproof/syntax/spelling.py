"""How names are spelled: chains of attributes, and the words at their ends."""

from __future__ import annotations

import ast


def dotted(node: ast.expr) -> str | None:
    """``a.b.c`` for a chain of attributes that starts at a name, else None."""
    if type(node) is ast.Name:
        return node.id  # as most are
    if type(node) is not ast.Attribute:
        return None
    names: list[str] = []
    while type(node) is ast.Attribute:
        names.append(node.attr)
        node = node.value
    if type(node) is not ast.Name:
        return None
    names.append(node.id)
    return ".".join(reversed(names))


def last_word(node: ast.AST | None) -> str:
    """``c`` for ``a.b.c`` or ``f().c``, the name itself for a name, empty for anything else."""
    if type(node) is ast.Attribute:
        return node.attr
    return node.id if type(node) is ast.Name else ""
