"""The text of an open document: changed in place by the editor, read as a whole by the checks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from lsprotocol import types as lsp
from msgspec import Struct, field

from poolproof.lsp.positions import Encoding, Ruler

# What ends a line in the protocol, and in Python too. str.splitlines knows eight more.
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")


def split(text: str) -> list[str]:
    """Split a text into lines with their ends; the last one has none, and may be empty."""
    lines = _LINE.findall(text)
    if len(lines) > 1 and not lines[-1] and lines[-2][-1:] not in ("\r", "\n"):
        lines.pop()  # the pattern also finds the nothing behind a last line without an end
    return lines


class Snapshot(Struct, frozen=True):
    """A document as it was at one moment. ``origin`` says where its lines were before.

    That is, for each line, the number it had (from 0) in the text that was last marked as known;
    None if it was touched since.
    """

    uri: str
    path: Path
    version: int
    lines: tuple[str, ...]
    origin: tuple[int | None, ...]
    settled: bool

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(self.lines)


class Document(Struct):
    """An open document. ``settled`` says that its text is what was opened or saved last."""

    uri: str
    path: Path
    version: int
    lines: list[str]
    origin: list[int | None] = field(default_factory=list)
    known: int = -1
    settled: bool = True
    _text: str | None = None

    @classmethod
    def opened(cls, uri: str, path: Path, version: int, text: str) -> Document:
        """Take in a document that an editor opens."""
        document = cls(uri, path, version, split(text))
        document.origin = list(range(len(document.lines)))
        return document

    @property
    def text(self) -> str:
        """The whole text."""
        if self._text is None:
            self._text = "".join(self.lines)
        return self._text

    def snapshot(self) -> Snapshot:
        """Return the document as it is now."""
        lines, origin = tuple(self.lines), tuple(self.origin)
        return Snapshot(self.uri, self.path, self.version, lines, origin, self.settled)

    def remember(self, snapshot: Snapshot) -> None:
        """Count the lines of a snapshot as known: origins are numbered by it from now on."""
        if snapshot.version < self.known:
            return
        number_of = {old: new for new, old in enumerate(snapshot.origin) if old is not None}
        if snapshot.version == self.version:
            self.origin = list(range(len(self.lines)))
        else:
            # What was changed since is numbered by what it had in common with the snapshot.
            self.origin = [None if old is None else number_of.get(old) for old in self.origin]
        self.known = snapshot.version

    def change(
        self,
        version: int,
        changes: Iterable[lsp.TextDocumentContentChangeEvent],
        encoding: Encoding,
    ) -> None:
        """Apply the changes of one notification, one after the other."""
        for change in changes:
            if isinstance(change, lsp.TextDocumentContentChangePartial):
                self._replace(change.range, change.text, encoding)
            else:
                self._replace_all(change.text)
        self.version = version
        self.settled = False
        self._text = None

    def _replace(self, range_: lsp.Range, text: str, encoding: Encoding) -> None:
        ruler = Ruler(self.lines, encoding)
        (first, start), (last, end) = ruler.place(range_.start), ruler.place(range_.end)
        if (last, end) < (first, start):
            (first, start), (last, end) = (last, end), (first, start)
        head, tail = self.lines[first - 1][: start - 1], self.lines[last - 1][end - 1 :]
        # A carriage return and a line feed that come to stand together are one end of a line.
        above = first - 1 if first > 1 and (head + text + tail)[:1] == "\n" else first
        below = last + 1 if last < len(self.lines) and (head + text + tail)[-1:] == "\r" else last
        before = "".join(self.lines[above - 1 : first - 1])
        after = "".join(self.lines[last:below])
        self._splice(above - 1, below, split_inner(before + head + text + tail + after))

    def _replace_all(self, text: str) -> None:
        """Take a whole new text, whose first and last lines are often those of the old one."""
        lines = split(text)
        first = _common(self.lines, lines)
        last = _common(self.lines[first:][::-1], lines[first:][::-1])
        self._splice(first, len(self.lines) - last, lines[first : len(lines) - last])

    def _splice(self, start: int, stop: int, lines: Sequence[str]) -> None:
        old, known = self.lines[start:stop], self.origin[start:stop]
        first = _common(old, lines)
        last = _common(old[first:][::-1], lines[first:][::-1])
        touched: list[int | None] = [None] * (len(lines) - first - last)
        self.lines[start:stop] = lines
        self.origin[start:stop] = [*known[:first], *touched, *known[len(known) - last :]]
        if not self.lines or self.lines[-1][-1:] in ("\r", "\n"):
            self.lines.append("")
            self.origin.append(None)


def split_inner(text: str) -> list[str]:
    """Split a text that stands inside another one: nothing follows the last line's end."""
    lines = split(text)
    return lines[:-1] if lines and not lines[-1] else lines


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """Count the lines that two texts have in common at their beginnings."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
