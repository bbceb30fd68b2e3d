"""Python code in colours with its line numbers: for code that is read, not found fault with."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from poolproof.evidence.literate import Chapter, Passage
from poolproof.report.paint import BLANK, Line, Piece
from poolproof.report.terminal import Terminal

_Remark = Callable[[int], Line]


def passage(chapter: Chapter, shown: Passage, terminal: Terminal) -> Iterator[Line]:
    """Yield a passage, below the head of the function or class that it is in."""
    numbers = list(range(shown.first, shown.last + 1))
    if shown.scope is not None and shown.scope.first < shown.first:
        numbers.insert(0, shown.scope.first)
    yield from listing(chapter.text, numbers, terminal, pointed={shown.anchor.line})


def scope(chapter: Chapter, shown: Passage, terminal: Terminal) -> Iterator[Line]:
    """Yield the whole function or class that a passage is in."""
    if shown.scope is None:
        yield from passage(chapter, shown, terminal)
        return
    first, last = min(shown.scope.first, shown.first), max(shown.scope.last, shown.last)
    yield from listing(chapter.text, range(first, last + 1), terminal, pointed={shown.anchor.line})


def listing(
    text: str,
    numbers: Iterable[int],
    terminal: Terminal,
    *,
    pointed: Collection[int] = (),
    remark: _Remark | None = None,
) -> Iterator[Line]:
    """Yield lines of a text; those that are ``pointed`` at have a sign in front."""
    chosen = sorted(numbers)
    code = coloured(text, terminal)
    width = len(str(chosen[-1])) if chosen else 1
    last = 0
    for number in chosen:
        if last and number > last + 1:
            yield (Piece(f"  {' ' * width} {terminal.glyphs.gap}", "gutter"),)
        sign = ">" if number in pointed else " "
        yield (
            Piece(f"{sign} ", "error"),
            Piece(f"{number:>{width}} {terminal.glyphs.bar} ", "gutter"),
            *(code[number - 1] if number <= len(code) else ()),
            *(remark(number) if remark else BLANK),
        )
        last = number


def coloured(text: str, terminal: Terminal) -> list[Line]:
    """Return the lines of a Python text, in colours where the terminal has any."""
    if not terminal.colour:
        return [(Piece(terminal.shown(line)),) for line in text.splitlines()]
    from pygments import lex  # noqa: PLC0415 - slow, and only colours need it
    from pygments.lexers.python import PythonLexer  # noqa: PLC0415

    lines: list[list[Piece]] = [[]]
    for token, value in lex(text, PythonLexer(stripnl=False)):
        style = _style(str(token))
        for index, part in enumerate(value.split("\n")):
            if index:
                lines.append([])
            if part:
                lines[-1].append(Piece(terminal.shown(part), style))
    return list[Line](lines)


_STYLES: Sequence[tuple[str, str]] = (
    ("Token.Comment", "comment"),
    ("Token.Literal.String.Doc", "comment"),
    ("Token.Literal", "literal"),
    ("Token.Keyword", "keyword"),
    ("Token.Operator.Word", "keyword"),
    ("Token.Name.Function", "definition"),
    ("Token.Name.Class", "definition"),
    ("Token.Name.Decorator", "keyword"),
)


def _style(token: str) -> str:
    return next((style for name, style in _STYLES if token.startswith(name)), "")
