"""What other files give by their names, read off their outlines: whether it may start workers.

Parsing a file for one name costs more than most names are worth; what an outline leaves open is
taken for one that may.
"""

from __future__ import annotations

from pathlib import Path

from poolproof.linking.outline import Outline
from poolproof.linking.program import Program


class Elsewhere:
    """Answers for imports; ``words`` are the names of known constructors."""

    def __init__(self, program: Program, words: frozenset[str]) -> None:
        self.program = program
        self.words = words
        self._outlines: dict[Path, Outline] = {}
        self._asked: dict[tuple[Path, str], bool] = {}

    def target(self, importer: Path, target: str) -> bool:
        """Whether an import may bring a constructor."""
        dots = len(target) - len(target.lstrip("."))
        parts = target[dots:].split(".") if target[dots:] else []
        if parts and parts[-1] in self.words:
            return True
        for cut in range(len(parts), -1 if dots else 0, -1):
            path = self.program.files.locate(importer, "." * dots + ".".join(parts[:cut]))
            if path is None or path == importer:
                continue
            if cut == len(parts):  # the module is none, but its package may bind its name to one
                package = self.program.rebinding(importer, "." * dots, parts)
                return package is not None and self._from(package, parts[-1])
            # What is deeper than a class is left open.
            return cut < len(parts) - 1 or self._from(path, parts[-1])
        return False  # of no project, and none of those that are known

    def _from(self, path: Path, name: str) -> bool:
        """Whether a name of another file may be a constructor."""
        key = (path, name)
        if key not in self._asked:
            self._asked[key] = False  # while it is asked: circular imports
            self._asked[key] = self._outlined(path, name)
        return self._asked[key]

    def _outlined(self, path: Path, name: str) -> bool:
        outline = self._outline(path)
        words = outline.bases(name)
        if words is None and name in outline.imports:
            return any(self.target(path, target) for target in outline.imports[name])
        if words is None:
            words = outline.values(name)
        if words is not None:
            return any(self._word(path, outline, word) for word in words)
        return any(self.target(path, inside(star, name)) for star in outline.stars)

    def _word(self, path: Path, outline: Outline, word: str) -> bool:
        """A dotted name in the head of a class, or on the right of an assignment."""
        root, _, rest = word.partition(".")
        if word.rpartition(".")[2] in self.words:
            return True
        if root in outline.imports:
            behind = f".{rest}" if rest else ""
            return any(self.target(path, f"{t}{behind}") for t in outline.imports[root])
        return not rest and self._from(path, root)

    def _outline(self, path: Path) -> Outline:
        if path not in self._outlines:
            self._outlines[path] = Outline(self.program.text(path))
        return self._outlines[path]


def inside(star: str, name: str) -> str:
    """What ``from star import name`` has for a target."""
    return f"{star}{name}" if star.endswith(".") else f"{star}.{name}"
