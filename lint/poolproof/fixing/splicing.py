"""Edits are spliced into a text. Those of two fixes that touch each other are never mixed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from poolproof.finding import Edit, Finding, Span
from poolproof.source.text import LineIndex


class OverlappingEditsError(ValueError):
    """Two edits of one fix touch the same text: the fix is wrong."""


def spliced(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with the edits made. Raises ``OverlappingEditsError``."""
    index = LineIndex(text)
    parts: list[str] = []
    position = 0
    for edit in sorted(edits, key=lambda each: each.span):
        start = index.position(edit.span.line, edit.span.column)
        if start < position:
            raise OverlappingEditsError(f"two edits meet at line {edit.span.line}")
        parts += [text[position:start], edit.content]
        position = index.position(edit.span.end_line, edit.span.end_column)
    return "".join([*parts, text[position:]])


def compatible(findings: Sequence[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Divide the findings of one file: those whose fixes go together, and the others.

    A fix keeps all the text from its first edit to its last for itself, since it was made with
    that text in view.
    """
    chosen: list[Finding] = []
    others: list[Finding] = []
    for finding in findings:
        extent = extent_of(finding)
        if any(_meet(extent, extent_of(each)) for each in chosen):
            others.append(finding)
        else:
            chosen.append(finding)
    return chosen, others


def extent_of(finding: Finding) -> Span:
    """From the first edit of a finding's fix to its last."""
    assert finding.fix is not None
    spans = sorted(edit.span for edit in finding.fix.edits)
    end = max((span.end_line, span.end_column) for span in spans)
    return Span(spans[0].line, spans[0].column, *end)


def _meet(one: Span, other: Span) -> bool:
    """Whether two extents share text, or a place where both insert."""
    first, second = sorted((one, other))
    end = (first.end_line, first.end_column)
    start = (second.line, second.column)
    return start < end or start == (first.line, first.column)
