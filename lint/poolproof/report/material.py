"""What the formats for programs are made from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from poolproof.finding import Edit, Finding, Fingerprint, Fix, Report, Span
from poolproof.report.sources import Sources
from poolproof.rule import Rule


class Material(Struct, frozen=True, dict=True):
    """A report, and where to find what it speaks of. ``rules`` are all there are, by their codes.

    ``identify`` gives the fingerprints of findings; ``site`` is where the documentation is
    published, if it is.
    """

    report: Report
    rules: Sequence[Rule]
    sources: Sources
    identify: Callable[[Sequence[Finding]], Mapping[Finding, Fingerprint]]
    site: str = ""

    @cached_property
    def fingerprints(self) -> Mapping[Finding, Fingerprint]:
        """The fingerprint of every finding, the silenced ones too."""
        silenced = (each.finding for each in self.report.silenced)
        return self.identify((*self.report.findings, *silenced))

    def line(self, path: str, number: int) -> str:
        """Return a line of a file, or nothing if it is not there any more."""
        lines = self.sources.lines(path) or ()
        return lines[number - 1] if 0 < number <= len(lines) else ""

    def merged(self, path: str, fix: Fix) -> Edit:
        """Return one edit that does what all edits of a fix do."""
        edits = sorted(fix.edits, key=lambda edit: edit.span)
        text, at = "", edits[0].span
        line, column = at.line, at.column
        for edit in edits:
            text += self._between(path, line, column, edit.span.line, edit.span.column)
            text += edit.content
            line, column = edit.span.end_line, edit.span.end_column
        return Edit(Span(at.line, at.column, line, column), text)

    def _between(self, path: str, line: int, column: int, end_line: int, end_column: int) -> str:
        taken = [self.line(path, number) for number in range(line, end_line + 1)]
        taken[-1] = taken[-1][: end_column - 1]
        taken[0] = taken[0][column - 1 :]
        return "\n".join(taken)


def printable(text: str) -> str:
    """Replace halves of characters, which no encoding can write, and bytes that were none."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def sentence(finding: Finding) -> str:
    """Return the message and the remedy as prose."""
    remedy = finding.remedy
    return f"{_begun(finding.message)} {_begun(remedy)}" if remedy else _begun(finding.message)


def _begun(text: str) -> str:
    """Make a sentence of it; what begins with code, or anything but a letter, stays as it is."""
    text = printable(text)
    return f"{text[:1].upper()}{text[1:]}" + ("" if text.endswith((".", "!", "?")) else ".")
