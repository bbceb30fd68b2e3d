"""Where the text stands that LibCST kept, when it lost some.

LibCST means to keep every character but drops a few blanks and comments: before a form feed in an
indentation, a line with nothing but a backslash, indented comments at the end of the file, blanks
after a conversion in an f-string. Its positions are then positions in what it kept.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from libcst.metadata import CodePosition

_BLANKS = " \t\f\\\n"


class Lost(Exception):  # noqa: N818 - neither ours nor the caller's fault
    """LibCST lost more than blanks and comments; the argument is the offset in the text."""


class Alignment:
    """Finds the characters of the kept text again in the whole text."""

    def __init__(self, kept: str, text: str) -> None:
        self._offsets = _align(kept, text)
        self._kept_lines = _line_starts(kept)
        self._lines = _line_starts(text)

    def start(self, position: CodePosition) -> CodePosition:
        """Find the character after the position."""
        return self._position(self._offsets[self._offset(position)])

    def end(self, position: CodePosition) -> CodePosition:
        """Find the end of the character before the position."""
        return self._position(self._offsets[self._offset(position) - 1] + 1)

    def _offset(self, position: CodePosition) -> int:
        return self._kept_lines[position.line - 1] + position.column

    def _position(self, offset: int) -> CodePosition:
        line = bisect_right(self._lines, offset)
        return CodePosition(line, offset - self._lines[line - 1])


def _line_starts(text: str) -> list[int]:
    return [0, *accumulate(len(line) + 1 for line in text.split("\n")[:-1])]


def _align(kept: str, text: str) -> list[int]:
    """List the offsets in the text of each kept character, and of the end."""
    offsets: list[int] = []
    offset = 0
    for character in kept:
        while not text.startswith(character, offset):
            offset = _skip(text, offset)
        offsets.append(offset)
        offset += 1
    end = offset
    while offset < len(text):
        offset = _skip(text, offset)
    return [*offsets, end]


def _skip(text: str, offset: int) -> int:
    """Step over a blank or a comment, or raise ``Lost``."""
    if text.startswith("#", offset):
        end = text.find("\n", offset)
        return len(text) if end < 0 else end
    if offset >= len(text) or text[offset] not in _BLANKS:
        raise Lost(offset)
    return offset + 1
