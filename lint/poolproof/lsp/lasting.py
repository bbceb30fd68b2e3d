"""What stays true of a text while it is half typed.

A text that cannot be parsed says nothing about pools. But the functions that were not touched since
it last could be are what they were, only on other lines.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from poolproof.finding import Finding, Note, Span
from poolproof.lsp.document import Snapshot
from poolproof.solution import ModuleSolution

_LINE = re.compile(r"\bline (\d+)\b")
Extent = tuple[int, int]
"""The first and the last line of a function."""


class Lasting(Struct, frozen=True):
    """The findings in the last text that could be parsed, and where its functions were."""

    snapshot: Snapshot
    findings: tuple[Finding, ...]
    solution: ModuleSolution
    functions: Sequence[Extent]

    def carried_to(self, later: Snapshot) -> tuple[Finding, ...]:
        """Return the findings in untouched functions, on the lines that these have now.

        The origins of the later lines count in this snapshot's numbers.
        """
        moved = {old + 1: new for new, old in enumerate(later.origin, start=1) if old is not None}
        carried = (self._carried(finding, moved) for finding in self.findings)
        return tuple(finding for finding in carried if finding is not None)

    def _carried(self, finding: Finding, moved: Mapping[int, int]) -> Finding | None:
        if not all(line in moved for line in self._lines_of(finding)):
            return None
        notes = [
            replace(note, span=_moved(note.span, moved)) if note.path == finding.path else note
            for note in finding.notes
            if note.path != finding.path or _is_whole(note, moved)
        ]
        message = _LINE.sub(lambda named: _named(int(named[1]), moved), finding.message)
        span = _moved(finding.span, moved)
        return replace(finding, span=span, message=message, notes=tuple(notes), fix=None)

    def _lines_of(self, finding: Finding) -> range:
        """The lines that a finding depends on: those of its function, or its own."""
        line = finding.span.line
        for first, last in self.functions:
            if first <= line <= last:
                return range(first, last + 1)
        return range(line, finding.span.end_line + 1)


def _is_whole(note: Note, moved: Mapping[int, int]) -> bool:
    return note.span.line in moved and note.span.end_line in moved


def _moved(span: Span, moved: Mapping[int, int]) -> Span:
    return replace(span, line=moved[span.line], end_line=moved[span.end_line])


def _named(line: int, moved: Mapping[int, int]) -> str:
    return f"line {moved.get(line, line)}"
