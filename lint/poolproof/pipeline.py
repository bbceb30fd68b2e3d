"""The order of the stages, and nothing else.

discover -> screen -> solve -> judge -> repair -> sift -> narrow -> cite -> report. What is slow to
import (the analysis, the rules) is imported when the first file turns up that needs it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from poolproof import registry
from poolproof.finding import (
    CheckError,
    Finding,
    Fingerprint,
    Report,
    Silenced,
    Statistics,
)
from poolproof.settings import Settings
from poolproof.source.corpus import ProjectCorpus
from poolproof.source.discovery import Discovery, SourceFile, discover, located, shown_path
from poolproof.source.screen import Screening, Vocabulary, kind_of, screen
from poolproof.source.text import lenient, split_lines

if TYPE_CHECKING:
    from poolproof.caching.memory import Memory
    from poolproof.caching.store import Store
    from poolproof.examining import Examined, Project
    from poolproof.jobs import Examine
    from poolproof.program.exports import Export
    from poolproof.selection import Selection
    from poolproof.solving import Solver
    from poolproof.source.baseline import Baseline, Seen
    from poolproof.source.changes import Changes
    from poolproof.source.screen import Kind
    from poolproof.typestate.protocol import Protocol

_FEW = 50

Progress = Callable[[int, int], None]
"""Called with the number of files that are done and of all that will be analysed."""


class Stdin(Struct, frozen=True):
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


class Run(Struct, frozen=True, dict=True):
    """One run: each stage is done when the next one asks for it.

    ``jobs`` is how many processes may work at once, None one for each core. ``since`` is the
    revision since which a line has to have changed for a finding to be reported.
    ``overlay`` holds the bytes that stand for those of files on the disk, by absolute path.
    ``cache`` gives the folder that knows what earlier runs found out, if that is to be believed.
    """

    paths: Sequence[str]
    settings: Settings
    stdin: Stdin | None = None
    progress: Progress | None = None
    jobs: int | None = 1
    since: str = ""
    overlay: Mapping[str, bytes] = field(default_factory=dict)
    cache: Callable[[], Path] | None = None

    @cached_property
    def protocols(self) -> tuple[Protocol, ...]:
        """The kinds of pools to look for."""
        return self.settings.adopt(registry.load().protocols)

    @cached_property
    def selection(self) -> Selection:
        """The rules to ask."""
        from poolproof.selection import Selection  # noqa: PLC0415 - slow, and often not needed

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
        return ProjectCorpus(lambda: self._known, cwd=cwd, overlay=overlay)

    @cached_property
    def project(self) -> Project:
        """All that it takes to examine the files, here or in another process."""
        from poolproof.examining import Project  # noqa: PLC0415 - as above

        return Project(self._known, str(Path.cwd()), self.settings, self._overlay)

    @property
    def _overlay(self) -> dict[str, bytes]:
        unsaved = {self.stdin.file.path: self.stdin.data} if self.stdin else {}
        return {**unsaved, **self.overlay}

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words to screen for."""
        return Vocabulary.of(self.protocols)

    @cached_property
    def store(self) -> Store | None:
        """Where what is found out is kept for the next run that is like this one."""
        if self.cache is None or self._overlay:
            return None
        from poolproof.caching.store import Store, code_stamp, key_of  # noqa: PLC0415 - as above

        code = code_stamp(registry.load().folders)
        return Store(self.cache(), key_of(sys.version, code, str(Path.cwd()), self.settings))

    @cached_property
    def memory(self) -> Memory:
        """What is known from before, and what will be known from now on."""
        from poolproof.caching.memory import Memory  # noqa: PLC0415 - as above
        from poolproof.caching.record import Record  # noqa: PLC0415

        known = self.store.load() if self.store is not None else Record()
        return Memory(known, self.corpus, self.vocabulary)

    @cached_property
    def screened(self) -> Screening:
        """The files that can matter."""
        return screen(self.discovered.files, self._kind)

    @cached_property
    def _kind(self) -> Callable[[SourceFile], Kind]:
        """What tells what a file can be: for a few, reading them takes less than remembering."""
        if len(self.discovered.files) > _FEW and self.store is not None:
            return self.memory.kind
        return lambda file: kind_of(self.corpus.read(file.path), self.vocabulary)

    @cached_property
    def neighbours(self) -> tuple[SourceFile, ...]:
        """The files that named ones without a pool's name import: they may hand out pools."""
        cwd = str(Path.cwd())
        named = {located(path, cwd).path for path in self.paths if not os.path.isdir(path)}  # noqa: PTH112 - never fails
        named |= set(self._overlay)
        named -= {file.path for file in self.screened.candidates}
        asked = {file.path for file in self.discovered.files}
        if not named & asked:
            return ()
        from poolproof.linking.files import ModuleFiles  # noqa: PLC0415 - seldom needed
        from poolproof.neighbours import around  # noqa: PLC0415

        ours = [Path(path) for path in sorted(named & asked)]
        found = around(ours, self.corpus, ModuleFiles(frozenset()))
        others = sorted({str(path) for path in found if str(path) not in asked})
        return tuple(SourceFile(shown_path(path, cwd), path) for path in others)

    @property
    def _known(self) -> tuple[SourceFile, ...]:
        return (*self.discovered.files, *self.neighbours)

    @cached_property
    def solver(self) -> Solver:
        """What solves one file after the other."""
        from poolproof.solving import Solver  # noqa: PLC0415 - as above

        return Solver(self.corpus, self.protocols, registry.load().waits, self.settings)

    def examined(self) -> Iterator[Examined]:
        """Examine the candidates, and then the files that they lead to."""
        nearby = screen(self.neighbours, self._kind)
        candidates = (*self.screened.candidates, *nearby.candidates)
        if not candidates:
            return
        from poolproof.agenda import Agenda  # noqa: PLC0415 - slow, and often not needed
        from poolproof.jobs import examining  # noqa: PLC0415

        kin = (*self.screened.kin, *nearby.kin)
        words = self.vocabulary.words
        agenda = Agenda(self.corpus, candidates, kin, words, self.memory.search)
        neighbours = {file.shown for file in self.neighbours}
        wave, done = agenda.first(), 0
        exports, receivers = set["Export"](), set[str]()
        with examining(self.project, candidates, self.jobs) as examine:
            while wave:
                for examined in self._remembered(wave, examine):
                    exports |= examined.exports
                    receivers |= examined.receivers
                    if examined.path not in neighbours:
                        yield examined
                    done += 1
                    if self.progress is not None:
                        self.progress(done, len(candidates))
                wave = agenda.after(frozenset(exports), frozenset(receivers))

    def _remembered(self, wave: Sequence[SourceFile], examine: Examine) -> Iterator[Examined]:
        """Examine the files of which it is not known what would come of them."""
        unknown = {}
        for file in wave:
            examined = self.memory.recall(file)
            if examined is None:
                unknown[file.shown] = file
            else:
                yield examined
        for examined in examine(tuple(unknown.values())):
            self.memory.learn(unknown[examined.path], examined)
            yield examined

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
        self._keep()
        news, silenced, stale = self._narrowed(*self._sifted(findings, unsure, errors), unsure)
        findings = sorted(self._cited(news, errors), key=lambda finding: finding.sort_key)
        skipped = {file.shown for file in self.discovered.files} - seen - {e.path for e in errors}
        statistics += Statistics(screened_out=len(skipped))
        return Report(tuple(findings), tuple(sorted(errors)), statistics, silenced, stale)

    def _keep(self) -> None:
        """Leave what was found out to the next run."""
        if "memory" not in self.__dict__:
            return  # nobody has asked what is known
        record = self.memory.record() if self.store is not None else None
        if self.store is not None and record is not None:
            self.store.save(record)

    @cached_property
    def baseline(self) -> Baseline:
        """The findings that are accepted. Raises ``BaselineError`` or ``OSError``."""
        from poolproof.source.baseline import Baseline  # noqa: PLC0415 - as above

        place = self.settings.baseline
        return Baseline.read(place) if place is not None else Baseline()

    @cached_property
    def changes(self) -> Changes | None:
        """What has changed, if that matters. Raises ``ChangesError``."""
        named = self.stdin.name if self.stdin else next(iter(self.paths), ".")
        if not self.since:
            return None
        from poolproof.source.changes import changes_since  # noqa: PLC0415 - seldom asked for

        return changes_since(self.since, self._absolute(named))

    def fingerprints(self, findings: Iterable[Finding]) -> dict[Finding, Fingerprint]:
        """Return what findings are known by, given all of them, the silenced ones too."""
        from poolproof.adoption.fingerprints import fingerprints  # noqa: PLC0415 - slow, not always needed

        return fingerprints(findings, self._lines, self._home)

    def _refuse_bad_settings(self) -> None:
        """Refuse what the settings cannot mean, even if this run would not have needed it."""
        _ = self.protocols, self.changes
        if self.settings.baseline is not None:
            _ = self.baseline
        if any(selectors for _, selectors in self.settings.selectors()):
            _ = self.selection

    def _sifted(
        self, findings: list[Finding], unsure: set[str], errors: list[CheckError]
    ) -> tuple[list[Finding], list[Silenced]]:
        allowing = [file.shown for file in self.screened.allowing]
        if not findings and not allowing:
            return [], []
        from poolproof.adoption.sifting import Sieve  # noqa: PLC0415
        from poolproof.repairing import Repairer  # noqa: PLC0415 - as above
        from poolproof.solution import ModuleSolution  # noqa: PLC0415

        paths = {file.shown: file.path for file in self.discovered.files}
        sieve = Sieve(self.selection, paths, self._text)
        sifted = list(sieve.sift(findings))
        repairer = Repairer(self.selection.active)
        for path, unused in groupby(sieve.unused(allowing, unsure), key=lambda each: each.path):
            sifted += repairer.repaired(unused, ModuleSolution(path), self._text(paths[path]))
        errors += repairer.errors
        return sifted, sieve.silenced

    def _narrowed(
        self, findings: list[Finding], silenced: list[Silenced], unsure: set[str]
    ) -> tuple[list[Finding], tuple[Silenced, ...], tuple[tuple[Fingerprint, int], ...]]:
        stale: tuple[tuple[Fingerprint, int], ...] = ()
        if self.changes is not None or (self.settings.baseline and self.baseline.entries):
            from poolproof.adoption.narrowing import Narrowing  # noqa: PLC0415 - as above

            known = self.fingerprints((*findings, *(each.finding for each in silenced)))
            narrowing = Narrowing(self.baseline, self.changes, self._real)
            stale = narrowing.stale(findings, known, self._seen(unsure))
            silenced = [*silenced, *narrowing.silenced(findings, known)]
        gone = {each.finding for each in silenced}
        news = [finding for finding in findings if finding not in gone]
        ordered = sorted(silenced, key=lambda each: each.finding.sort_key)
        return news, tuple(ordered), stale

    def _seen(self, unsure: Collection[str]) -> Seen:
        """Tell whether an entry of the baseline would have been found again."""
        unseen = {*unsure, *(error.path for error in self.screened.errors)}
        files = (file.shown for file in self.discovered.files if file.shown not in unseen)
        seen = set(map(self._home, files))

        def judged(entry: Fingerprint) -> bool:
            gone = not (self.settings.root / entry.path).exists()
            return (gone or entry.path in seen) and entry.code in self.selection.codes

        return judged

    def _cited(self, findings: list[Finding], errors: list[CheckError]) -> list[Finding]:
        if not findings:
            return []
        from poolproof.evidence.citing import Citations  # noqa: PLC0415 - as above

        citations = Citations(self.selection.rules, self.settings.docs_url)
        cited = [citations.cite(finding) for finding in findings]
        errors += citations.errors
        return cited

    def read(self, shown: str) -> bytes:
        """Return the bytes of a file by the path in its findings; raises ``OSError``."""
        return self.corpus.read(str(self._absolute(shown)))

    def _lines(self, shown: str) -> list[str]:
        return split_lines(self._text(str(self._absolute(shown))))

    def _absolute(self, shown: str) -> Path:
        return Path(located(shown, str(Path.cwd())).path)

    def _real(self, shown: str) -> str:
        return str(self._absolute(shown).resolve())

    def _home(self, shown: str) -> str:
        from poolproof.adoption.fingerprints import at_home  # noqa: PLC0415 - as above

        return at_home(self._absolute(shown), self.settings.root)

    def _text(self, path: str) -> str:
        try:
            return lenient(self.corpus.read(path))
        except OSError:
            return ""  # gone since it was checked: it allows nothing any more
