"""What is known about a pool, in sentences: for the hover and for the lens above it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

from lsprotocol import types as lsp
from msgspec import Struct

from poolproof import registry
from poolproof.finding import Finding, Note
from poolproof.lsp.checking import Checked
from poolproof.lsp.diagnostics import Presenter, uri_of
from poolproof.lsp.positions import Ruler, holds
from poolproof.report.summary import counted
from poolproof.solution import Fate, Role, Site, Submission, Verdict

_WORDS = {
    Verdict.RELEASED: "released on all paths",
    Verdict.LEAKED: "leaks",
    Verdict.GIVEN_UP: "not followed to its end",
}


State: TypeAlias = tuple[str, tuple[str, ...], Site | None]
"""A variable that holds a pool, what the pool may be there, and where it comes from."""
StateAt: TypeAlias = Callable[[int, int], "State | None"]


class Guide(Struct, frozen=True):
    """Explains one state of a document."""

    checked: Checked
    presenter: Presenter

    @property
    def ruler(self) -> Ruler:
        """What measures in the document."""
        return Ruler(self.checked.snapshot.lines, self.presenter.encoding)

    def hover(self, position: lsp.Position, state_at: StateAt) -> lsp.Hover | None:
        """Explain what stands at a position: the finding, the pool, its state there.

        ``state_at`` says what a line and a column of the document hold.
        """
        line, column = self.ruler.place(position)
        findings = [each for each in self.checked.findings if holds(each.span, line, column)]
        sites = [each for each in self._sites() if holds(each.call, line, column)]
        parts = ["\n".join(self._finding(finding)) for finding in findings]
        if not findings:
            parts += ["\n".join(self._site(site)) for site in sites]
        if not findings and not sites:
            handed = [each for each in self._handed() if holds(each.callable, line, column)]
            parts += ["\n".join(self._task(each)) for each in handed]
        if not parts and not self.checked.lasting:
            parts += ["\n".join(self._state(state_at(line, column)))]
        text = "\n\n---\n\n".join(part for part in parts if part)
        if not text:
            return None
        spans = [*(each.span for each in findings), *(each.call for each in sites)]
        range_ = self.ruler.range(spans[0]) if spans else None
        return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, text), range_)

    def lenses(self) -> list[lsp.CodeLens]:
        """Return a line above each pool that says what becomes of it."""
        return [
            lsp.CodeLens(self.ruler.range(site.call), lsp.Command(_lens(site), ""))
            for site in self._sites()
        ]

    def _sites(self) -> tuple[Site, ...]:
        solution = self.checked.solution
        return () if solution is None or self.checked.lasting else solution.sites

    def _handed(self) -> tuple[Submission, ...]:
        solution = self.checked.solution
        return () if solution is None or self.checked.lasting else solution.submissions

    def _task(self, handed: Submission) -> Iterator[str]:
        """Say what a worker runs."""
        runs = {Role.TASK: "a task", Role.INITIALIZER: "run first", Role.PROCESS: "run as a whole"}
        where = handed.protocol.workers.value
        yield f"`{handed.text}`: **{runs[handed.role]}** in {where} of a {handed.protocol.name}"
        for target in handed.targets:
            uri = uri_of(target.path)
            place = f"{Path(target.path).name}:{target.span.line}"
            yield f"\n- [{place}]({_at(uri, target.span.line)}): `{target.name}`"
        if handed.unresolved:
            yield f"\nNot followed: {handed.unresolved}"
        solution = self.checked.solution
        for work in () if solution is None else solution.works:
            if work.call == handed.call:
                why = f" ({work.reason})" if work.reason else ""
                yield f"\nIts result: {work.outcome.value}{why}"

    def _finding(self, finding: Finding) -> Iterator[str]:
        rule = registry.load().find(finding.code)
        title = f"[{finding.code}]({finding.page})" if finding.page else finding.code
        yield f"**{title} {finding.name}**"
        if rule is not None:
            yield f"\n{rule.page.headline}"
            yield from ("", rule.page.sections["Why it bites"])
        yield from self._steps(finding.path, finding.notes)
        if finding.references:
            yield "\nIn the reference pool:\n"
        for reference in finding.references:
            address = reference.address or Path(reference.path).as_uri()
            reason = f": {reference.reason}" if reference.reason else ""
            yield f"- [{reference.shown}:{reference.line}]({_at(address, reference.line)}){reason}"
        if finding.proof:
            yield f"\nProof: `{finding.proof}`"

    def _site(self, site: Site) -> Iterator[str]:
        fate = site.fate
        how = f": {fate.loss.value}" if fate.loss else ""
        yield f"**{_fate(fate)}{how}**"
        holder = f", held by `{site.holder}`" if site.holder else ""
        yield f"\n`{site.text}`: a {site.protocol.name} in `{site.scope}`{holder}"
        if fate.reason and not (fate.loss and fate.reason == fate.loss.value):
            yield f"\nWhy: {fate.reason}"
        yield from self._steps("", fate.steps)

    def _steps(self, home: str, notes: tuple[Note, ...]) -> Iterator[str]:
        if notes:
            yield ""
        for number, note in enumerate(notes, start=1):
            where = f"line {note.span.line}"
            if home and note.path != home:
                where = f"{Path(note.path).name}:{note.span.line}"
            uri = self.presenter.location(note).uri
            yield f"{number}. [{where}]({_at(uri, note.span.line)}): {note.message}"

    def _state(self, found: State | None) -> Iterator[str]:
        """Say what a variable holds at the end of this line, if it is a pool."""
        if found is None:
            return
        place, words, site = found
        yield f"`{place}` here: **{' or '.join(words)}**"
        if site is not None:
            yield "\nStarted on line " + str(site.call.line) + ":\n"
            yield from self._site(site)


def _lens(site: Site) -> str:
    fate = site.fate
    if fate.verdict is Verdict.LEAKED and fate.loss is not None:
        return f"{_fate(fate)}: {fate.loss.value}"
    if fate.verdict is Verdict.GIVEN_UP:
        return f"not followed to its end: {fate.reason}"
    return _fate(fate)


def _fate(fate: Fate) -> str:
    """Say in a few words what becomes of a pool, and on how many ways it is lost."""
    if fate.verdict is Verdict.LEAKED and fate.ways:
        return f"{_WORDS[fate.verdict]} on {counted(fate.ways, 'path')}"
    return _WORDS[fate.verdict]


def _at(address: str, line: int) -> str:
    """Return the address of a line, as editors understand it."""
    return f"{address}#L{line}" if address.startswith("file:") and "#" not in address else address
