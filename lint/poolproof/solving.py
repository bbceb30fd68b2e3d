"""From a file to its solution; a file that brings the analysis down costs only itself."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from poolproof.finding import CheckError, ErrorKind
from poolproof.judging import crashed
from poolproof.settings import Settings
from poolproof.solution import ALL_PARTS, ModuleSolution, Part
from poolproof.source.corpus import ProjectCorpus
from poolproof.source.discovery import SourceFile, reason
from poolproof.source.reads import NOTHING_READ, Reads
from poolproof.source.text import UndecodableTextError
from poolproof.tasks.conduct.waiting import Wait, Waits
from poolproof.typestate.protocol import Protocol

if TYPE_CHECKING:
    from poolproof.analysis import Analysis
    from poolproof.program.exports import Export


# Characters of text whose trees and graphs are kept; each takes some fifty bytes.
_CAPACITY = 1_500_000


class Solved(Struct, frozen=True):
    """A file's solution, what other files can get pools from it by, and what was read for it.

    ``receivers`` are the paths of those that it hands pools to.
    What is known already from another file's solution is not read again.
    """

    solution: ModuleSolution
    exports: frozenset[Export] = frozenset()
    receivers: frozenset[str] = frozenset()
    reads: Reads = NOTHING_READ


class Solver(Struct, dict=True):
    """Solves file after file; all share what is learned about the project.

    ``parts`` is what will be asked for.
    """

    corpus: ProjectCorpus
    protocols: Sequence[Protocol]
    waits: Sequence[Wait]
    settings: Settings
    parts: frozenset[Part] = ALL_PARTS

    def solve(self, file: SourceFile) -> Solved:
        """Load and analyse a file."""
        try:
            self._make_room()
            unit = self.corpus.unit(file)
            solution = self._analysis.solve(unit)
            exports = self._analysis.exports(unit)
            receivers = self._analysis.receivers(unit)
            return Solved(solution, exports, receivers, self._analysis.program.take_reads())
        except UndecodableTextError as error:
            failure = CheckError(file.shown, error.message, ErrorKind.INPUT)
            return Solved(
                ModuleSolution(file.shown, unreadable=failure, unreadable_span=error.span)
            )
        except OSError as error:
            failure = CheckError(file.shown, reason(error), ErrorKind.INPUT)
        except Exception as crash:
            failure = crashed(file.shown, "the analysis", crash)
            # Who knows in what state it is, if it came to be: the next file gets a new one.
            self.__dict__.pop("_analysis", None)
        return Solved(ModuleSolution(file.shown, errors=(failure,)))

    def _make_room(self) -> None:
        """Begin anew when much is held; not sooner, as the last trees end with the process."""
        if "_analysis" in self.__dict__ and self._analysis.program.size > _CAPACITY:
            self._analysis.release()
            del self._analysis
            gc.collect()  # its parts refer to each other

    @cached_property
    def _analysis(self) -> Analysis:
        from poolproof.analysis import Analysis  # noqa: PLC0415 - slow, and often not needed
        from poolproof.typestate.catalogue import Catalogue  # noqa: PLC0415

        borrowers, takers = frozenset(self.settings.borrows), frozenset(self.settings.takes)
        catalogue = Catalogue.of(self.protocols, borrowers, takers)
        waits = Waits.of((*self.waits, *self.settings.waits))
        known = self.settings
        return Analysis(self.corpus, catalogue, waits, known.long_sleep, known.forked, self.parts)
