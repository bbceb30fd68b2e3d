"""From our columns to an editor's and back.

Inside, a column counts code points from 1. An editor counts code units from 0, in the encoding that
was agreed on when the session began: UTF-8, UTF-16 or UTF-32.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from lsprotocol import types as lsp
from msgspec import Struct

from poolproof.finding import Span


class Encoding(str, Enum):
    """What one unit of a column is; the values are those of the protocol."""

    UTF8 = "utf-8"
    UTF16 = "utf-16"
    UTF32 = "utf-32"

    def width(self, text: str) -> int:
        """Return the number of units that a text takes."""
        if self is Encoding.UTF32 or text.isascii():
            return len(text)
        if self is Encoding.UTF8:
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text) + sum(character > "\uffff" for character in text)

    def reach(self, line: str, units: int) -> int:
        """Return how many code points of a line its first units are; inside of one, it is left out.

        A column behind the end means the end, as the protocol says.
        """
        if self is Encoding.UTF32 or line.isascii():
            return min(units, len(line))
        taken = 0
        for number, character in enumerate(line):
            taken += self.width(character)
            if taken > units:
                return number
        return len(line)


class Ruler(Struct, frozen=True):
    """Measures places in one text, given by its lines (their ends may be part of them)."""

    lines: Sequence[str]
    encoding: Encoding

    def range(self, span: Span) -> lsp.Range:
        """Return the editor's range for a span."""
        return lsp.Range(
            self.position(span.line, span.column), self.position(span.end_line, span.end_column)
        )

    def position(self, line: int, column: int) -> lsp.Position:
        """Return the editor's position for a line and a column of ours."""
        if line > len(self.lines):
            return lsp.Position(len(self.lines), 0)
        before = content(self.lines[line - 1])[: max(column - 1, 0)]
        return lsp.Position(line - 1, self.encoding.width(before))

    def place(self, position: lsp.Position) -> tuple[int, int]:
        """Return the line and the column of ours for an editor's position."""
        if position.line >= len(self.lines):
            last = content(self.lines[-1]) if self.lines else ""
            return max(len(self.lines), 1), len(last) + 1
        line = content(self.lines[position.line])
        return position.line + 1, self.encoding.reach(line, position.character) + 1

    def span(self, range_: lsp.Range) -> Span:
        """Return the span of ours for an editor's range."""
        return Span(*self.place(range_.start), *self.place(range_.end))


def content(line: str) -> str:
    """Return a line without its end."""
    return line.rstrip("\r\n") if line[-1:] in "\r\n" else line


def touches(span: Span, other: Span) -> bool:
    """Whether two spans share a character, or a place between two characters."""
    ends_before = (span.end_line, span.end_column) < (other.line, other.column)
    begins_after = (other.end_line, other.end_column) < (span.line, span.column)
    return not ends_before and not begins_after


def holds(span: Span, line: int, column: int) -> bool:
    """Whether a place lies in a span, its end included: a cursor stands between characters."""
    return touches(span, Span(line, column, line, column))
