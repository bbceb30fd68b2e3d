"""What the analysis reads: one decoded file, and the project that it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from poolproof.source.remarks import Asked


class SourceUnit(Struct, frozen=True):
    """One decoded file. ``shown`` is the path for messages, ``path`` the absolute one.

    ``whole`` is the file's text where ``text`` is only the part of it that is to be looked at;
    ``answers`` say of words and patterns whether it is known to hold them.
    """

    shown: str
    path: Path
    text: str
    whole: str = ""
    answers: Mapping[Asked, bool] = {}


class Corpus(Protocol):
    """The files of the checked project, read only when asked for."""

    def files(self) -> Sequence[Path]:
        """Every discovered file, absolute, in stable order."""

    def load(self, path: Path) -> SourceUnit | None:
        """The decoded file (discovered or not), or None if it does not exist or is unreadable."""

    def search(self, words: Iterable[str], below: Path | None = None) -> Sequence[Path]:
        """The discovered files that hold one of the words, in stable order.

        With ``below``: every file of that folder instead, discovered or not.
        """
