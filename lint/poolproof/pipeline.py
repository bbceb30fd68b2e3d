"""The order of the stages, and nothing else.

discover -> screen -> solve -> judge -> sift -> cite -> report. What is slow to import (the
analysis, the rules) is imported when the first file turns up that needs it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from poolproof import registry
from poolproof.citing import Citations
from poolproof.examining import Examined, Project
from poolproof.finding import CheckError, Finding, Report, Statistics
from poolproof.selection import Selection
from poolproof.settings import Settings
from poolproof.sifting import Sieve
from poolproof.solving import Solver
from poolproof.source.corpus import ProjectCorpus
from poolproof.source.discovery import Discovery, SourceFile, discover, located
from poolproof.source.screen import Screening, Vocabulary, screen
from poolproof.source.text import lenient
from poolproof.typestate.protocol import Protocol

if TYPE_CHECKING:
    from poolproof.program.exports import Export

Progress = Callable[[int, int], None]
"""Called with the number of files that are done and of all that will be analysed."""


@dataclass(frozen=True, slots=True)
class Stdin:
    """Text that need not be on the disk, and the path it goes by."""

    data: bytes
    name: str

    @property
    def file(self) -> SourceFile:
        """The place where the text would be saved."""
        return located(self.name, str(Path.cwd()))


def check_paths(
    paths: Sequence[str],
    settings: Settings,
    *,
    stdin: Stdin | None = None,
    progress: Progress | None = None,
    jobs: int | None = 1,
) -> Report:
    """Check files and folders, and the text of ``stdin`` if there is one.

    Raises ``SettingsError`` or ``RegistryError`` if there is nothing to go by.
    """
    return Run(paths, settings, stdin, progress, jobs).report()


@dataclass(frozen=True)
class Run:
    """One run: each stage is done when the next one asks for it.

    ``jobs`` is how many processes may work at once, None one for each core.
    """

    paths: Sequence[str]
    settings: Settings
    stdin: Stdin | None = None
    progress: Progress | None = None
    jobs: int | None = 1

    @cached_property
    def protocols(self) -> tuple[Protocol, ...]:
        """The kinds of pools to look for."""
        return self.settings.adopt(registry.load().protocols)

    @cached_property
    def selection(self) -> Selection:
        """The rules to ask."""
        return Selection(self.settings, registry.load().rules)

    @cached_property
    def discovered(self) -> Discovery:
        """The files to check."""
        excludes, force = self.settings.excludes, self.settings.force_exclude
        found = discover(self.paths, excludes, force_exclude=force)
        if self.stdin is None or (force and excludes.covers(self.stdin.file.path)):
            return found
        return Discovery(tuple(sorted({*found.files, self.stdin.file})), found.errors)

    @cached_property
    def corpus(self) -> ProjectCorpus:
        """The project as the analysis sees it."""
        cwd, overlay = str(Path.cwd()), self._overlay
        return ProjectCorpus(lambda: self.discovered.files, cwd=cwd, overlay=overlay)

    @cached_property
    def project(self) -> Project:
        """All that it takes to examine the files, here or in another process."""
        return Project(self.discovered.files, str(Path.cwd()), self.settings, self._overlay)

    @property
    def _overlay(self) -> dict[str, bytes]:
        return {self.stdin.file.path: self.stdin.data} if self.stdin else {}

    @cached_property
    def screened(self) -> Screening:
        """The files that can matter."""
        return screen(self.discovered.files, self.corpus.read, Vocabulary.of(self.protocols))

    @cached_property
    def solver(self) -> Solver:
        """What solves one file after the other."""
        return Solver(self.corpus, self.protocols, self.settings)

    def examined(self) -> Iterator[Examined]:
        """Examine the candidates, and then the files that they lead to."""
        candidates = self.screened.candidates
        if not candidates:
            return
        from poolproof.agenda import Agenda  # noqa: PLC0415 - slow, and often not needed
        from poolproof.jobs import examining  # noqa: PLC0415

        words = Vocabulary.of(self.protocols).words
        agenda = Agenda(self.corpus, candidates, self.screened.kin, words)
        wave, done, exports = agenda.first(), 0, set["Export"]()
        with examining(self.project, candidates, self.jobs) as examine:
            while wave:
                for examined in examine(wave):
                    exports |= examined.exports
                    yield examined
                    done += 1
                    if self.progress is not None:
                        self.progress(done, len(candidates))
                wave = agenda.after(frozenset(exports))

    def report(self) -> Report:
        """Go through all stages."""
        self._refuse_bad_settings()
        findings: list[Finding] = []
        errors = [*self.discovered.errors, *self.screened.errors]
        seen, unsure = set[str](), set[str]()
        statistics = Statistics(files=len(self.discovered.files))
        for examined in self.examined():
            findings += examined.findings
            errors += examined.errors
            statistics += examined.statistics
            seen.add(examined.path)
            if examined.unsure:
                unsure.add(examined.path)
        findings = self._cited(self._sifted(findings, unsure), errors)
        skipped = {file.shown for file in self.discovered.files} - seen - {e.path for e in errors}
        statistics += Statistics(screened_out=len(skipped))
        findings.sort(key=lambda finding: finding.sort_key)
        return Report(tuple(findings), tuple(sorted(errors)), statistics)

    def _refuse_bad_settings(self) -> None:
        """Refuse what the settings cannot mean, even if this run would not have needed it."""
        _ = self.protocols
        if any(selectors for _, selectors in self.settings.selectors()):
            _ = self.selection

    def _sifted(self, findings: list[Finding], unsure: set[str]) -> list[Finding]:
        allowing = [file.shown for file in self.screened.allowing]
        if not findings and not allowing:
            return []
        paths = {file.shown: file.path for file in self.discovered.files}
        sieve = Sieve(self.selection, paths, self._text)
        return [*sieve.sift(findings), *sieve.unused(allowing, unsure)]

    def _cited(self, findings: list[Finding], errors: list[CheckError]) -> list[Finding]:
        if not findings:
            return []
        citations = Citations(self.selection.rules, self.settings.docs_url)
        cited = [citations.cite(finding) for finding in findings]
        errors += citations.errors
        return cited

    def read(self, shown: str) -> bytes:
        """Return the bytes of a file by the path in its findings; raises ``OSError``."""
        return self.corpus.read(located(shown, str(Path.cwd())).path)

    def _text(self, path: str) -> str:
        try:
            return lenient(self.corpus.read(path))
        except OSError:
            return ""  # gone since it was checked: it allows nothing any more
