"""Code on a page: numbered lines, marks under what is wrong, names that can be linked to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

from msgspec import Struct, field

from poolproof.finding import Finding, Span
from poolproof.site.highlight import Bit, lines_of, split


class Mark(Struct, frozen=True):
    """A place to point at, and what is said about it below its line."""

    span: Span
    kind: str
    label: str = ""


class Listing(Struct, frozen=True):
    """A text to show. ``numbers`` are its lines to show, all of them if empty.

    ``below`` is what stands under a line (as HTML), ``instead`` what stands in the place of one.
    ``pointed`` are the lines that the reader is to look at, ``without`` those that nobody misses.
    """

    text: str
    title: str
    numbers: Sequence[int] = ()
    marks: Sequence[Mark] = ()
    instead: Mapping[int, str] = field(default_factory=dict)
    pointed: frozenset[int] = frozenset()
    without: frozenset[int] = frozenset()

    @property
    def html(self) -> str:
        """The listing as a block that scrolls by itself where it is too wide."""
        rows = "".join(self._rows())
        title = escape(self.title)
        return (
            f'<div class="code" role="group" aria-label="{title}" tabindex="0">'
            f"<pre><code>{rows}</code></pre></div>\n"
        )

    def _rows(self) -> Iterator[str]:
        lines = lines_of(self.text)
        last = 0
        for number in self.numbers or range(1, len(lines) + 1):
            if number in self.without:
                continue
            if last and not self.without.issuperset(range(last + 1, number)):
                yield '<span class="gap" aria-hidden="true">⋮</span>'
            last = number
            if number in self.instead:
                yield self.instead[number]
                continue
            line = lines[number - 1] if number <= len(lines) else []
            here = [mark for mark in self.marks if mark.span.line == number]
            yield _row(number, _marked(line, here), "l at" if number in self.pointed else "l")
            yield from _labels(here)


def _row(number: int, code: str, kind: str) -> str:
    """Return a line; its number is for the eye alone and is not copied with the code."""
    return f'<span class="{kind}"><i data-n="{number}"></i>{code}\n</span>'


def _marked(line: Sequence[Bit], marks: Iterable[Mark]) -> str:
    """Return the code of a line with its most important mark under it."""
    chosen = sorted(marks, key=lambda mark: mark.kind)
    if not chosen:
        return "".join(bit.html for bit in line)
    span = chosen[0].span
    width = sum(len(bit.text) for bit in line)
    end = span.end_column - 1 if span.end_line == span.line else width
    before, within, after = split(line, span.column - 1, max(end, span.column))
    inner = "".join(bit.html for bit in within)
    marked = f'<mark class="{chosen[0].kind}">{inner}</mark>'
    return "".join(bit.html for bit in before) + marked + "".join(bit.html for bit in after)


def _labels(marks: Sequence[Mark]) -> Iterator[str]:
    for mark in marks:
        if mark.label:
            yield f'<span class="note">{mark.label}</span>'


def found(finding: Finding) -> list[Mark]:
    """Return the marks of a finding: where it is, and the steps that lead there."""
    steps = [
        Mark(note.span, "step", f"<b>{number}</b> {escape(note.message)}")
        for number, note in enumerate(finding.notes, start=1)
        if note.path == finding.path
    ]
    return [Mark(finding.span, "bad"), *steps]
