"""How deeply a text is nested, found without recursion and before a parser gets hold of it.

LibCST's native parser recurses on its own stack and takes the process down when that overflows; the
brackets of two statements can take it exponential time. What is measured here is generous: within
a bracket every token counts as one level, until a comma ends the item.
"""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct, field

from poolproof.syntax.lexing import Token, tokens

BLOCKS = 99
"""The most blocks in each other; the limit of CPython and of LibCST."""

_ANY = 10**9


class Limits(NamedTuple):
    """What a parser can stand."""

    tokens: int
    """That hang on each other in one statement, ``elif`` chains included."""

    brackets: int = _ANY
    """That are open."""

    costly_brackets: int = _ANY
    """That are open in a statement of which each bracket multiplies LibCST's time."""


OF_LIBCST = Limits(tokens=2000, brackets=200, costly_brackets=8)
"""Two hundred brackets are also CPython's own limit."""

_COSTLY = ("case", "del")

_KEEPS_GOING = ("lambda", "for")
"""After these words a comma may separate names of one item, so it ends nothing."""


def too_deep(text: str, limits: Limits = OF_LIBCST) -> int | None:
    """Tell the offset where a parser could run out of stack or time, if there is one.

    The text's newlines must be LF. Raises ``NotPython`` if it cannot be cut into tokens.
    """
    meter = _Meter(text, limits)
    found = (token.offset for token in tokens(f"{text}\n") if meter.exceeded_by(token))
    return next(found, None)


class _Level(Struct):
    """The inside of a bracket, or a whole statement."""

    tokens: int = 0  # of the item so far
    inside: int = 0  # the deepest bracket of the item so far
    kept: int = 0  # tokens that the next comma does not forget
    worst: int = 0  # over the items so far

    def item_ends(self) -> None:
        self.worst = max(self.worst, self.tokens + self.inside)
        if not self.kept:
            self.inside = 0
        self.tokens = self.kept


class _Block(Struct):
    """A block of statements, and how many ``elif`` follow each other at the moment."""

    column: int
    elifs: int = 0


class _Meter(Struct):
    """Adds up a text's tokens as they come."""

    text: str
    limits: Limits
    levels: list[_Level] = field(default_factory=lambda: [_Level()])
    blocks: list[_Block] = field(default_factory=lambda: [_Block(0)])
    brackets: int = 0  # may be open in this statement
    at_start: bool = True

    def exceeded_by(self, token: Token) -> bool:
        if token.kind in ("newline", "semicolon"):
            self.at_start = True
            return self._close() > self.limits.tokens - sum(block.elifs for block in self.blocks)
        if self.at_start:
            self._start(token)
        level = self.levels[-1]
        if token.kind == "comma":
            level.item_ends()
        elif token.kind == "close":
            return self._close() > self.limits.tokens
        else:
            level.tokens += 1
            if token.text in _KEEPS_GOING:
                level.kept = level.tokens
            if token.kind == "open":
                self.levels.append(_Level())
        return len(self.levels) > self.brackets + 1 or len(self.blocks) > BLOCKS + 1

    def _start(self, token: Token) -> None:
        """Begin a statement: its first token tells what it is, and its column in which block."""
        self.at_start = False
        costly = token.text in _COSTLY
        self.brackets = self.limits.costly_brackets if costly else self.limits.brackets
        line = self.text.rfind("\n", 0, token.offset) + 1
        column = len(self.text[line : token.offset].expandtabs(8))
        while self.blocks[-1].column > column:
            self.blocks.pop()
        if self.blocks[-1].column < column:
            self.blocks.append(_Block(column))
        if token.text == "elif":
            self.blocks[-1].elifs += 1
        elif token.text != "else":
            self.blocks[-1].elifs = 0

    def _close(self) -> int:
        """End the innermost level, tell its depth, and count it as part of the one around it."""
        level = self.levels.pop()
        level.item_ends()
        if self.levels:
            outer = self.levels[-1]
            outer.inside = max(outer.inside, level.worst)
        else:
            self.levels.append(_Level())
        return level.worst
