"""What an answer rests on: the files, folders and searches that were read to find it."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

Query: TypeAlias = tuple[tuple[str, ...], str]
"""Words, sorted, and the folder below which files that hold one of them were looked for."""


class Reads(Struct, frozen=True):
    """Absolute paths; and for each search what it found, in order."""

    files: frozenset[str] = frozenset()
    folders: frozenset[str] = frozenset()
    searches: frozenset[tuple[Query, tuple[str, ...]]] = frozenset()

    def __or__(self, other: Reads) -> Reads:
        """Everything that either rests on."""
        return Reads(
            self.files | other.files,
            self.folders | other.folders,
            self.searches | other.searches,
        )


NOTHING_READ = Reads()
