"""Source lines with marks under them: what a finding points at, and the steps that lead there.

Everything is measured in terminal cells and not in characters, so that marks stand under what they
mark, whatever tabs and wide characters come before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from poolproof.finding import Span
from poolproof.report.paint import Line, Piece, wrapped
from poolproof.report.terminal import Terminal, cell_width

_TAB = "    "
_CONTEXT = 1  # lines shown around what is marked
_BRIDGE = 2  # lines shown between marks rather than a gap
_ROOM = 28  # columns a label needs to be set beside its underline


class Mark(Struct, frozen=True):
    """A place to point at. The ``primary`` ones are what the finding is about."""

    span: Span
    label: str = ""
    style: str = "step"
    primary: bool = False


class _Stroke(Struct, frozen=True):
    """A mark as it is drawn, in cells."""

    line: int
    start: int
    end: int
    mark: Mark


def gutter_width(marks: Sequence[Mark]) -> int:
    """Return how wide line numbers can get in an excerpt."""
    return len(str(max(mark.span.line for mark in marks) + _CONTEXT))


def excerpt(
    lines: Sequence[str], marks: Sequence[Mark], gutter: int, terminal: Terminal
) -> Iterator[Line]:
    """Yield the marked lines, with what lies closely around and between them."""
    sheet = _Sheet(lines, gutter, terminal)
    strokes = [sheet.stroke(mark) for mark in marks]
    by_line: dict[int, list[_Stroke]] = {}
    for stroke in strokes:
        by_line.setdefault(stroke.line, []).append(stroke)
    last = 0
    yield sheet.edge()
    for number in _numbers(lines, by_line):
        if last and number > last + 1:
            yield sheet.gap()
        yield from sheet.row(number, by_line.get(number, ()))
        last = number
    yield sheet.edge()


def _numbers(lines: Sequence[str], marked: dict[int, list[_Stroke]]) -> list[int]:
    """The lines to show, in order."""
    numbers = set(marked)
    for here, after in zip(sorted(marked), sorted(marked)[1:], strict=False):
        if after - here <= _BRIDGE + 1:
            numbers.update(range(here, after))
    for number in marked:
        around = range(number - _CONTEXT, number + _CONTEXT + 1)
        numbers.update(
            each for each in around if 0 < each <= len(lines) and lines[each - 1].strip()
        )
    return sorted(numbers)


class _Sheet(Struct, frozen=True):
    """The lines of one file on a terminal."""

    lines: Sequence[str]
    gutter: int
    terminal: Terminal

    @property
    def room(self) -> int:
        """The cells right of the gutter."""
        return self.terminal.width - self.gutter - 3

    def edge(self) -> Line:
        return (Piece(f"{' ' * self.gutter} {self.terminal.glyphs.bar}", "gutter"),)

    def gap(self) -> Line:
        return (Piece(f"{' ' * self.gutter} {self.terminal.glyphs.gap}", "gutter"),)

    def row(self, number: int, strokes: Sequence[_Stroke]) -> Iterator[Line]:
        """Yield a source line and the rows of marks under it."""
        bar = self.terminal.glyphs.bar
        content = self._content(number).rstrip()
        left = self._left(cell_width(content), strokes)
        clipped = _clip(content, left, self.room, self.terminal.glyphs.ellipsis)
        yield Piece(f"{number:>{self.gutter}} {bar} ", "gutter"), Piece(clipped)
        places: dict[tuple[int, int], list[_Stroke]] = {}
        for stroke in strokes:
            places.setdefault((stroke.start, stroke.end), []).append(stroke)
        for together in places.values():
            for pieces in self._marks(together, left):
                yield (Piece(f"{' ' * self.gutter} {bar} ", "gutter"), *pieces)

    def stroke(self, mark: Mark) -> _Stroke:
        """Return the underline of a mark: of its first line, if it has several."""
        span = mark.span
        start = self._cell(span.line, span.column)
        end = cell_width(self._content(span.line).rstrip())
        if span.line == span.end_line:
            end = self._cell(span.line, span.end_column)
        return _Stroke(span.line, start, max(end, start + 1), mark)

    def _content(self, number: int) -> str:
        return self._shown(self.lines[number - 1]) if 0 < number <= len(self.lines) else ""

    def _cell(self, number: int, column: int) -> int:
        line = self.lines[number - 1] if 0 < number <= len(self.lines) else ""
        return cell_width(self._shown(line[: column - 1])) + max(column - 1 - len(line), 0)

    def _shown(self, text: str) -> str:
        return self.terminal.shown(text.replace("\t", _TAB))

    def _left(self, width: int, strokes: Sequence[_Stroke]) -> int:
        """The first cell to show of a line, such that its marks can be seen."""
        if width <= self.room or not strokes:
            return 0
        first = strokes[0]
        if first.end <= self.room - len(self.terminal.glyphs.ellipsis):
            return 0
        return max(0, min(first.start - self.room // 4, width - self.room))

    def _marks(self, strokes: Sequence[_Stroke], left: int) -> Iterator[list[Piece]]:
        """Yield the rows for marks of the very same place: one underline, then the labels."""
        mark = next((each.mark for each in strokes if each.mark.primary), strokes[0].mark)
        start = min(max(strokes[0].start - left, 0), self.room - 1)
        end = min(max(strokes[0].end - left, start + 1), self.room)
        sign = "^" if mark.primary else self.terminal.glyphs.underline
        head = [Piece(" " * start), Piece(sign * (end - start), mark.style)]
        labels = [each.mark.label for each in strokes if each.mark.label]
        beside = self.room - end - 1
        inline = bool(labels) and (beside >= _ROOM or cell_width(labels[0]) <= beside)
        indent = end + 1 if inline else min(start, max(self.room - 2 * _ROOM, 0))
        texts = [
            text for label in labels for text in wrapped(label, max(self.room - indent, _ROOM))
        ]
        if inline:
            yield [*head, Piece(f" {texts.pop(0)}", mark.style)]
        else:
            yield head
        for text in texts:
            yield [Piece(" " * indent), Piece(text, mark.style)]


def _clip(text: str, left: int, room: int, ellipsis: str) -> str:
    """Cut out the cells from ``left`` on, with a sign where something is missing."""
    if left == 0 and cell_width(text) <= room:
        return text
    before = ellipsis if left else ""
    after = ellipsis if cell_width(text) > left + room else ""
    start, end = left + len(before), left + room - len(after)
    taken, cell = [], 0
    for char in text:
        width = cell_width(char)
        if start <= cell and cell + width <= end:
            taken.append(char)
        elif cell < end and cell + width > start:
            taken.append(" " * (min(cell + width, end) - max(cell, start)))  # half of a wide one
        cell += width
    return f"{before}{''.join(taken)}{after}"
