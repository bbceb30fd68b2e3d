"""Solves one document again and again, and uses again what can be used again."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence

from poolproof import registry
from poolproof.analysis import Analysis
from poolproof.inspection.state_text import states_of
from poolproof.linking.meanings import Module
from poolproof.lsp.files import EditorCorpus
from poolproof.lsp.lasting import Extent
from poolproof.lsp.reuse import Ground, Part
from poolproof.lsp.survey import survey
from poolproof.settings import Settings
from poolproof.solution import ModuleSolution, Site
from poolproof.source.text import LineIndex
from poolproof.source.unit import SourceUnit
from poolproof.syntax.scopes import MODULE
from poolproof.tasks.conduct.waiting import Waits
from poolproof.typestate.catalogue import Catalogue
from poolproof.typestate.protocol import Protocol

_PATH = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")
Lines = tuple[str, ...]


class RememberingAnalysis(Analysis):
    """An analysis that remembers which functions it took for relevant."""

    found_relevant: tuple[int, ...] = ()

    def relevant(self, module: Module) -> list[int]:
        """The functions that could create a pool, the module's own code among them."""
        found = super().relevant(module)
        self.found_relevant = tuple(found)
        return found


class Solver:
    """Solves the states of one document, one after the other."""

    def __init__(
        self, corpus: EditorCorpus, protocols: Sequence[Protocol], settings: Settings
    ) -> None:
        self.corpus = corpus
        self.catalogue = Catalogue.of(
            protocols, frozenset(settings.borrows), frozenset(settings.takes)
        )
        self.waits = Waits.of((*registry.load().waits, *settings.waits))
        self.settings = settings
        self.analysis = self._fresh()
        self.unit: SourceUnit | None = None
        self.solution = ModuleSolution("")
        self.is_reusing = False
        self._lines: Lines = ()
        self._is_whole = False
        self._ground: Ground | None = None
        self._surveyed = False

    def solve(self, unit: SourceUnit, lines: Lines, *, anew: bool = False) -> ModuleSolution:
        """Solve the document as it is now; with ``anew``, use nothing again."""
        if not anew and self._ground is not None:
            found = self._again(unit, lines, self._ground.after(lines))
            if found is not None:
                self.is_reusing = True
                return found
        self.is_reusing = False
        self.analysis = self._fresh()
        self.unit, self._lines, self._is_whole = unit, lines, True
        self.solution = self.analysis.solve(unit)
        self._ground, self._surveyed = None, False
        return self.solution

    def _fresh(self) -> RememberingAnalysis:
        known = self.settings
        return RememberingAnalysis(
            self.corpus, self.catalogue, self.waits, known.long_sleep, known.forked
        )

    def _again(
        self, unit: SourceUnit, lines: Lines, after: Ground | Part | None
    ) -> ModuleSolution | None:
        """Return what was found before, if the edit cannot matter; else solve only what can."""
        if isinstance(after, Ground):
            self._ground = after
            return after.solution
        return self._partly(unit, lines, after) if after is not None else None

    def _partly(self, unit: SourceUnit, lines: Lines, part: Part) -> ModuleSolution | None:
        """Solve the part that matters; None if something went wrong with it."""
        analysis = self._fresh()
        smaller = SourceUnit(
            unit.shown, unit.path, "".join(part.lines), unit.text, part.ground.asked
        )
        found = analysis.solve(smaller)
        if found.errors or found.unreadable is not None:
            return None
        module = analysis.program.modules[unit.path]
        self._ground = part.joined(found, module.asked if module else {})
        self.analysis, self.unit, self.solution = analysis, smaller, self._ground.solution
        self._lines, self._is_whole = lines, False
        return self.solution

    def is_behind(self, lines: Lines) -> bool:
        """Whether the analysis that is kept is that of another text, or of a part of it."""
        return not self._is_whole or self._lines != lines

    def distrust(self) -> None:
        """Use nothing again the next time: something around the document changed."""
        self._ground, self._surveyed = None, True

    def survey(self) -> None:
        """Find out which edits will not matter: when there is time, as nobody waits for it."""
        module = self.module()
        if module is not None and not self._surveyed:
            running = self.analysis.running(module)
            relevant = tuple(sorted({*self.analysis.found_relevant, *running}))
            self._ground = survey(self._lines, self.analysis, module, self.solution, relevant)
        self._surveyed = True

    def module(self) -> Module | None:
        """Return the module that was solved last, if it could be parsed."""
        return self.analysis.program.modules.get(self.unit.path) if self.unit else None

    def state_at(self, line: int, column: int) -> tuple[str, tuple[str, ...], Site | None] | None:
        """Return the pool variable at a place, its states at the end of the line, and its site."""
        module = self.module()
        if module is None or self.unit is None:
            return None
        place = _place_at(self.unit.text, line, column)
        function = _innermost(module, line)
        if not place or function not in self.analysis.relevant(module):
            return None
        by_line = states_of(self.analysis, module, function) or {}
        lines = [each for each in by_line if each <= line and place in by_line[each]]
        if not lines:
            return None
        words = tuple(sorted(by_line[max(lines)][place]))
        sites = [site for site in self.solution.sites if place in (site.variable, site.holder)]
        above = [site for site in sites if site.call.line <= line]
        return place, words, above[-1] if above else None

    def functions(self) -> tuple[Extent, ...]:
        """List the functions that stand in no other, with their decorators."""
        if self._ground is not None:
            return tuple((body.first, body.last) for body in self._ground.bodies)
        module = self.module()
        return tuple(_functions(module.names.tree.body)) if module else ()


def _functions(body: Sequence[ast.stmt]) -> Iterator[Extent]:
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            first = min([node.lineno, *(each.lineno for each in node.decorator_list)])
            yield first, node.end_lineno or node.lineno
        elif isinstance(node, ast.ClassDef):
            yield from _functions(node.body)


def _place_at(text: str, line: int, column: int) -> str:
    """Return the dotted name at a place, up to the part that the place is in."""
    lines = LineIndex(text).lines
    for found in _PATH.finditer(lines[line - 1]) if line <= len(lines) else ():
        if found.start() < column <= found.end() + 1:
            rest = found[0][column - 1 - found.start() :]
            return found[0][: len(found[0]) - len(rest.partition(".")[1] + rest.partition(".")[2])]
    return ""


def _innermost(module: Module, line: int) -> int:
    """Return the number of the innermost function that a line is in."""
    inside = [
        (node.lineno, function.index)
        for function in module.names.functions
        if (node := function.node).lineno <= line <= (node.end_lineno or node.lineno)
    ]
    return max(inside)[1] if inside else MODULE
