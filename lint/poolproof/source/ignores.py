"""What a walk leaves out: names, configured patterns and ``.gitignore`` files.

All patterns have the meaning of ``.gitignore`` lines, so that there is one syntax to know.
"""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

# Folders that hold other people's code, caches or build results. Plain names, at any depth.
DEFAULT_EXCLUDES = (
    ".bzr",
    ".direnv",
    ".eggs",
    ".git",
    ".git-rewrite",
    ".hg",
    ".ipynb_checkpoints",
    ".mypy_cache",
    ".nox",
    ".pants.d",
    ".pyenv",
    ".pytest_cache",
    ".pytype",
    ".ruff_cache",
    ".svn",
    ".tox",
    ".venv",
    ".vscode",
    "__pycache__",
    "__pypackages__",
    "_build",
    "buck-out",
    "build",
    "dist",
    "node_modules",
    "site-packages",
    "venv",
)


# A line may be no pattern, or a pattern that is no regular expression, such as ``[z-a]``.
_REFUSED = (ValueError, re.error)


class Patterns:
    """Lines of ``.gitignore`` syntax, relative to a folder."""

    def __init__(self, base: str, lines: Iterable[str]) -> None:
        self._prefix = base.rstrip(os.sep) + os.sep
        self._lines = tuple(lines)

    @cached_property
    def _spec(self) -> GitIgnoreSpec:
        try:
            return _spec_of(self._lines)
        except _REFUSED:
            # Git skips a line it cannot read; settings were checked when they were loaded.
            return _spec_of(filter(is_pattern, self._lines))

    def verdict(self, path: str, *, folder: bool = False) -> bool | None:
        """Return whether ``path`` matches; None if no line, ``!`` lines included, speaks of it."""
        if not self._lines or not path.startswith(self._prefix):
            return None
        relative = path[len(self._prefix) :].replace(os.sep, "/")
        return self._spec.check_file(relative + "/" if folder else relative).include


NO_PATTERNS = Patterns("", ())


def is_pattern(line: str) -> bool:
    """Whether a line can be read as a pattern."""
    try:
        _spec_of([line])
    except _REFUSED:
        return False
    return True


def _spec_of(lines: Iterable[str]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - many runs need no pattern

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of sets of characters that may mean more one day
        return GitIgnoreSpec.from_lines(lines)


class Chain(Struct, frozen=True):
    """The ``.gitignore`` files that apply in a folder, the outermost first."""

    links: tuple[Patterns, ...] = ()

    def ignores(self, path: str, *, folder: bool = False) -> bool:
        """Whether the innermost file that says something about ``path`` ignores it."""
        for patterns in reversed(self.links):
            verdict = patterns.verdict(path, folder=folder)
            if verdict is not None:
                return verdict
        return False

    def with_folder(self, folder: str) -> Chain:
        """Return the chain inside ``folder``, which has a ``.gitignore``."""
        return Chain((*self.links, Patterns(folder, _lines_of(f"{folder}{os.sep}.gitignore"))))


def chain_above(folder: str) -> Chain:
    """Collect the ``.gitignore`` files above ``folder``, up to the root of its git repository.

    Outside a repository those above do not count: git would not read them either.
    """
    above: list[str] = []
    for place in (Path(folder), *Path(folder).parents):
        if (place / ".git").exists():
            own = Patterns(str(place), _lines_of(str(place / ".git" / "info" / "exclude")))
            links = (Patterns(each, _lines_of(f"{each}{os.sep}.gitignore")) for each in above)
            return Chain((own, *reversed(tuple(links))))
        above.append(str(place.parent))
    return Chain()


class Excludes:
    """The configured exclusions of a project: names of folders, and patterns below its root."""

    def __init__(self, root: str, names: Iterable[str], patterns: Iterable[str] = ()) -> None:
        self.names = frozenset(names)
        self._prefix = root.rstrip(os.sep) + os.sep
        self._patterns = Patterns(root, patterns)

    def without_patterns(self) -> Excludes:
        """Only the names: for a folder that was asked for although a pattern excludes it."""
        return Excludes(self._prefix, self.names)

    def excludes(self, path: str, name: str, *, folder: bool) -> bool:
        """Whether a walk leaves this entry out."""
        if folder and name in self.names:
            return True
        return self._patterns.verdict(path, folder=folder) is True

    def covers(self, path: str, *, folder: bool = False) -> bool:
        """Whether ``path`` or a folder above it (below the root) is left out."""
        if not path.startswith(self._prefix):
            return False
        parents = Path(path[len(self._prefix) :]).parts[:-1]
        above = self._prefix
        for name in parents:
            if self.excludes(above + name, name, folder=True):
                return True
            above += name + os.sep
        return self.excludes(path, path.rpartition(os.sep)[2], folder=folder)


def _lines_of(path: str) -> list[str]:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:  # noqa: PTH123
            return file.read().splitlines()
    except OSError:
        # Like git: what cannot be read ignores nothing, and the files are checked.
        return []
