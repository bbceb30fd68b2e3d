"""Where the text stands that LibCST kept, when it lost some.

LibCST means to keep every character but drops a few blanks: before a form feed in an indentation,
a line with nothing but a backslash, those after a conversion in an f-string. Its positions are then
positions in what it kept.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from libcst.metadata import CodePosition

_BLANKS = " \t\f\\\n"


class Lost(Exception):  # noqa: N818 - neither ours nor the caller's fault
    """LibCST lost more than blanks; the argument is the offset in the text."""


class Alignment:
    """Finds the characters of the kept text again in the whole text."""

    def __init__(self, kept: str, text: str) -> None:
        self._offsets = _align(kept, text)
        self._kept_lines = _line_starts(kept)
        self._lines = _line_starts(text)

    def start(self, position: CodePosition) -> CodePosition:
        """Where the character after the position is."""
        return self._position(self._offsets[self._offset(position)])

    def end(self, position: CodePosition) -> CodePosition:
        """Where the character before the position ends."""
        return self._position(self._offsets[self._offset(position) - 1] + 1)

    def _offset(self, position: CodePosition) -> int:
        return self._kept_lines[position.line - 1] + position.column

    def _position(self, offset: int) -> CodePosition:
        line = bisect_right(self._lines, offset)
        return CodePosition(line, offset - self._lines[line - 1])


def _line_starts(text: str) -> list[int]:
    return [0, *accumulate(len(line) + 1 for line in text.split("\n")[:-1])]


def _align(kept: str, text: str) -> list[int]:
    """The offset in the text of each kept character, and of the end."""
    offsets: list[int] = []
    offset = 0
    for character in kept:
        while offset < len(text) and text[offset] != character:
            if text[offset] not in _BLANKS:
                raise Lost(offset)
            offset += 1
        if offset == len(text):
            raise Lost(offset)
        offsets.append(offset)
        offset += 1
    if text[offset:].strip(_BLANKS):
        raise Lost(offset)
    return [*offsets, offset]
