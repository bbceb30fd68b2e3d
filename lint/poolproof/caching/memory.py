"""Answers from an earlier run where they still hold, and what this run leaves to the next."""

from __future__ import annotations

import time
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from poolproof.caching.record import Examination, Record
from poolproof.caching.searches import Index, Searcher
from poolproof.caching.signatures import Signature, is_settled, listing_of, signature_of
from poolproof.finding import ErrorKind
from poolproof.source.corpus import ProjectCorpus
from poolproof.source.discovery import SourceFile
from poolproof.source.reads import Reads
from poolproof.source.screen import Kind, Vocabulary, kind_of

if TYPE_CHECKING:
    from poolproof.examining import Examined


class Memory:
    """One run's view of what is known. What cannot be believed is found out again."""

    def __init__(self, known: Record, corpus: ProjectCorpus, vocabulary: Vocabulary) -> None:
        self._known = known
        self._corpus = corpus
        self._vocabulary = vocabulary
        self._now = time.time_ns()
        self._signatures: dict[str, Signature | None] = {}
        self._kinds: dict[str, tuple[Signature, Kind]] = {}
        self._searchers: dict[str, Searcher] = {}
        self._examined: dict[str, Examined] = {}
        self._reads = Reads()

    # --- answers ---------------------------------------------------------------------------

    def kind(self, file: SourceFile) -> Kind:
        """Say what a file is screened to be; raises ``OSError`` if it cannot be read."""
        signature = self._signature(file.path)
        known = self._known.kinds.get(file.path)
        if known is not None and known[0] == signature:
            return known[1]
        kind = kind_of(self._corpus.read(file.path), self._vocabulary)
        if signature is not None and is_settled(signature, self._now):
            self._kinds[file.path] = signature, kind
        return kind

    def recall(self, file: SourceFile) -> Examined | None:
        """Return what came of a file, if the same would come of it now."""
        examined = self._known.examination.examined.get(file.path)
        if examined is None or examined.path != file.shown or not self._holds:
            return None
        return examined

    def search(self, words: Iterable[str], below: str = "") -> tuple[str, ...]:
        """Find the files that hold one of the words: below a folder, or of all to be checked."""
        return self._searcher(below).search(words)

    # --- what is left to the next run ------------------------------------------------------

    def learn(self, file: SourceFile, examined: Examined) -> None:
        """Take in what came of a file. A mistake of ours is made, and told, every time."""
        self._reads |= examined.reads
        if not any(error.kind is ErrorKind.INTERNAL for error in examined.errors):
            self._examined[file.path] = replace(examined, reads=Reads())

    def record(self) -> Record | None:
        """Return what the next run may want to know, None if that is what this one knew."""
        indices = {folder: one.index() for folder, one in self._searchers.items()}
        indices = {**self._known.indices, **indices}
        fresh = bool(self._kinds) or indices != self._known.indices
        if not fresh and not self._examined and self._holds:
            return None
        return Record({**self._known.kinds, **self._kinds}, self._examination(), indices)

    def _examination(self) -> Examination:
        """Put together what is known of files now."""
        before = self._known.examination if self._holds else Examination()
        if not self._examined:
            return before
        files = {*self._reads.files, *self._examined}
        reads = {**before.reads, **{path: self._signature(path) for path in files}}
        if not all(is_settled(each, self._now) for each in reads.values()):
            return Examination()
        return Examination(
            {**before.examined, **self._examined},
            reads,
            {**before.folders, **{each: listing_of(each) for each in self._reads.folders}},
            {**before.searches, **dict(self._reads.searches)},
        )

    # --- whether it holds ------------------------------------------------------------------

    @cached_property
    def _holds(self) -> bool:
        """Whether everything is as it was when files were examined."""
        known = self._known.examination
        return (
            all(self._signature(path) == before for path, before in known.reads.items())
            and all(listing_of(folder) == before for folder, before in known.folders.items())
            and all(self.search(*query) == found for query, found in known.searches.items())
        )

    def _signature(self, path: str) -> Signature | None:
        if path not in self._signatures:
            self._signatures[path] = signature_of(path)
        return self._signatures[path]

    def _searcher(self, folder: str) -> Searcher:
        if folder not in self._searchers:
            files = self._corpus.below(Path(folder)) if folder else self._corpus.listed
            signatures = {file.path: self._signature(file.path) for file in files}
            settled = {
                path: one if is_settled(one, self._now) else None
                for path, one in signatures.items()
            }
            known = self._known.indices.get(folder, Index())
            self._searchers[folder] = Searcher(known, settled, self._corpus.read)
        return self._searchers[folder]
