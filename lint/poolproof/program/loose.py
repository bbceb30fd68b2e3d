"""Loose names: the locals around a nested function that it may end, keep or pass on."""

from __future__ import annotations

import ast

from poolproof.syntax.children import children
from poolproof.syntax.scopes import Function
from poolproof.syntax.spelling import last_word
from poolproof.typestate import handover


def loose_in(nested: Function, releasing: frozenset[str]) -> set[str]:
    """The names that a nested function does more with than call what uses a pool and lends it.

    ``releasing`` are the methods that end a pool.
    """
    found: set[str] = set()
    body = nested.node.body if isinstance(nested.node.body, list) else [nested.node.body]
    todo: list[ast.AST] = list(body)
    while todo:
        node = todo.pop()
        if isinstance(node, ast.Name):
            found.add(node.id)
            continue
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            if node.attr in releasing:
                found.add(node.value.id)
            continue
        if isinstance(node, ast.Call):
            name = last_word(node.func)
            if handover.lends("", name, frozenset()):
                todo.extend(a for a in node.args if not isinstance(a, ast.Name))
                todo.append(node.func)
                continue
            if isinstance(node.func, ast.Name):
                todo.extend([*node.args, *(k.value for k in node.keywords)])
                continue
        if isinstance(node, ast.Compare):
            continue
        todo.extend(children(node))
    return found - nested.scope.names.keys()
