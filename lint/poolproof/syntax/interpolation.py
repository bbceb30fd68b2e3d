"""Make f-strings and t-strings the same, whoever read them.

Before Python 3.12 the positions inside an f-string were wrong, and versions cut its constant parts
differently. So everything inside one gets the place of the whole literal, neighbouring constants
are joined, and empty ones are dropped.
"""

from __future__ import annotations

import ast
import re
from bisect import bisect_left
from typing import Any

from poolproof.syntax.children import children

# A prefix and a quote. What is looked for first is the letter before the quote, and only then what
# is before that: the other way round it would be tried at every letter.
_PREFIX = re.compile(
    r"""[fFtTrR]['"](?:"""
    r"""(?<=[fFtT]['"])(?<![a-zA-Z0-9].['"])|"""
    r"""(?<=(?:[fFtT][rR]|[rR][fFtT])['"])(?<![a-zA-Z0-9]..['"]))"""
)
_STRINGS: Any = tuple(
    getattr(ast, name) for name in ("JoinedStr", "TemplateStr") if hasattr(ast, name)
)


def settle_all(tree: ast.Module, text: str) -> None:
    """Settle every interpolated string of a file's tree."""
    lines = _lines(text)
    if not lines:
        return
    # Every file with an f-string comes through here, so only the statements are looked into that
    # such a string stands in.
    pending: list[ast.AST] = [tree]
    while pending:
        node = pending.pop()
        if isinstance(node, _STRINGS):
            settle(node)
        elif not isinstance(node, ast.stmt) or _any_within(lines, node):
            pending += children(node)


def _lines(text: str) -> list[int]:
    """Return the lines on which an interpolated string may start, in order."""
    found: list[int] = []
    line, counted = 1, 0
    for prefix in _PREFIX.finditer(text):
        at = prefix.start()
        line += text.count("\n", counted, at)
        counted = at
        found.append(line)
    return found


def _any_within(lines: list[int], node: ast.stmt) -> bool:
    # What decorates a function stands above its first line.
    above: list[ast.expr] = getattr(node, "decorator_list", [])
    first = min((each.lineno for each in above), default=node.lineno)
    following = bisect_left(lines, first)
    assert node.end_lineno is not None
    return following < len(lines) and lines[following] <= node.end_lineno


def settle(where: Any) -> None:
    """Settle one interpolated string and all inside it."""
    pending = [where]
    while pending:
        node: Any = pending.pop()
        if isinstance(node, _STRINGS):
            node.values = _joined(node.values)
        if "lineno" in node._attributes:
            node.lineno, node.col_offset = where.lineno, where.col_offset
            node.end_lineno, node.end_col_offset = where.end_lineno, where.end_col_offset
        pending.extend(children(node))


def _joined(parts: list[ast.expr]) -> list[ast.expr]:
    """Join neighbouring constants and drop the empty ones."""
    joined: list[ast.expr] = []
    for part in parts:
        if not isinstance(part, ast.Constant):
            joined.append(part)
            continue
        part.kind = None
        last = joined[-1] if joined else None
        if isinstance(last, ast.Constant):
            last.value = _text(last) + _text(part)
        elif part.value:
            joined.append(part)
    return joined


def _text(constant: ast.Constant) -> str:
    assert isinstance(constant.value, str)
    return constant.value
