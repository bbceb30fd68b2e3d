"""Where the text stands that LibCST kept, when it lost some.

LibCST means to keep every character but drops a few: what precedes a form feed in an indentation,
indented comments at the end of the file, blanks after a conversion in an f-string. Its positions
are then positions in what it kept, and the tokens tell where that is in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate

from libcst.metadata import CodePosition

from poolproof.syntax.lexing import NotPython, Token, tokens

_ONLY_A_BACKSLASH = re.compile(r"^[ \t\f]*\\$", re.MULTILINE)


class Lost(Exception):  # noqa: N818 - neither ours nor the caller's fault
    """LibCST lost, added or changed more than that."""


class Alignment:
    """Finds the tokens of the kept text again in the whole text."""

    def __init__(self, kept: str, text: str) -> None:
        rest = iter(text)
        if any(character not in rest for character in kept):
            raise Lost
        # LibCST mistakes the indentation where a line has nothing but a backslash.
        if _ONLY_A_BACKSLASH.search(text) and kept.count("\\") != text.count("\\"):
            raise Lost
        before, after = _tokens(kept), _tokens(text)
        if [token.text for token in before] != [token.text for token in after]:
            raise Lost
        self._kept_lines, self._lines = _line_starts(kept), _line_starts(text)
        self._kept_starts, self._kept_ends = _bounds(before)
        self._starts, self._ends = _bounds(after)

    def start(self, position: CodePosition) -> CodePosition:
        """Find the place in or before the next token."""
        offset = self._offset(position)
        index = min(bisect_right(self._kept_ends, offset), len(self._starts) - 1)
        into = max(offset - self._kept_starts[index], 0)
        return self._position(self._starts[index] + into)

    def end(self, position: CodePosition) -> CodePosition:
        """Find the place in or after the token before."""
        offset = self._offset(position)
        index = max(bisect_left(self._kept_starts, offset) - 1, 0)
        short = max(self._kept_ends[index] - offset, 0)
        return self._position(self._ends[index] - short)

    def _offset(self, position: CodePosition) -> int:
        return self._kept_lines[position.line - 1] + position.column

    def _position(self, offset: int) -> CodePosition:
        line = bisect_right(self._lines, offset)
        return CodePosition(line, offset - self._lines[line - 1])


def _tokens(text: str) -> list[Token]:
    try:
        return [token for token in tokens(text) if token.kind != "newline"]
    except NotPython as error:
        raise Lost from error


def _bounds(found: list[Token]) -> tuple[list[int], list[int]]:
    """List where the tokens start and where they end."""
    starts = [token.offset for token in found]
    return starts, [token.offset + len(token.text) for token in found]


def _line_starts(text: str) -> list[int]:
    return [0, *accumulate(len(line) + 1 for line in text.split("\n")[:-1])]
