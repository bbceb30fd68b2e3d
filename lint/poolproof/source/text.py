"""From bytes to text, and from the columns of ``ast`` to those of people.

Decoding follows PEP 263 as the interpreter does: a byte order mark, or a declaration in one of the
first two lines, or else UTF-8. The text is kept exactly as it stands, line ends included, because
fixes are spliced into it; only the byte order mark is taken off, as it belongs to no line.
"""

from __future__ import annotations

import codecs
import re
from functools import cached_property

from msgspec import Struct

from poolproof.finding import Span

_BOM = codecs.BOM_UTF8
# What files start with that other programs saved; the longer marks come first.
_WIDE_MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
# Compiled when first asked for: most runs decode nothing.
_LINE_END = r"\r\n?|\n"
_FIRST_LINES = rb"([^\r\n]*)(?:\r\n?|\n|\Z)([^\r\n]*)"
# From PEP 263, which says that only this counts as a declaration.
_DECLARATION = rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)"
_BLANK_OR_COMMENT = rb"^[ \t\f]*(?:#|$)"


class UndecodableTextError(Exception):
    """Bytes that are not Python source text, and the place of the first one that is wrong."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column

    @property
    def span(self) -> Span:
        """The one character at which reading stopped."""
        return Span(self.line, self.column, self.line, self.column + 1)


class SourceText(Struct, frozen=True):
    """The text of a file, and what is needed to write it back unchanged."""

    text: str
    encoding: str = "utf-8"
    bom: bool = False


def decode(data: bytes) -> SourceText:
    """Decode a file as the interpreter would, or raise ``UndecodableTextError``."""
    for mark, name in _WIDE_MARKS.items():
        if data.startswith(mark):
            message = f"this is {name}, which Python source cannot be: save it as UTF-8"
            raise UndecodableTextError(message, 1, 1)
    bom = data.startswith(_BOM)
    body = data[len(_BOM) :] if bom else data
    encoding = _encoding_of(body, bom=bom)
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(body, encoding, error) from error
    except (UnicodeError, ValueError, LookupError) as error:
        # Codecs such as idna or undefined refuse without naming a byte.
        raise UndecodableTextError(f"not valid {encoding}: {error}", 1, 1) from error
    nul = text.find("\0")
    if nul >= 0:
        line, column = _position(text[:nul])
        raise UndecodableTextError("a NUL character, which Python source cannot hold", line, column)
    return SourceText(text, encoding, bom)


def is_wide(data: bytes) -> bool:
    """Whether a file starts with the mark of an encoding in which no word of it can be found."""
    return data.startswith(tuple(_WIDE_MARKS))


def encode(source: SourceText) -> bytes:
    """Return the bytes of a file again; raises ``UnicodeEncodeError`` for what they cannot hold."""
    return _BOM * source.bom + source.text.encode(source.encoding)


def encoded(text: str) -> bytes:
    """Return the bytes of a text by the encoding that it declares, or as UTF-8 if that fails."""
    body = text.encode("utf-8", "surrogatepass")
    try:
        return text.encode(_encoding_of(body, bom=False))
    except (UndecodableTextError, UnicodeError):
        return body


def lenient(data: bytes) -> str:
    """Make some text of any bytes, with the same lines: for showing and for comments."""
    try:
        return decode(data).text
    except UndecodableTextError:
        return data.removeprefix(_BOM).decode("utf-8", "replace")


def _encoding_of(body: bytes, *, bom: bool) -> str:
    declared = _declared(body)
    if declared is None:
        return "utf-8"
    name, line, column = declared
    try:
        codec = codecs.lookup(_without_suffix(name))
    except LookupError:
        raise UndecodableTextError(
            f"the declared encoding {name!r} is unknown", line, column
        ) from None
    # The attribute is what tells text encodings from bytes-to-bytes codecs such as hex or zlib.
    if not getattr(codec, "_is_text_encoding", True):
        raise UndecodableTextError(
            f"the declared encoding {name!r} is not one of text", line, column
        )
    if bom and codec.name != "utf-8":
        message = f"a UTF-8 byte order mark, but the encoding {name!r} is declared"
        raise UndecodableTextError(message, line, column)
    return codec.name


def _declared(body: bytes) -> tuple[str, int, int] | None:
    """Find the declared encoding and the line and column where it is named."""
    lines = re.match(_FIRST_LINES, body)
    assert lines is not None  # every part of the pattern may be empty
    for number, line in enumerate(lines.groups(), start=1):
        found = re.match(_DECLARATION, line)
        if found:
            return found[1].decode("ascii", "replace"), number, found.start(1) + 1
        if not re.match(_BLANK_OR_COMMENT, line):
            return None
    return None


def _without_suffix(name: str) -> str:
    """Drop the line-end suffix Emacs adds (``utf-8-unix``), as the interpreter does."""
    normal = name.lower().replace("_", "-")
    for known in ("utf-8", "latin-1", "iso-8859-1", "iso-latin-1"):
        if normal == known or normal.startswith(f"{known}-"):
            return "utf-8" if known == "utf-8" else "iso-8859-1"
    return name


def _undecodable(body: bytes, encoding: str, error: UnicodeDecodeError) -> UndecodableTextError:
    try:
        before = body[: error.start].decode(encoding, "replace")
    except UnicodeError:  # idna replaces nothing
        before = body[: error.start].decode("latin-1")
    line, column = _position(before)
    byte = f"byte 0x{error.object[error.start]:02x}"
    if encoding == "utf-8" and _declared(body) is None:
        message = f"{byte} is not valid UTF-8, and no other encoding is declared"
    else:
        message = f"{byte} is not valid {encoding}, the declared encoding"
    return UndecodableTextError(message, line, column)


def _position(before: str) -> tuple[int, int]:
    """Return the 1-based line and column of the character that follows ``before``."""
    lines = split_lines(before)
    return len(lines), len(lines[-1]) + 1


def split_lines(text: str) -> list[str]:
    r"""Split into lines as Python counts them, without their ends.

    Only ``\n``, ``\r\n`` and a lone ``\r`` end a line; ``str.splitlines`` would also split at form
    feeds and at the separators of Unicode, and every later line number would be wrong.
    """
    if "\r" not in text:
        return text.split("\n")
    return re.split(_LINE_END, text)


class LineIndex:
    """The lines of a text, and where each byte offset of ``ast`` lies in them."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends; line ``n`` of a message is ``lines[n - 1]``."""
        return split_lines(self._text)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(end.end() for end in re.finditer(_LINE_END, self._text))]

    def column(self, line: int, offset: int) -> int:
        """Return the 1-based column, in code points, of a UTF-8 byte offset in a line."""
        if not 0 < line <= len(self.lines):
            return offset + 1
        content = self.lines[line - 1]
        if content.isascii():
            return offset + 1
        return len(content.encode("utf-8", "surrogatepass")[:offset].decode("utf-8", "ignore")) + 1

    def span(self, line: int, offset: int, end_line: int, end_offset: int) -> Span:
        """Return the span of a node, given its ``lineno``, ``col_offset`` and their ends."""
        return Span(line, self.column(line, offset), end_line, self.column(end_line, end_offset))

    def position(self, line: int, column: int) -> int:
        """Return the index into the text of a 1-based line and column."""
        return self._starts[line - 1] + column - 1
