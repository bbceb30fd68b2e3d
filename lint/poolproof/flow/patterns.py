"""The patterns of ``match``: what they ask, and which names they bind."""

from __future__ import annotations

import ast


def irrefutable(pattern: ast.pattern) -> bool:
    """Whether a pattern matches everything; a guard may still refuse."""
    while isinstance(pattern, ast.MatchAs) and pattern.pattern is not None:
        pattern = pattern.pattern
    if isinstance(pattern, ast.MatchOr):
        return any(irrefutable(alternative) for alternative in pattern.patterns)
    return isinstance(pattern, ast.MatchAs)


def question(subject: ast.expr, pattern: ast.pattern) -> ast.expr | None:
    """The comparison that a pattern of constants makes; None if it is more than that."""
    asked: ast.expr | None = None
    if not isinstance(subject, ast.Name):
        return None
    if isinstance(pattern, ast.MatchValue):
        asked = ast.Compare(subject, [ast.Eq()], [pattern.value])
    elif isinstance(pattern, ast.MatchSingleton):
        constant = ast.copy_location(ast.Constant(pattern.value), pattern)
        asked = ast.Compare(subject, [ast.Is()], [constant])
    elif isinstance(pattern, ast.MatchOr):
        parts = [question(subject, alternative) for alternative in pattern.patterns]
        values = [part for part in parts if part is not None]
        asked = ast.BoolOp(ast.Or(), values) if len(values) == len(parts) else None
    return None if asked is None else ast.copy_location(asked, pattern)


def captures(pattern: ast.pattern) -> list[str]:
    """The names that a pattern binds."""
    names = []
    for node in ast.walk(pattern):
        name = getattr(node, "name", None) or getattr(node, "rest", None)
        if isinstance(name, str):
            names.append(name)
    return names
