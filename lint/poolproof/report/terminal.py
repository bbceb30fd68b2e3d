"""What the stream that a report goes to can show: colours, links, glyphs, and how wide it is."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TextIO

from msgspec import Struct

_DEFAULT_WIDTH = 100
_NARROWEST = 40
# What would reorder the text around it: a file must not be able to disguise its code.
_BIDIRECTIONAL = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


class Glyphs(Struct, frozen=True):
    """The signs that a report is drawn with."""

    bar: str
    gap: str
    corner: str
    ellipsis: str
    underline: str
    unknown: str
    circled: bool

    def number(self, step: int) -> str:
        """Return the sign of a step."""
        if self.circled and step <= 20:
            return chr(ord("①") + step - 1)
        return f"({step})"


UNICODE = Glyphs("│", "┆", "┌─", "…", "─", "�", circled=True)
ASCII = Glyphs("|", ":", "-->", "...", "-", "?", circled=False)


class Terminal(Struct, frozen=True):
    """A stream's abilities. ``interactive`` says that a person looks at it as it is written."""

    interactive: bool = False
    colour: bool = False
    width: int = _DEFAULT_WIDTH
    glyphs: Glyphs = UNICODE
    encoding: str = "utf-8"

    @classmethod
    def of(
        cls, stream: TextIO, colour: str = "auto", env: Mapping[str, str] = os.environ
    ) -> Terminal:
        """Find out about a stream; ``colour`` is auto, always or never."""
        interactive = stream.isatty()
        encoding = getattr(stream, "encoding", None) or "utf-8"
        return cls(
            interactive,
            _wants_colour(colour, env, interactive=interactive),
            _width(env, interactive=interactive),
            UNICODE if _can_show("│┆┌─…①⑳�", encoding) else ASCII,
            encoding,
        )

    def shown(self, text: str) -> str:
        """Return text that is safe to show: no control characters, nothing the stream cannot take.

        Every character keeps its place, so that what is marked below it stays below it.
        """
        if not (text.isascii() and text.isprintable()):
            unknown = self.glyphs.unknown
            text = "".join(unknown if _is_unsafe(char) else char for char in text)
            if not _can_show(text, self.encoding):
                text = "".join(c if _can_show(c, self.encoding) else unknown for c in text)
        return text


def cell_width(text: str) -> int:
    """Return how many columns a text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(map(_cells, text))


def _cells(char: str) -> int:
    import unicodedata  # noqa: PLC0415 - most text is ASCII

    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _is_unsafe(char: str) -> bool:
    import unicodedata  # noqa: PLC0415 - as above

    return char in _BIDIRECTIONAL or unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")


def _can_show(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _wants_colour(asked: str, env: Mapping[str, str], *, interactive: bool) -> bool:
    if asked != "auto":
        return asked == "always"
    if env.get("NO_COLOR"):
        return False
    if env.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return interactive and env.get("TERM") != "dumb"


def _width(env: Mapping[str, str], *, interactive: bool) -> int:
    columns = env.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        return max(int(columns), _NARROWEST)
    if interactive:
        import shutil  # noqa: PLC0415 - slow, and often not needed

        return max(shutil.get_terminal_size((_DEFAULT_WIDTH, 24)).columns, _NARROWEST)
    return _DEFAULT_WIDTH
