"""Lines made of styled pieces, and how they reach a stream, with colours or without."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol, TextIO

from poolproof.report.terminal import Terminal, cell_width

STYLES = {
    "": "",
    "path": "bold",
    "error": "bold red",
    "warning": "bold yellow",
    "info": "bold blue",
    "name": "bold",
    "gutter": "blue",
    "step": "cyan",
    "help": "green",
    "dim": "dim",
    "good": "bold green",
    "heading": "bold cyan",
    "code": "cyan",
    "keyword": "magenta",
    "literal": "yellow",
    "comment": "green",
    "definition": "bold",
}


class Piece(NamedTuple):
    """A stretch of text in one style of ``STYLES``, perhaps linked to somewhere."""

    text: str
    style: str = ""
    link: str = ""


Line = Sequence[Piece]
BLANK: Line = ()


class Painter(Protocol):
    """Writes lines to a stream."""

    def write(self, lines: Iterable[Line]) -> None:
        """Write the lines, each with its end."""


def painter(stream: TextIO, terminal: Terminal) -> Painter:
    """Return what suits the stream."""
    return _Coloured(stream, terminal) if terminal.colour else _Plain(stream)


def plain(line: Line) -> str:
    """Return the text of a line without its styles."""
    return "".join(piece.text for piece in line).rstrip()


def wrapped(text: str, width: int) -> list[str]:
    """Break prose into lines of at most ``width`` columns; what has no spaces stays whole."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if not lines[-1] or cell_width(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


class _Plain:
    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, lines: Iterable[Line]) -> None:
        self._stream.write("".join(f"{plain(line)}\n" for line in lines))


class _Coloured:
    def __init__(self, stream: TextIO, terminal: Terminal) -> None:
        from rich.console import Console  # noqa: PLC0415 - slow, and only terminals need it
        from rich.style import Style  # noqa: PLC0415

        self._stream = stream
        self._links = terminal.interactive
        self._style = Style
        self._console = Console(
            file=stream,
            force_terminal=True,
            # The sixteen colours that people choose themselves; any others could be unreadable.
            color_system="standard",
            no_color=False,
            highlight=False,
            markup=False,
            emoji=False,
            width=terminal.width,
        )

    def write(self, lines: Iterable[Line]) -> None:
        from rich.text import Text  # noqa: PLC0415 - as above

        text = Text()
        for line in lines:
            for piece in line:
                style = self._style.parse(STYLES[piece.style])
                if piece.link and self._links:
                    style += self._style(link=piece.link)
                text.append(piece.text, style)
            text.append("\n")
        # Captured, because the console ends the process when nobody reads what it writes.
        with self._console.capture() as capture:
            self._console.print(text, end="", soft_wrap=True)
        self._stream.write(capture.get())
