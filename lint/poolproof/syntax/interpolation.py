"""Make f-strings and t-strings the same, whoever read them.

Before Python 3.12 the positions inside an f-string were wrong, and versions cut its constant parts
differently. So everything inside one gets the place of the whole literal, neighbouring constants
are joined, and empty ones are dropped.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Any

_PREFIX = re.compile(r"""(?<![^\W_])(?:[ft]r?|r[ft])['"]""", re.IGNORECASE)
_STARTS = tuple(
    f"{letter}{quote}"
    for letter in ("f", "F", "t", "T", "fr", "fR", "Fr", "FR", "tr", "tR", "Tr", "TR")
    for quote in "'\""
)
_STRINGS: Any = tuple(
    getattr(ast, name) for name in ("JoinedStr", "TemplateStr") if hasattr(ast, name)
)

# What holds no string: names, constants, and what is no node at all.
_BARREN = frozenset(
    {int, str, float, complex, bytes, bool, type(None), type(...), ast.Name, ast.Constant,
     ast.Load, ast.Store, ast.Del, ast.Pass, ast.Break, ast.Continue, ast.alias, ast.Global,
     ast.Nonlocal, ast.Import, ast.ImportFrom}
)  # fmt: skip


def may_interpolate(text: str) -> bool:
    """Whether the text can hold an f-string or a t-string at all."""
    # The pattern is tried at every letter; most files without any are told by these much sooner.
    return any(start in text for start in _STARTS) and _PREFIX.search(text) is not None


def settle_all(tree: ast.AST) -> None:
    """Settle every interpolated string of the tree."""
    # Every file with an f-string comes through here whole, so this is written for speed.
    pending: list[Any] = [tree]
    while pending:
        node = pending.pop()
        if isinstance(node, _STRINGS):
            settle(node)
            continue
        for value in node.__dict__.values():
            kind = value.__class__
            if kind is list:
                pending.extend(item for item in value if item.__class__ not in _BARREN)
            elif kind not in _BARREN:
                pending.append(value)


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
        pending.extend(_children(node))


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


def _children(node: ast.AST) -> Iterator[ast.AST]:
    for value in vars(node).values():
        if isinstance(value, ast.AST):
            yield value
        elif isinstance(value, list):
            yield from (item for item in value if isinstance(item, ast.AST))
