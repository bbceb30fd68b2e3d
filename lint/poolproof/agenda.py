"""Which files are solved, and when: the candidates first, then those that these lead to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from poolproof.program.exports import Export
from poolproof.source.corpus import ProjectCorpus
from poolproof.source.discovery import SourceFile
from poolproof.source.text import lenient


class Agenda:
    """Deals out the files of a run in waves; none comes twice.

    ``kin`` are the files that hold a pool's name, but not that of a module which has it: they can
    only have it from a file of the project. ``words`` are those names. ``search`` finds the paths
    of the files that hold one of some words, below a folder or of all.
    """

    def __init__(
        self,
        corpus: ProjectCorpus,
        candidates: Iterable[SourceFile],
        kin: Iterable[SourceFile],
        words: frozenset[str],
        search: Callable[[Iterable[str], str], Iterable[str]],
    ) -> None:
        self._search = search
        self._corpus = corpus
        self._first = tuple(candidates)
        self._kin = tuple(kin)
        self._words = words
        self._dealt: set[str] = set()
        self._known: frozenset[Export] = frozenset()

    def first(self) -> tuple[SourceFile, ...]:
        """The files to begin with."""
        self._dealt.update(file.path for file in self._first)
        return self._first

    def after(
        self, exports: frozenset[Export], receivers: frozenset[str] = frozenset()
    ) -> tuple[SourceFile, ...]:
        """The files that can use what was not exported before, and those that are handed pools.

        The last wave is empty.
        """
        fresh, self._known = exports - self._known, self._known | exports
        wanted = receivers - self._dealt
        handed = (file for file in self._corpus.listed if file.path in wanted) if wanted else ()
        wave = tuple(sorted({*self._users(fresh), *handed}))
        self._dealt.update(file.path for file in wave)
        return wave

    @property
    def _undealt(self) -> Iterator[SourceFile]:
        return (file for file in self._corpus.listed if file.path not in self._dealt)

    def _users(self, exports: frozenset[Export]) -> Iterator[SourceFile]:
        for below in sorted({export.below for export in exports}):
            yield from self._users_below(below, {e for e in exports if e.below == below})

    def _users_below(self, below: str, exports: set[Export]) -> Iterator[SourceFile]:
        for file in self._holding({export.name for export in exports}, below):
            try:
                text = lenient(self._corpus.read(file.path))
            except OSError:
                continue  # said when it was screened
            # A name alone proves nothing; whoever uses it names its module too.
            if any(export.may_reach(text) for export in exports):
                yield file

    def _holding(self, names: set[str], below: str) -> Iterator[SourceFile]:
        """The files that hold one of the names: for a pool's own they are known already."""
        found = set[SourceFile]()
        if names & self._words:
            left = (file for file in self._kin if file.path not in self._dealt)
            found.update(file for file in left if file.path.startswith(below))
        others = names - self._words
        within = [file for file in self._undealt if file.path.startswith(below)] if others else []
        if within:  # few files are often all dealt out, and a search goes through all of a folder
            wanted = set(self._search(others, below))
            found.update(file for file in within if file.path in wanted)
        yield from found
