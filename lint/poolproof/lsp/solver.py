"""Solves one document again and again, and remembers what can be used again."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence

from poolproof.analysis import Analysis
from poolproof.inspection.state_text import states_of
from poolproof.linking.modules import Module
from poolproof.lsp.files import EditorCorpus
from poolproof.lsp.lasting import Extent
from poolproof.settings import Settings
from poolproof.solution import ModuleSolution, Site
from poolproof.source.text import LineIndex
from poolproof.source.unit import SourceUnit
from poolproof.syntax.scopes import MODULE
from poolproof.typestate.catalogue import Catalogue
from poolproof.typestate.protocol import Protocol

_PATH = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")


class Solver:
    """Solves the states of one document, one after the other."""

    def __init__(
        self, corpus: EditorCorpus, protocols: Sequence[Protocol], settings: Settings
    ) -> None:
        self.corpus = corpus
        self.catalogue = Catalogue.of(
            protocols, frozenset(settings.borrows), frozenset(settings.takes)
        )
        self.analysis = Analysis(corpus, self.catalogue)
        self.unit: SourceUnit | None = None
        self.solution = ModuleSolution("")

    def solve(self, unit: SourceUnit) -> ModuleSolution:
        """Solve the document as it is now."""
        self.analysis = Analysis(self.corpus, self.catalogue)
        self.unit = unit
        self.solution = self.analysis.solve(unit)
        return self.solution

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
        module = self.module()
        return tuple(_functions(module.names.tree.body)) if module else ()


def _functions(body: Sequence[ast.stmt]) -> Iterator[Extent]:
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
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
