"""From the text of one document to what an editor shows about it.

The stages are those of ``poolproof.pipeline``, for one file, over and over again.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from poolproof import registry
from poolproof.adoption.fingerprints import at_home, fingerprints
from poolproof.adoption.sifting import Sieve
from poolproof.evidence.citing import Citations
from poolproof.finding import CheckError, Finding, Report, Statistics
from poolproof.fixing.passes import Fixer
from poolproof.judging import crashed, judge
from poolproof.lsp.document import Snapshot, split
from poolproof.lsp.files import EditorCorpus, Files, shown
from poolproof.lsp.lasting import Lasting
from poolproof.lsp.solver import Lines, Solver
from poolproof.repairing import Repairer
from poolproof.selection import Selection
from poolproof.settings import Settings
from poolproof.solution import ModuleSolution
from poolproof.source.baseline import Baseline, BaselineError
from poolproof.source.screen import may_allow
from poolproof.source.text import split_lines
from poolproof.source.unit import SourceUnit


class Checked(Struct, frozen=True):
    """What is known about one state of a document.

    ``lasting`` says that the text cannot be parsed as it is, and that the findings are those of an
    earlier one as far as they still hold. ``solution`` is then that of the earlier text. ``reused``
    says that the findings were carried over because the edit could not matter.
    """

    snapshot: Snapshot
    findings: tuple[Finding, ...] = ()
    solution: ModuleSolution | None = None
    errors: tuple[CheckError, ...] = ()
    lasting: bool = False
    reused: bool = False


class Sifted(Struct, frozen=True):
    """The findings that settings and comments leave, and those that comments allow."""

    kept: list[Finding]
    allowed: list[Finding]


class Project(Struct, dict=True):
    """Everything that is checked by one set of settings. Raises ``SettingsError`` when made."""

    settings: Settings
    store: Files
    _solvers: dict[Path, Solver] = field(default_factory=dict)
    generation: int = 0
    _good: dict[Path, Lasting] = field(default_factory=dict)
    _seen: dict[Path, int] = field(default_factory=dict)
    _repaired: dict[Path, tuple[Checked, Checked]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.selection = Selection(self.settings, registry.load().rules)
        self.protocols = self.settings.adopt(registry.load().protocols)

    @cached_property
    def corpus(self) -> EditorCorpus:
        """The files around the open documents."""
        return EditorCorpus(self.settings, self.store)

    def solver(self, path: Path) -> Solver:
        """Return what solves one document, with all that it remembers of it."""
        if path not in self._solvers:
            self._solvers[path] = Solver(self.corpus, self.protocols, self.settings)
        return self._solvers[path]

    def forget(self, path: Path) -> None:
        """Drop what is remembered of a document that was closed."""
        self._solvers.pop(path, None)
        self._good.pop(path, None)
        self._seen.pop(path, None)
        self._repaired.pop(path, None)

    def covers(self, path: Path) -> bool:
        """Whether the settings want this file checked."""
        return not self.settings.excludes.covers(str(path))

    def check(self, snapshot: Snapshot, *, anew: bool = False) -> Checked:
        """Check a document; a mistake of ours becomes an error in the answer.

        With ``anew``, nothing that was found before is used again.
        """
        if not self.covers(snapshot.path):
            return Checked(snapshot)
        try:
            return self._check(snapshot, anew=anew)
        except Exception as crash:
            self._solvers.pop(snapshot.path, None)  # whatever it remembers may be the cause
            error = crashed(shown(snapshot.path), "the analysis", crash)
            return Checked(snapshot, errors=(error,))

    def repaired(self, checked: Checked) -> Checked:
        """Return an answer whose findings have their fixes: those are made only when asked for."""
        path, solution = checked.snapshot.path, checked.solution
        known = self._repaired.get(path)
        if known is not None and known[0] is checked:
            return known[1]
        if solution is None or checked.lasting or not checked.findings:
            return checked
        repairer = Repairer(self.selection.active)
        text = _unit(checked.snapshot).text
        findings = tuple(repairer.repaired(checked.findings, solution, text))
        errors = (*checked.errors, *repairer.errors)
        self._repaired[path] = checked, replace(checked, findings=findings, errors=errors)
        return self._repaired[path][1]

    def mended(self, snapshot: Snapshot) -> Lines | None:
        """Return the lines with every safe fix made that stands; None if there is none."""
        path = shown(snapshot.path)

        def check(texts: Mapping[str, bytes]) -> Report:
            lines = tuple(split(texts[path].decode())) if path in texts else snapshot.lines
            state = replace(snapshot, lines=lines, origin=(None,) * len(lines), settled=True)
            project = Project(self.settings, self.store)
            answer = project.repaired(project.check(state))
            return Report(answer.findings, answer.errors, Statistics())

        data = snapshot.text.encode()
        changes = Fixer(check, lambda _: data).outcome().changes
        return tuple(split(changes[0].after.decode())) if changes else None

    def survey(self, path: Path) -> None:
        """Find out which edits of a document will not matter, before they are made."""
        if path in self._solvers:
            self._solvers[path].survey()

    def distrust(self) -> None:
        """Count nothing as found that depends on other files."""
        self.generation += 1

    def solver_at(self, snapshot: Snapshot) -> Solver:
        """Return a solver that has analysed this very state of a document."""
        solver = self.solver(snapshot.path)
        if solver.is_behind(snapshot.lines):
            solver.solve(_unit(snapshot), snapshot.lines, anew=True)
        return solver

    def _check(self, snapshot: Snapshot, *, anew: bool) -> Checked:
        unit = _unit(snapshot)
        solver = self.solver(snapshot.path)
        if self._seen.get(snapshot.path) != self.generation:
            self._seen[snapshot.path] = self.generation
            solver.distrust()
        solution = solver.solve(unit, snapshot.lines, anew=anew)
        good = self._good.get(snapshot.path)
        if solution.unreadable is not None and good is not None and not snapshot.settled:
            kept = good.carried_to(snapshot)
            return Checked(snapshot, kept, good.solution, solution.errors, lasting=True)
        found, errors = judge(solution, self.selection.active)
        unsure = {solution.path} if errors or solution.unreadable is not None else set[str]()
        # Without fixes: working them out takes longer than all the rest, and few are asked for.
        kept = self._cited(self._news(self._sifted(found, unit, unsure), unit), errors)
        if solution.unreadable is None:
            self._good[snapshot.path] = Lasting(snapshot, kept, solution, solver.functions())
        return Checked(snapshot, kept, solution, tuple(errors), reused=solver.is_reusing)

    def _sifted(self, findings: list[Finding], unit: SourceUnit, unsure: set[str]) -> Sifted:
        paths: Mapping[str, str] = {unit.shown: str(unit.path)}
        sieve = Sieve(self.selection, paths, lambda _: unit.text)
        kept = list(sieve.sift(findings))
        if may_allow(unit.text.encode("utf-8", "surrogatepass")):
            kept += sieve.unused([unit.shown], unsure)
        return Sifted(kept, [each.finding for each in sieve.silenced])

    def _news(self, sifted: Sifted, unit: SourceUnit) -> list[Finding]:
        """Leave out what the baseline accepts; one that is missing or broken accepts nothing."""
        place = self.settings.baseline
        if place is None or not sifted.kept:
            return sifted.kept
        try:
            baseline = Baseline.read(place)
        except (BaselineError, OSError):
            return sifted.kept  # `poolproof check` says what is wrong with it
        home = at_home(unit.path, self.settings.root)
        lines = split_lines(unit.text)
        known = fingerprints([*sifted.kept, *sifted.allowed], lambda _: lines, lambda _: home)
        return [finding for finding in sifted.kept if not baseline.accepts(known[finding])]

    def _cited(self, findings: list[Finding], errors: list[CheckError]) -> tuple[Finding, ...]:
        citations = Citations(self.selection.rules, self.settings.docs_url)
        cited = sorted(map(citations.cite, findings), key=lambda finding: finding.sort_key)
        errors += citations.errors
        return tuple(cited)


def _unit(snapshot: Snapshot) -> SourceUnit:
    return SourceUnit(shown(snapshot.path), snapshot.path, snapshot.text.removeprefix("\ufeff"))
