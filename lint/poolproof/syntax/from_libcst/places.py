"""Where LibCST's nodes stand, as ``ast`` counts: 1-based lines and 0-based UTF-8 columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol, TypedDict

import libcst as cst
from libcst.metadata import CodePosition, CodeRange

from poolproof.syntax.failure import ParseFailure
from poolproof.syntax.from_libcst.alignment import Alignment

Spot = tuple[int, int]
"""A line and a column in bytes."""


class Place(TypedDict):
    """The attributes that say where an ``ast`` node begins and ends."""

    lineno: int
    col_offset: int
    end_lineno: int
    end_col_offset: int


class Located(Protocol):
    """An ``ast`` node that has an end."""

    end_lineno: int | None
    end_col_offset: int | None


class Parenthesized(Protocol):
    """A LibCST node that owns the parentheses around it."""

    @property
    def lpar(self) -> Sequence[cst.LeftParen]:
        """The opening ones, outermost first."""

    @property
    def rpar(self) -> Sequence[cst.RightParen]:
        """The closing ones, innermost first."""


class Places:
    """Answers where a node of one module begins and ends."""

    def __init__(
        self, ranges: Mapping[cst.CSTNode, CodeRange], text: str, kept: Alignment | None = None
    ) -> None:
        """``kept`` is what LibCST kept of the text, if it lost any."""
        self._ranges = ranges
        self._lines = text.split("\n")
        self._kept = kept

    def start(self, node: cst.CSTNode) -> Spot:
        """Where the node begins, its own parentheses left out."""
        position = self._ranges[node].start
        return self._spot(self._kept.start(position) if self._kept else position)

    def end(self, node: cst.CSTNode, *, and_then: int = 0) -> Spot:
        """Where the node ends, or so many characters after it, its own parentheses left out."""
        position = self._ranges[node].end
        position = CodePosition(position.line, position.column + and_then)
        return self._spot(self._kept.end(position) if self._kept else position)

    def outer_start(self, node: cst.CSTNode) -> Spot:
        """Where the outermost parenthesis around the node begins, or the node itself."""
        lpar: Sequence[cst.LeftParen] = getattr(node, "lpar", ())
        return self.start(lpar[0] if lpar else node)

    def outer_end(self, node: cst.CSTNode) -> Spot:
        """Where the outermost parenthesis around the node ends, or the node itself."""
        rpar: Sequence[cst.RightParen] = getattr(node, "rpar", ())
        return self.end(rpar[-1] if rpar else node)

    def of(self, node: cst.CSTNode) -> Place:
        """Give the place of the node, its own parentheses left out."""
        return between(self.start(node), self.end(node))

    def with_nearest_parentheses(self, node: Parenthesized) -> Place:
        """Give the place of a node whose innermost parentheses are part of it."""
        return between(self.start(node.lpar[-1]), self.end(node.rpar[0]))

    def failure(self, node: cst.CSTNode, message: str) -> ParseFailure:
        """Make the error to raise about the node."""
        position = self._ranges[node].start
        if self._kept:
            position = self._kept.start(position)
        return ParseFailure(message, position.line, position.column + 1)

    def _spot(self, position: CodePosition) -> Spot:
        line = self._lines[position.line - 1]
        column = position.column
        return position.line, column if line.isascii() else len(line[:column].encode())


def between(start: Spot, end: Spot) -> Place:
    """Give the place from one spot to another."""
    return Place(lineno=start[0], col_offset=start[1], end_lineno=end[0], end_col_offset=end[1])


def end_of(node: Located) -> Spot:
    """Where a translated node ends."""
    assert node.end_lineno is not None
    assert node.end_col_offset is not None
    return node.end_lineno, node.end_col_offset
