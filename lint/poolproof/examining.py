"""One file from its bytes to its findings: the part of a run that is done for each by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from poolproof.counting import count
from poolproof.finding import CheckError, Finding, Statistics
from poolproof.judging import judge
from poolproof.rule import Rule
from poolproof.solving import Solver
from poolproof.source.discovery import SourceFile

if TYPE_CHECKING:
    from poolproof.program.exports import Export


@dataclass(frozen=True, slots=True)
class Examined:
    """What came of one file. ``unsure`` says that findings may be missing."""

    path: str
    findings: tuple[Finding, ...]
    errors: tuple[CheckError, ...]
    statistics: Statistics
    exports: frozenset[Export] = frozenset()
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Examiner:
    """Solves a file and asks the rules about it."""

    solver: Solver
    rules: Sequence[Rule]

    def examine(self, file: SourceFile) -> Examined:
        """Return what came of a file; what goes wrong with it is part of that."""
        solved = self.solver.solve(file)
        solution = solved.solution
        findings, errors = judge(solution, self.rules)
        return Examined(
            solution.path,
            tuple(findings),
            tuple(errors),
            count(solution),
            solved.exports,
            unsure=bool(errors) or solution.unreadable is not None,
        )
