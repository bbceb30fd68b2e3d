"""Scripts: which programs of a project come to a module, and how they start their workers.

A start method holds for the whole program and is set where that begins. So a module that says
nothing of it has the one of the scripts which import it, be it by way of other modules. They are
looked for against the direction of imports, and only in projects where anything sets one. A class
that sets one in a method which others call, as a hook, does so for whatever it starts, and a
package for all the modules in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from poolproof.linking.imports import imported, imports_in
from poolproof.linking.meanings import Module
from poolproof.linking.program import Program
from poolproof.source.remarks import InCode, Shape
from poolproof.tasks.conduct.guards.methods import OTHERS, SETS

_GUARD = re.compile(r"""^if[ \t(]+__name__\s*==\s*["']__main__""", re.MULTILINE)
# What a file does that nobody imports: libraries define and assign.
_DOES = InCode(re.compile(r"^(?:(?:for|while|with)\b|[a-z_][\w.]*\()", re.MULTILINE))
_ENTRY = re.compile(r"^(?:async )?def (?:main|cli)\(", re.MULTILINE)
_HEAD = re.compile(r"^(?P<indent>[ \t]*)(?:async )?def (?P<name>\w+)", re.MULTILINE)
_NEVER_SCRIPTS = frozenset({"setup.py", "conftest.py", "__init__.py"})
_TEST_FOLDERS = frozenset({"test", "tests"})
_MAX_LEVELS = 8
_MAX_FILES = 300


class Scripts:
    """Answers for the modules of a project; one for a run."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._setting: dict[Path, frozenset[Path]] = {}
        self._answers: dict[Path, bool] = {}
        self._imports: dict[Path, frozenset[Path]] = {}

    def never_fork(self, module: Module) -> bool:
        """Whether scripts come to a module, and all of them set a method other than ``fork``."""
        path = module.path
        if path not in self._answers:
            root = self._program.files.root(path)
            setting = self._setting_below(root)
            self._answers[path] = bool(setting) and (
                self._is_set_by_packages(path, setting) or self._all_set(path, root, setting)
            )
        return self._answers[path]

    def _is_set_by_packages(self, path: Path, setting: frozenset[Path]) -> bool:
        """Whether a package that a module is in sets a method: that is run before the module."""
        packages = (folder / "__init__.py" for folder in path.parents)
        return any(
            each in setting and any(inside is None for inside in self._setters(each))
            for each in packages
        )

    def _setting_below(self, root: Path) -> frozenset[Path]:
        """The files of a project that set another start method."""
        if root not in self._setting:
            paths = self._program.search(("set_start_method",), root)
            self._setting[root] = frozenset(
                path for path in paths if self._shows(path, SETS) and self._shows(path, OTHERS)
            )
        return self._setting[root]

    def _all_set(self, path: Path, root: Path, setting: frozenset[Path]) -> bool:
        """Go up from a module, a level of importers at a time, and look at each script."""
        frontier, seen, found = [path], {path}, False
        for _ in range(_MAX_LEVELS):
            importing = self._importing(frontier, root)
            used = frozenset(each for files in importing.values() for each in files)
            scripts = [each for each in frontier if self._is_script(each, each in used)]
            if not all(self._sets(each, setting) for each in scripts):
                return False
            hooked = [each for each in importing if each in setting and self._has_hook(each, root)]
            found = found or bool(scripts or hooked)
            frontier = [each for each in importing if each not in seen and each not in hooked]
            seen.update(frontier)
            if not frontier or len(seen) > _MAX_FILES:
                break
        return found and not frontier

    def _importing(self, files: list[Path], root: Path) -> dict[Path, frozenset[Path]]:
        """The files that import some others, with those of them that they do."""
        wanted = frozenset(files)
        words = {each.parent.name if each.name == "__init__.py" else each.stem for each in files}
        found: dict[Path, frozenset[Path]] = {}
        for path in self._program.search(words, root):
            brought = self.imported(path) & wanted - {path} if not _is_test(path, root) else None
            if brought:
                found[path] = brought
        return found

    def _sets(self, script: Path, setting: frozenset[Path]) -> bool:
        """Whether a script sets another method, itself or by code that it imports."""
        if script in setting:
            return True
        pending, seen = [script], {script}
        while pending and len(seen) <= _MAX_FILES:
            path = pending.pop()
            if path in setting and self._sets_for(path, script):
                return True
            fresh = self.imported(path) - seen
            seen |= fresh
            pending += sorted(fresh)
        return False

    def _sets_for(self, path: Path, script: Path) -> bool:
        """Whether a file sets a method when it is imported, or in a function that a script has."""
        inside = self._setters(path)
        if any(each is None for each in inside):
            return True
        theirs = self._text(script)
        imports = {each.names for each in imports_in(theirs)}
        names = (each["name"] for each in inside if each is not None)
        return any(name in imports or f".{name}(" in theirs for name in names)

    def _has_hook(self, path: Path, root: Path) -> bool:
        """Whether a file sets a method in a method of a class that other files call."""
        methods = (each["name"] for each in self._setters(path) if each and each["indent"])
        return any(
            f".{name}(" in self._text(other)
            for name in methods
            for other in self._program.search((name,), root)
            if other != path and not _is_test(other, root)
        )

    def _setters(self, path: Path) -> list[re.Match[str] | None]:
        """The heads of the functions in which a file sets a method; None for outside of any."""
        text = self._text(path)
        guard = _GUARD.search(text)
        own = text[: guard.start()] if guard is not None else text
        return [_function_around(own, found.start()) for found in SETS.pattern.finditer(own)]

    def _is_script(self, path: Path, is_imported: bool) -> bool:
        """Whether a file is where a program begins."""
        if path.name == "__main__.py" or self._shows(path, _GUARD):
            return True
        if is_imported or path.name in _NEVER_SCRIPTS:
            return False
        return self._shows(path, _ENTRY) or self._shows(path, _DOES)

    # --- files -----------------------------------------------------------------------------

    def imported(self, path: Path) -> frozenset[Path]:
        """The files of the project that one imports, packages on the way included."""
        if path not in self._imports:
            locate = self._program.files.locate
            found = (locate(path, name) for name in dict.fromkeys(_names(self._text(path))))
            self._imports[path] = frozenset(each for each in found if each is not None)
        return self._imports[path]

    def _shows(self, path: Path, pattern: Shape) -> bool:
        known = self._program.modules.get(path)
        if known is not None:
            return known.shows(pattern)
        return pattern.search(self._program.text(path)) is not None

    def _text(self, path: Path) -> str:
        known = self._program.modules.get(path)
        return (known.whole or known.text) if known is not None else self._program.text(path)


def _names(text: str) -> Iterator[str]:
    """The modules that a text can import; to import one of a package runs that of the package."""
    for name in imported(text):
        parts = name.split(".")
        if name.startswith("."):
            yield name
            continue
        yield from (".".join(parts[:length]) for length in range(1, len(parts) + 1))


def _function_around(text: str, at: int) -> re.Match[str] | None:
    """The head of the function that a place is in; None outside of any."""
    line = text.rfind("\n", 0, at) + 1
    indent = len(text[line:]) - len(text[line:].lstrip(" \t"))
    heads = list(_HEAD.finditer(text, 0, line))
    around = (head for head in reversed(heads) if len(head["indent"]) < indent)
    return next(around, None) if indent else None


def _is_test(path: Path, root: Path) -> bool:
    """Whether a file is a test, which starts workers as it likes."""
    name = path.name
    if name.startswith("test_") or name.endswith("_test.py"):
        return True
    return path.is_relative_to(root) and not _TEST_FOLDERS.isdisjoint(path.relative_to(root).parts)
