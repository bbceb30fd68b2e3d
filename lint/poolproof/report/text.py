"""The report for people: each finding with its code, its witness in the code, and the remedy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct, field

from poolproof.finding import CheckError, ErrorKind, Finding, Note, Reference, Safety, Severity
from poolproof.report.excerpt import Mark, excerpt, gutter_width
from poolproof.report.paint import BLANK, Line, Piece, wrapped
from poolproof.report.sources import Sources
from poolproof.report.terminal import Terminal, cell_width

_CITED = 2  # lines of the reference that are named; the rule's page shows all of them
_STYLES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}


class TextReport(Struct, frozen=True):
    """Turns findings into lines."""

    terminal: Terminal
    sources: Sources = field(default_factory=Sources)

    def findings(self, findings: Iterable[Finding]) -> Iterator[Line]:
        """Yield the lines of all; evidence that stands above already takes one line only."""
        told: set[tuple[str, tuple[Reference, ...]]] = set()
        for finding in findings:
            evidence = finding.code, finding.references[:_CITED]
            yield from self.finding(finding, again=evidence in told)
            told.add(evidence)

    def finding(self, finding: Finding, *, again: bool = False) -> Iterator[Line]:
        """Yield the lines of one finding, the blank one after it included.

        ``again`` says that a finding above has the same evidence, and shows it in full.
        """
        style = _STYLES[finding.severity]
        yield from self._header(finding, style)
        subject = Note(finding.path, finding.span, "")
        yield from self.places(subject, finding.notes, style)
        if finding.remedy:
            yield from self._footer("help", "help", finding.remedy)
        if not again:
            yield from self._evidence(finding)
        if finding.fix is not None:
            option = "--fix" if finding.fix.safety is Safety.SAFE else "--unsafe-fixes"
            yield from self._footer("fix", "help", f"{finding.fix.title} ({option})")
        more = Piece(f"poolproof explain {finding.code}", "dim", finding.page)
        yield self._briefly(finding, more) if again else (Piece("  more: ", "dim"), more)
        yield BLANK

    def places(self, subject: Note, steps: tuple[Note, ...], style: str) -> Iterator[Line]:
        """Yield the subject and the steps, numbered in order, file by file."""
        marks: dict[str, list[Mark]] = {
            subject.path: [Mark(subject.span, subject.message, style, primary=True)]
        }
        for number, step in enumerate(steps, start=1):
            label = f"{self.terminal.glyphs.number(number)} {self.terminal.shown(step.message)}"
            marks.setdefault(step.path, []).append(Mark(step.span, label))
        gutter = max(map(gutter_width, marks.values()))
        for path, places in marks.items():
            yield from self._file(path, places, gutter, named=path != subject.path)

    def error(self, error: CheckError) -> Iterator[Line]:
        """Yield the lines of an error of the run."""
        where = f"{self.terminal.shown(error.path)}: " if error.path else ""
        message = self.terminal.shown(error.message)
        yield Piece("error: ", "error"), Piece(where, "path"), Piece(message)
        if error.kind is ErrorKind.INTERNAL:
            ours = "this is a mistake in poolproof, not in your code; please report it with this:"
            yield (Piece(f"  {ours}", "dim"),)
            for line in error.detail.splitlines():
                yield (Piece(f"    {self.terminal.shown(line)}", "dim"),)

    def _header(self, finding: Finding, style: str) -> Iterator[Line]:
        path = self.terminal.shown(finding.path)
        place = f"{path}:{finding.span.line}:{finding.span.column}"
        message = self.terminal.shown(finding.message)
        head = [
            Piece(place, "path", _uri(finding.path)),
            Piece(": "),
            Piece(finding.code, style),
            Piece(f" {finding.name}", "name"),
        ]
        width = sum(cell_width(piece.text) for piece in head) + 2 + cell_width(message)
        if width <= self.terminal.width or not self.terminal.interactive:
            # One line is what grep and problem matchers need; only people need shorter ones.
            yield (*head, Piece(f": {message}"))
            return
        yield head
        for text in wrapped(message, self.terminal.width - 2):
            yield (Piece(f"  {text}"),)

    def _evidence(self, finding: Finding) -> Iterator[Line]:
        title = "  see: "
        for reference in finding.references[:_CITED]:
            shown = self.terminal.shown(reference.shown)
            yield (
                Piece(title, "dim"),
                Piece(f"{shown}:{reference.line}", "", reference.address),
                Piece(f" {reference.anchor}", "dim"),
            )
            title = " " * len(title)
        if finding.proof:
            yield Piece("  proof: ", "dim"), Piece(finding.proof)

    def _briefly(self, finding: Finding, more: Piece) -> Line:
        shown = [
            Piece(f"{self.terminal.shown(one.shown)}:{one.line}", "dim", one.address)
            for one in finding.references[:1]
        ]
        proof = [Piece(finding.proof, "dim")] if finding.proof else []
        first, *others = [*shown, *proof, more]
        comma = Piece(", ", "dim")
        return (
            Piece("  see: ", "dim"),
            first,
            *(piece for other in others for piece in (comma, other)),
        )

    def _file(self, path: str, marks: list[Mark], gutter: int, *, named: bool) -> Iterator[Line]:
        lines = self.sources.lines(path)
        place = f"{self.terminal.shown(path)}:{marks[0].span.line}:{marks[0].span.column}"
        if named:
            corner = self.terminal.glyphs.corner
            yield Piece(f"{' ' * gutter} {corner} ", "gutter"), Piece(place, "path", _uri(path))
        if lines is not None:
            yield from excerpt(lines, marks, gutter, self.terminal)
            return
        for mark in marks:  # the file is gone: say at least where it was
            if mark.label:
                yield (Piece(f"  {mark.label} (line {mark.span.line})", mark.style),)

    def _footer(self, title: str, style: str, text: str) -> Iterator[Line]:
        indent = " " * (len(title) + 4)
        room = self.terminal.width - len(indent)
        first, *others = wrapped(self.terminal.shown(text), room)
        yield Piece(f"  {title}: ", style), Piece(first)
        for other in others:
            yield (Piece(f"{indent}{other}"),)


def _uri(path: str) -> str:
    try:
        return Path(path).absolute().as_uri()
    except (OSError, ValueError):
        return ""
