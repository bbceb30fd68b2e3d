"""Python code as classified pieces of text, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from pygments import lex
from pygments.lexers.python import PythonLexer

# The beginnings of the lexer's names, and the classes that the style sheet knows. First one wins.
_KINDS: Sequence[tuple[str, str]] = (
    ("Token.Comment", "c"),
    ("Token.Literal.String.Doc", "c"),
    ("Token.Literal.String", "s"),
    ("Token.Literal", "n"),
    ("Token.Keyword", "k"),
    ("Token.Operator.Word", "k"),
    ("Token.Name.Function", "f"),
    ("Token.Name.Class", "f"),
    ("Token.Name.Decorator", "d"),
)


class Bit(NamedTuple):
    """Text of one kind within a line."""

    text: str
    kind: str = ""

    @property
    def html(self) -> str:
        """The text, marked up."""
        text = escape(self.text, quote=False)
        return f'<span class="{self.kind}">{text}</span>' if self.kind else text


def lines_of(text: str) -> list[list[Bit]]:
    """Return the lines of a Python text."""
    lines: list[list[Bit]] = [[]]
    for token, value in lex(text, PythonLexer(stripnl=False)):
        kind = _kind(str(token))
        for index, part in enumerate(value.split("\n")):
            if index:
                lines.append([])
            if part and lines[-1] and lines[-1][-1].kind == kind:
                lines[-1][-1] = Bit(lines[-1][-1].text + part, kind)
            elif part:
                lines[-1].append(Bit(part, kind))
    while lines and not lines[-1]:
        lines.pop()
    return lines


def split(line: Sequence[Bit], start: int, end: int) -> tuple[list[Bit], list[Bit], list[Bit]]:
    """Divide a line at two columns, counted from 0."""
    return _cut(line, 0, start), _cut(line, start, end), _cut(line, end, None)


def _cut(line: Sequence[Bit], start: int, end: int | None) -> list[Bit]:
    return list(_cuts(line, start, end))


def _cuts(line: Sequence[Bit], start: int, end: int | None) -> Iterator[Bit]:
    at = 0
    for bit in line:
        stop = None if end is None else max(end - at, 0)
        text = bit.text[max(start - at, 0) : stop]
        if text:
            yield Bit(text, bit.kind)
        at += len(bit.text)


def _kind(token: str) -> str:
    return next((kind for name, kind in _KINDS if token.startswith(name)), "")
