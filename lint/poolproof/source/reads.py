"""What an answer rests on: the files, folders and searches that were read to find it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Query: TypeAlias = tuple[tuple[str, ...], str]
"""Words, sorted, and the folder below which files that hold one of them were looked for."""


@dataclass(frozen=True, slots=True)
class Reads:
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
