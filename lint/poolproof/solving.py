"""From candidate files to solutions; a file that brings the analysis down costs only itself."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from poolproof.finding import CheckError, ErrorKind
from poolproof.judging import crashed
from poolproof.settings import Settings
from poolproof.solution import ModuleSolution
from poolproof.source.corpus import ProjectCorpus
from poolproof.source.discovery import SourceFile, reason
from poolproof.source.text import UndecodableTextError
from poolproof.typestate.protocol import Protocol

if TYPE_CHECKING:
    from poolproof.source.unit import SourceUnit


def solve(
    files: Iterable[SourceFile],
    corpus: ProjectCorpus,
    protocols: Sequence[Protocol],
    settings: Settings,
) -> Iterator[ModuleSolution]:
    """Load and analyse files: one solution each, then those of files that turn out to matter too.

    One analysis sees all units, because they share what it learns about the project; it is handed
    them one by one, so that when it breaks off a new one can go on with the next.
    """
    from poolproof.analysis import analyse  # noqa: PLC0415 - slow, and often not needed

    waiting: deque[SourceUnit] = deque()

    def start() -> Iterator[ModuleSolution]:
        borrowers, takers = frozenset(settings.borrows), frozenset(settings.takes)
        return iter(analyse(_taken(waiting), corpus, protocols, borrowers=borrowers, takers=takers))

    running = start()
    for file in files:
        try:
            waiting.append(corpus.unit(file))
            solution = next(running)
        except UndecodableTextError as error:
            solution = _unreadable(file, error)
        except OSError as error:
            failure = CheckError(file.shown, reason(error), ErrorKind.INPUT)
            solution = ModuleSolution(file.shown, errors=(failure,))
        except Exception as crash:
            failure = crashed(file.shown, "the analysis", crash)
            solution = ModuleSolution(file.shown, errors=(failure,))
            waiting.clear()
            running = start()
        yield solution
    try:
        yield from running
    except Exception as crash:
        failure = crashed("", "the analysis of functions that hand out pools", crash)
        yield ModuleSolution("", errors=(failure,))


def _taken(waiting: deque[SourceUnit]) -> Iterator[SourceUnit]:
    while waiting:
        yield waiting.popleft()


def _unreadable(file: SourceFile, error: UndecodableTextError) -> ModuleSolution:
    failure = CheckError(file.shown, error.message, ErrorKind.INPUT)
    return ModuleSolution(file.shown, unreadable=failure, unreadable_span=error.span)
