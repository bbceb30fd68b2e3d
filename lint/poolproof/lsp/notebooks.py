"""Notebooks: cells that are read as one text, in their order, and shown each by itself.

What a cell starts another one may end, so what is checked is all of them together. Everything that
is found is then handed to the cell that it stands in, on the lines that it has there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from lsprotocol import types as lsp
from msgspec import Struct, field
from msgspec.structs import replace

from poolproof.finding import Edit, Finding, Fix, Note, Span
from poolproof.lsp.checking import Checked
from poolproof.lsp.document import Document, Snapshot
from poolproof.lsp.explaining import State, StateAt
from poolproof.lsp.magics import plain
from poolproof.lsp.positions import Encoding
from poolproof.solution import Fate, ModuleSolution, Site, Submission

_LINE = re.compile(r"\bline (\d+)\b")
_PYTHON = "python"


class Cell(Struct, frozen=True):
    """A cell in the text of all: how many lines stand before it, and those that are no Python."""

    snapshot: Snapshot
    before: int
    masked: frozenset[int]

    def span(self, span: Span) -> Span:
        """Return a span of the whole text in the lines of the cell."""
        return replace(span, line=span.line - self.before, end_line=span.end_line - self.before)


class Layout(Struct, frozen=True):
    """Where the cells of one state of a notebook are in the text of all of them."""

    cells: tuple[Cell, ...]

    def number(self, line: int) -> int:
        """Return the number, from 0, of the cell that a line (from 1) is in."""
        return max(bisect_right(self.cells, line - 1, key=lambda cell: cell.before) - 1, 0)

    def of(self, uri: str) -> Cell | None:
        """Return a cell by its address."""
        return next((cell for cell in self.cells if cell.snapshot.uri == uri), None)


class Notebook(Struct):
    """An open notebook. ``whole`` is the document that is checked."""

    whole: Document
    cells: list[Document] = field(default_factory=list)
    layouts: dict[int, Layout] = field(default_factory=dict)

    @classmethod
    def opened(cls, notebook: lsp.NotebookDocument, path: Path) -> Notebook:
        """Take in a notebook, without its cells."""
        return cls(Document.opened(notebook.uri, path, notebook.version, ""))

    def splice(
        self, change: lsp.NotebookCellArrayChange, texts: Iterable[lsp.TextDocumentItem]
    ) -> tuple[str, ...]:
        """Take out cells and put others in; return the addresses of those that are gone.

        A cell that is not Python's is an empty one here, so that all keep their numbers.
        """
        items = {item.uri: item for item in texts}
        known = {cell.uri: cell for cell in self.cells}
        fresh = []
        for cell in change.cells or ():
            item = items.get(cell.document)
            if item is not None and item.language_id == _PYTHON:
                fresh.append(Document.opened(item.uri, self.whole.path, item.version, item.text))
            elif cell.document in known:  # it was moved
                fresh.append(known[cell.document])
            else:
                fresh.append(Document.opened(cell.document, self.whole.path, 0, ""))
        self.cells[change.start : change.start + change.delete_count] = fresh
        return tuple(known.keys() - {cell.uri for cell in self.cells})

    def change(
        self,
        told: lsp.VersionedTextDocumentIdentifier,
        changes: Sequence[lsp.TextDocumentContentChangeEvent],
        encoding: Encoding,
    ) -> None:
        """Apply what was typed in a cell."""
        for cell in self.cells:
            if cell.uri == told.uri:
                cell.change(told.version, changes, encoding)

    def renew(self, version: int, *, settled: bool = False) -> None:
        """Put the text of all cells together anew."""
        lines: list[str] = []
        cells = []
        for cell in self.cells:
            own = [*cell.lines]
            if own and not own[-1]:
                own.pop()
            elif own and own[-1][-1:] not in ("\r", "\n"):
                own[-1] += "\n"
            python, masked = plain(own)
            cells.append(Cell(cell.snapshot(), len(lines), masked))
            lines += python
        text = lsp.TextDocumentContentChangeWholeDocument("".join(lines))
        self.whole.change(version, [text], Encoding.UTF32)
        self.whole.settled = settled
        self.layouts = {**dict(list(self.layouts.items())[-20:]), version: Layout(tuple(cells))}

    def views(self, checked: Checked) -> Iterator[tuple[str, Checked]]:
        """Yield for each cell its address and what is known about it."""
        layout = self.layouts.get(checked.snapshot.version)
        for number, cell in enumerate(layout.cells if layout else ()):
            assert layout is not None
            yield cell.snapshot.uri, _View(checked, layout, number).checked()

    def view(self, uri: str, checked: Checked) -> Checked | None:
        """Return what is known about one cell."""
        return dict(self.views(checked)).get(uri)

    def state_at(self, uri: str, checked: Checked, state_at: StateAt) -> StateAt:
        """Return what knows the state of variables at places of a cell."""
        layout = self.layouts[checked.snapshot.version]
        uris = [cell.snapshot.uri for cell in layout.cells]
        view = _View(checked, layout, uris.index(uri))

        def state(line: int, column: int) -> State | None:
            found = state_at(line + view.cell.before, column)
            if found is None:
                return None
            place, words, site = found
            return place, words, view.site(site) if site else None

        return state


class _View(Struct, frozen=True):
    """What was found in a notebook, as it looks from one of its cells."""

    whole: Checked
    layout: Layout
    number: int

    @property
    def cell(self) -> Cell:
        return self.layout.cells[self.number]

    def checked(self) -> Checked:
        """Return what is known about the cell alone."""
        snapshot = replace(self.cell.snapshot, path=Path(self.cell.snapshot.uri))
        findings = tuple(
            self._finding(each) for each in self.whole.findings if self._is_here(each.span)
        )
        solution = self._solution() if self.whole.solution else None
        return replace(self.whole, snapshot=snapshot, findings=findings, solution=solution)

    def _is_here(self, span: Span) -> bool:
        return self.layout.number(span.line) == self.number

    def _finding(self, finding: Finding) -> Finding:
        return replace(
            finding,
            path=self.cell.snapshot.uri,
            span=self.cell.span(finding.span),
            message=self._said(finding.message),
            remedy=self._said(finding.remedy),
            notes=self._notes(finding.notes),
            fix=self._fix(finding.fix) if finding.fix else None,
        )

    def _said(self, message: str) -> str:
        """Name lines as people count them: within their cell."""

        def named(found: re.Match[str]) -> str:
            line = int(found[1])
            number = self.layout.number(line)
            own = line - self.layout.cells[number].before
            return f"line {own}" if number == self.number else f"line {own} of cell {number + 1}"

        return _LINE.sub(named, message)

    def _notes(self, notes: Sequence[Note]) -> tuple[Note, ...]:
        return tuple(self._note(note) for note in notes)

    def _note(self, note: Note) -> Note:
        if note.path != str(self.whole.snapshot.path):
            return note
        number = self.layout.number(note.span.line)
        home = self.layout.cells[number]
        message = self._said(note.message)
        if number != self.number:
            message = f"{message} (in cell {number + 1})"
        return Note(home.snapshot.uri, home.span(note.span), message)

    def _fix(self, fix: Fix) -> Fix | None:
        """Return a fix, if it stays within the cell and away from what is no Python."""
        for edit in fix.edits:
            lines = range(edit.span.line, edit.span.end_line + 1)
            own = [line - self.cell.before - 1 for line in lines]
            ends_above = edit.span.end_column == 1 and len(own) > 1
            touched = own[:-1] if ends_above else own
            length = len(self.cell.snapshot.lines)
            if own[0] < 0 or touched[-1] >= length or not self.cell.masked.isdisjoint(touched):
                return None
        edits = (Edit(self.cell.span(edit.span), edit.content) for edit in fix.edits)
        return replace(fix, edits=tuple(edits))

    def _solution(self) -> ModuleSolution:
        solution = self.whole.solution
        assert solution is not None
        sites = tuple(self._site(each) for each in solution.sites if self._is_here(each.call))
        handed = tuple(
            self._handed(each) for each in solution.submissions if self._is_here(each.call)
        )
        return ModuleSolution(self.cell.snapshot.uri, sites=sites, submissions=handed)

    def site(self, site: Site) -> Site | None:
        """Return a pool as the cell sees it; None if another cell starts it."""
        return self._site(site) if self._is_here(site.call) else None

    def _site(self, site: Site) -> Site:
        return replace(site, call=self.cell.span(site.call), fate=self._fate(site.fate))

    def _fate(self, fate: Fate) -> Fate:
        return replace(fate, reason=self._said(fate.reason), steps=self._notes(fate.steps))

    def _handed(self, handed: Submission) -> Submission:
        targets = tuple(
            replace(each, path=note.path, span=note.span)
            for each in handed.targets
            for note in [self._note(Note(each.path, each.span, ""))]
        )
        span = self.cell.span
        return replace(
            handed, call=span(handed.call), callable=span(handed.callable), targets=targets
        )
