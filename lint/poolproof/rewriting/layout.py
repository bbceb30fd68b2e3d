r"""How a text is laid out in lines, so that a rewrite keeps all that it need not change.

A rewrite is done on whole lines, each with its own end (``\n``, ``\r\n`` or ``\r``): comments,
blanks and tabs go where their line goes. Lines that begin inside a string are never indented, since
that would change the string.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from poolproof.finding import Edit, Span
from poolproof.syntax.lexing import NotPython, Token, tokens

_LINE = re.compile(r"([^\r\n]*)(\r\n?|\n|\Z)")
_BLANK = " \t\f"


class Line(Struct, frozen=True):
    """A line and what ends it, which is empty for the last one of a text."""

    text: str
    end: str

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands on it."""
        return not self.text.strip()

    @property
    def is_comment(self) -> bool:
        """Whether nothing but a comment stands on it."""
        return self.text.lstrip(_BLANK).startswith("#")

    @property
    def indent(self) -> str:
        """The blanks at its beginning."""
        return self.text[: len(self.text) - len(self.text.lstrip(_BLANK))]


class Layout:
    """The lines of a text; their numbers begin with 1."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every line, in order."""
        found = [Line(match[1], match[2]) for match in _LINE.finditer(self.text)]
        # The pattern also matches the empty rest behind the last character.
        return tuple(found[:-1] if len(found) > 1 and not found[-2].end else found)

    @cached_property
    def held(self) -> frozenset[int]:
        """The lines that begin inside a string."""
        text = self.text.replace("\r\n", "\n").replace("\r", "\n")
        within: set[int] = set()
        opened: list[Token] = []
        try:
            for token in tokens(text):
                if token.kind == "string":
                    within |= _further_lines(text, token.offset, token.offset + len(token.text))
                elif token.kind == "open":
                    opened.append(token)
                elif token.kind == "close":
                    start = opened.pop()
                    if start.text[-1] in "'\"":
                        within |= _further_lines(text, start.offset, token.offset)
        except NotPython:  # it was parsed, so this reader is the one that is wrong: touch nothing
            return frozenset(range(1, len(self.lines) + 1))
        return frozenset(within)

    @cached_property
    def step(self) -> str:
        """What one level of indentation is made of: that of the first line that has any."""
        for number, line in enumerate(self.lines, start=1):
            if line.indent.strip("\f") and not (line.is_blank or line.is_comment):
                before = self._code_before(number)
                outer = before.indent if before is not None else ""
                opens = before is not None and before.text.rstrip().endswith(":")
                if number not in self.held and opens and line.indent.startswith(outer):
                    return line.indent[len(outer) :] or "    "
        return "    "

    def _code_before(self, number: int) -> Line | None:
        for line in reversed(self.lines[: number - 1]):
            if not (line.is_blank or line.is_comment):
                return line
        return None

    def line(self, number: int) -> Line:
        """Return a line by its number."""
        return self.lines[number - 1]

    def between(self, first: int, last: int) -> list[Line]:
        """Return the lines from one number to another, both included."""
        return list(self.lines[first - 1 : last])

    def indented(self, first: int, last: int, step: str) -> list[Line]:
        """Return the lines one level deeper; blank ones and the inside of strings stay."""
        return [
            line if line.is_blank or number in self.held else Line(step + line.text, line.end)
            for number, line in enumerate(self.between(first, last), start=first)
        ]

    def new(self, text: str) -> Line:
        """Make a line that ends as the lines of this text do."""
        return Line(text, self.lines[0].end or "\n")

    def replaced(self, first: int, last: int, lines: Sequence[Line]) -> tuple[Edit, ...]:
        """Return the edit that puts other lines in the place of some; none if they are the same.

        What both have in common at the beginning and at the end is left out of it.
        """
        old, new = self.between(first, last), list(lines)
        ends = [line.end or self.new("").end for line in new]
        ends[-1:] = [old[-1].end] * bool(new)
        new = [Line(line.text, end) for line, end in zip(new, ends, strict=True)]
        while old and new and old[0] == new[0]:
            del old[0], new[0]
            first += 1
        while old and new and old[-1] == new[-1]:
            del old[-1], new[-1]
            last -= 1
        if not old and not new:
            return ()
        content = "".join(line.text + line.end for line in new)
        if old and not old[-1].end:
            return (Edit(Span(first, 1, last, len(old[-1].text) + 1), content),)
        return (Edit(Span(first, 1, last + 1, 1), content),)


def _further_lines(text: str, start: int, end: int) -> set[int]:
    """The numbers of the lines that begin between two offsets."""
    first = text.count("\n", 0, start) + 1
    return set(range(first + 1, first + 1 + text.count("\n", start, end)))
