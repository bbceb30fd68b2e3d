"""From candidate files to solutions: the stages between reading and judging."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol as Interface

from poolproof.solution import ModuleSolution
from poolproof.typestate.protocol import Protocol


@dataclass(frozen=True, slots=True)
class SourceUnit:
    """One decoded file. ``shown`` is the path for messages, ``path`` the absolute one."""

    shown: str
    path: Path
    text: str


class Corpus(Interface):
    """The files of the checked project, read only when asked for."""

    def files(self) -> Sequence[Path]:
        """Every discovered file, absolute, in stable order."""

    def load(self, path: Path) -> SourceUnit | None:
        """The decoded file (discovered or not), or None if it does not exist or is unreadable."""

    def search(self, pattern: bytes) -> Sequence[Path]:
        """The discovered files whose bytes match the regular expression, in stable order."""


def analyse(
    units: Iterable[SourceUnit], corpus: Corpus, protocols: Sequence[Protocol]
) -> Iterable[ModuleSolution]:
    """Solve every unit, one solution each, in order; linked modules are loaded from the corpus."""
    del corpus, protocols
    for unit in units:
        yield ModuleSolution(path=unit.shown)


def render_cfg(unit: SourceUnit, protocols: Sequence[Protocol]) -> str:
    """The control-flow graphs of a module as text, for ``poolproof debug cfg``."""
    raise NotImplementedError


def render_states(unit: SourceUnit, corpus: Corpus, protocols: Sequence[Protocol]) -> str:
    """The pool states after each line of a module as text, for ``poolproof debug states``."""
    raise NotImplementedError
