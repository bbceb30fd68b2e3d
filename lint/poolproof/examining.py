"""One file from its bytes to its findings: the part of a run that is done for each by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct, field

from poolproof import registry
from poolproof.counting import count
from poolproof.finding import CheckError, Finding, Statistics
from poolproof.judging import judge
from poolproof.repairing import Repairer
from poolproof.rule import Rule
from poolproof.selection import Selection
from poolproof.settings import Settings
from poolproof.solving import Solver
from poolproof.source.corpus import ProjectCorpus
from poolproof.source.discovery import SourceFile
from poolproof.source.reads import NOTHING_READ, Reads
from poolproof.source.text import lenient

if TYPE_CHECKING:
    from poolproof.program.exports import Export


class Examined(Struct, frozen=True):
    """What came of one file. ``unsure`` says that findings may be missing."""

    path: str
    findings: tuple[Finding, ...]
    errors: tuple[CheckError, ...]
    statistics: Statistics
    exports: frozenset[Export] = frozenset()
    receivers: frozenset[str] = frozenset()
    unsure: bool = False
    reads: Reads = NOTHING_READ


class Examiner(Struct, frozen=True):
    """Solves a file, asks the rules about it, and for repairs."""

    solver: Solver
    rules: Sequence[Rule]

    def examine(self, file: SourceFile) -> Examined:
        """Return what came of a file; what goes wrong with it is part of that."""
        solved = self.solver.solve(file)
        solution = solved.solution
        findings, errors = judge(solution, self.rules)
        if findings:
            repairer = Repairer(self.rules)
            findings = repairer.repaired(findings, solution, self._text(file))
            errors += repairer.errors
        return Examined(
            solution.path,
            tuple(findings),
            tuple(errors),
            count(solution, self.solver.parts),
            solved.exports,
            solved.receivers,
            unsure=bool(errors) or solution.unreadable is not None,
            reads=solved.reads,
        )

    def _text(self, file: SourceFile) -> str:
        try:
            return lenient(self.solver.corpus.read(file.path))
        except OSError:
            return ""  # gone since it was solved: nothing is where it was


class Project(Struct, frozen=True):
    """All that it takes to examine files of a project, in this process or another.

    ``files`` are those that the run was asked to check, ``overlay`` the bytes that stand for those
    on the disk.
    """

    files: tuple[SourceFile, ...]
    cwd: str
    settings: Settings
    overlay: Mapping[str, bytes] = field(default_factory=dict)

    def examiner(self) -> Examiner:
        """Make what examines its files. Raises ``RegistryError`` or ``SettingsError``."""
        found = registry.load()
        corpus = ProjectCorpus(lambda: self.files, cwd=self.cwd, overlay=self.overlay)
        selection = Selection(self.settings, found.rules)
        protocols, waits = self.settings.adopt(found.protocols), found.waits
        solver = Solver(corpus, protocols, waits, self.settings, selection.parts)
        return Examiner(solver, selection.active)
