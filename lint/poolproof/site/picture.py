"""A picture made of characters, redrawn: so that it fits the page, whatever the fonts are.

Every character keeps its cell. What boxes and arrows are made of becomes lines, the rest words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

CELL, ROW = 8.4, 19.0
_UP, _DOWN, _LEFT, _RIGHT = (0, -1), (0, 1), (-1, 0), (1, 0)
_STROKES = {
    "─": (_LEFT, _RIGHT), "│": (_UP, _DOWN),
    "┌": (_RIGHT, _DOWN), "┐": (_LEFT, _DOWN), "└": (_RIGHT, _UP), "┘": (_LEFT, _UP),
    "├": (_UP, _DOWN, _RIGHT), "┤": (_UP, _DOWN, _LEFT),
    "┬": (_LEFT, _RIGHT, _DOWN), "┴": (_LEFT, _RIGHT, _UP),
}  # fmt: skip
_DOUBLE = {"═": (_LEFT, _RIGHT), "╘": (_UP, _RIGHT)}
_HEADS = {
    "▶": "M-4-4 4 0-4 4z", "◀": "M4-4-4 0 4 4z", "▲": "M-4 4 0-4 4 4z", "▼": "M-4-4 0 4 4-4z",
}  # fmt: skip
_WORDS = re.compile(r"[^\s" + "".join((*_STROKES, *_DOUBLE, *_HEADS)) + r"]+(?: [^\s─═│▶◀]+)*")


def is_picture(text: str) -> bool:
    """Tell a picture from any other block of text."""
    return "┌" in text and "└" in text


def drawn(text: str, title: str) -> str:
    """Draw a picture; ``title`` says what it shows to those who do not see it."""
    lines = text.splitlines()
    width = max(map(len, lines)) * CELL + 2 * CELL
    height = (len(lines) + 1) * ROW
    parts = "\n".join(part for row, line in enumerate(lines) for part in _line(line, row))
    return (
        f'<svg class="picture" role="img" viewBox="0 0 {width:g} {height:g}" '
        f'aria-label="{escape(title)}">\n{parts}\n</svg>'
    )


def _line(line: str, row: int) -> Iterator[str]:
    y = (row + 1) * ROW
    for column, char in enumerate(line):
        x = (column + 1.5) * CELL
        if char in _STROKES:
            yield f'<path d="{_strokes(_STROKES[char], x, y)}"/>'
        elif char in _DOUBLE:
            yield f'<path class="pipe" d="{_strokes(_DOUBLE[char], x, y)}"/>'
        elif char in _HEADS:
            yield f'<path class="head" transform="translate({x:g} {y:g})" d="{_HEADS[char]}"/>'
    for found in _WORDS.finditer(line):
        x, length = (found.start() + 1) * CELL, len(found[0]) * CELL
        yield (
            f'<text x="{x:g}" y="{y + 4:g}" textLength="{length:g}" '
            f'lengthAdjust="spacingAndGlyphs">{escape(found[0], quote=False)}</text>'
        )


def _strokes(ways: tuple[tuple[int, int], ...], x: float, y: float) -> str:
    ends = (f"M{x:g} {y:g}L{x + dx * CELL / 2:g} {y + dy * ROW / 2:g}" for dx, dy in ways)
    return "".join(ends)
