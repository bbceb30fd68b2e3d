"""The modules of a project, each read once and parsed when it is first needed."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from poolproof.linking.files import ModuleFiles
from poolproof.linking.meanings import Module
from poolproof.source.reads import Query, Reads
from poolproof.syntax.collecting import collect
from poolproof.syntax.parse import ParseFailure, parse

if TYPE_CHECKING:
    from poolproof.source.unit import Corpus, SourceUnit


class Gate:
    """While it is closed, only pools are looked for: modules whose text names none stay unparsed.

    It is closed and opened again for every function, and what a generator's context manager costs
    was a good part of that.
    """

    __slots__ = ("closed",)

    def __init__(self) -> None:
        self.closed = 0

    def __enter__(self) -> None:
        self.closed += 1

    def __exit__(self, *_: object) -> None:
        self.closed -= 1


class Modules:
    """The modules that matter, loaded on demand, and what was read for them.

    ``outside`` are names of libraries, whose top-level packages are never looked for in the
    project; ``words`` are those of pools.
    """

    def __init__(self, corpus: Corpus, outside: frozenset[str], words: frozenset[str]) -> None:
        self.corpus = corpus
        self.outside = outside
        self.words = words
        self.gate = Gate()
        self.modules: dict[Path, Module | None] = {}
        self.files = ModuleFiles(outside)
        self._wordy: dict[Path, bool] = {}
        self._read: set[str] = set()
        self._fresh_searches: list[tuple[Query, tuple[str, ...]]] = []

    def take_reads(self) -> Reads:
        """What was read since this was last asked."""
        reads = Reads(
            frozenset(self._read), self.files.take_folders(), frozenset(self._fresh_searches)
        )
        self._read.clear()
        self._fresh_searches.clear()
        return reads

    def search(self, words: Iterable[str], root: Path | None) -> tuple[Path, ...]:
        """The files that hold one of the words, of a folder or of all that are checked."""
        ordered = tuple(sorted(words))
        paths = tuple(self.corpus.search(ordered, root))
        self._fresh_searches.append(
            ((ordered, "" if root is None else str(root)), tuple(map(str, paths)))
        )
        return paths

    def add(self, unit: SourceUnit, tree: ast.Module) -> Module:
        """Take in a parsed module."""
        module = Module(unit.path, unit.shown, unit.text, collect(tree), whole=unit.whole)
        module.asked.update(unit.answers)
        self.modules[unit.path] = module
        self._read.add(str(unit.path))
        return module

    @property
    def size(self) -> int:
        """How many characters of text the modules have together that are held in memory."""
        return sum(len(module.text) for module in self.modules.values() if module is not None)

    def load(self, path: Path) -> Module | None:
        """The module at a path; None if it cannot be read or parsed."""
        if self.gated and not self._is_wordy(path):
            return None
        if path not in self.modules:
            self._read.add(str(path))
            unit = self.corpus.load(path)
            self.modules[path] = None
            if unit is not None:
                try:
                    self.add(unit, parse(unit.text))
                except ParseFailure:
                    return None
        return self.modules[path]

    @property
    def gated(self) -> bool:
        """Whether only pools are looked for."""
        return self.gate.closed > 0

    def _is_wordy(self, path: Path) -> bool:
        if path not in self._wordy:
            known = self.modules.get(path)
            text = "" if known is not None else self.text(path)
            self._wordy[path] = (
                any(word in text for word in self.words)
                if known is None
                else known.says(*self.words)
            )
        return self._wordy[path]

    def text(self, path: Path) -> str:
        """The text of a file, parsed or not; empty if it cannot be read."""
        known = self.modules.get(path)
        if known is not None:
            return known.text
        self._read.add(str(path))
        unit = self.corpus.load(path)
        return "" if unit is None else unit.text

    # --- finding modules -------------------------------------------------------------------

    def home_of(self, module: Module, target: str) -> tuple[Module | None, list[str]]:
        """The module of the project that an import names, and the attributes behind its name.

        None for what is not of the project.
        """
        dots = len(target) - len(target.lstrip("."))
        parts = target.lstrip(".").split(".") if target.lstrip(".") else []
        for cut in range(len(parts), -1 if dots else 0, -1):
            path = self.files.locate(module.path, "." * dots + ".".join(parts[:cut]))
            other = self.load(path) if path is not None else None
            if other is None or (other is module and cut < len(parts)):
                continue
            package = self.rebinding(module.path, "." * dots, parts) if cut == len(parts) else None
            again = self.load(package) if package is not None else None
            if again is not None and parts[-1] in again.names.module.names:
                return again, parts[-1:]
            if not dots and cut < len(parts) and not self._may_have(other, parts[cut]):
                return None, []  # a package of the same name elsewhere has it
            return other, parts[cut:]
        return None, []

    def rebinding(self, importer: Path, dots: str, parts: list[str]) -> Path | None:
        """The package that may bind a submodule's name itself, as to the class of that name in it.

        Whoever imports the name from outside gets what the package has bound it to.
        """
        if not dots and len(parts) < 2:
            return None
        path = self.files.locate(importer, dots + ".".join(parts[:-1]))
        if path is None or path == importer or path.name != "__init__.py":
            return None
        return path if f"import {parts[-1]}" in self.text(path) else None

    def _may_have(self, module: Module, name: str) -> bool:
        """Whether a module binds a name, or may do so where the text does not tell."""
        scope = module.names.module
        if name in scope.names or "__getattr__" in scope.names or scope.stars:
            return True
        if module.path.name == "__init__.py" and self.files.inside(module.path, name) is not None:
            return True
        return name.startswith("__") or module.says(
            "globals()", "setattr", "__dict__", "sys.modules"
        )
