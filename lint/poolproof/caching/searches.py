"""Searches through many files, of which only those that have changed are read again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct, field

from poolproof.caching.signatures import Signature
from poolproof.source.screen import Vocabulary

Words: TypeAlias = tuple[str, ...]


class Index(Struct, frozen=True):
    """The files below a folder as they were, and by words those that held one of them."""

    files: Mapping[str, Signature | None] = field(default_factory=dict)
    found: Mapping[Words, frozenset[str]] = field(default_factory=dict)


class Searcher:
    """Searches one list of files; ``known`` is what an earlier run found, perhaps in other files.

    A file without a signature is read every time.
    """

    def __init__(
        self,
        known: Index,
        files: Mapping[str, Signature | None],
        read: Callable[[str], bytes],
    ) -> None:
        self._known = known
        self._files = files
        self._read = read
        self._same = {
            path for path, one in files.items() if one is not None and known.files.get(path) == one
        }
        self._found: dict[Words, frozenset[str]] = {}

    def search(self, words: Iterable[str]) -> tuple[str, ...]:
        """Return the files that hold one of the words, whole, in the order of the list."""
        query = tuple(sorted(words))
        if query not in self._found:
            self._found[query] = frozenset(self._matching(query))
        found = self._found[query]
        return tuple(path for path in self._files if path in found)

    def index(self) -> Index:
        """Return what the next run may know; what nobody asked is kept if nothing has changed."""
        unchanged = len(self._same) == len(self._files) == len(self._known.files)
        kept = self._known.found if unchanged else {}
        return Index(self._files, {**kept, **self._found})

    def _matching(self, query: Words) -> Sequence[str]:
        before = self._known.found.get(query)
        unread = self._files if before is None else self._files.keys() - self._same
        admits = Vocabulary(frozenset(query)).admits
        kept = [] if before is None else list(before & self._same)
        return [*kept, *(path for path in unread if self._admits(path, admits))]

    def _admits(self, path: str, admits: Callable[[bytes], bool]) -> bool:
        try:
            return admits(self._read(path))
        except OSError:
            return False  # said by the run that reads every file to screen it
