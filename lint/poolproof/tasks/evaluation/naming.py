"""Naming: which files of a project name what, among those that can make a queue or a pipe.

Whoever passes a channel to a function of another module has made it, or has it from a third one; it
spells the package that has channels. So only the few files that do are read, each once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from poolproof.linking.imports import imports_in
from poolproof.linking.program import Program

_PACKAGES = frozenset({"multiprocessing", "multiprocess", "billiard", "faster_fifo", "concurrent"})
_MAX_FILES = 400
_MAX_SIZE = 300_000
_MEMBER = re.compile(r"\.(\w+)")


class Naming(Struct, frozen=True):
    """The names that files import, and those behind a dot, by file."""

    imported: dict[str, tuple[Path, ...]]
    members: dict[str, tuple[Path, ...]]

    @classmethod
    def below(cls, root: Path, program: Program) -> Naming:
        """Read the files below a folder; tests hand over what suits them and are left out."""
        imported: dict[str, list[Path]] = {}
        members: dict[str, list[Path]] = {}
        paths = program.search(_PACKAGES, root)
        for path in [each for each in paths if not is_test(each)][:_MAX_FILES]:
            text = program.text(path)
            if len(text) > _MAX_SIZE:
                continue
            named, dotted = _named_in(text)
            for name in named:
                imported.setdefault(name, []).append(path)
            for name in dotted:
                members.setdefault(name, []).append(path)
        return cls(
            {name: tuple(found) for name, found in imported.items()},
            {name: tuple(found) for name, found in members.items()},
        )

    def files(self, word: str, spelled: str) -> Iterator[Path]:
        """Yield the files that have ``word`` from its module, and spell what is called of it."""
        found = dict.fromkeys((*self.imported.get(word, ()), *self.members.get(word, ())))
        if spelled == word:
            yield from found
            return
        called = {*self.imported.get(spelled, ()), *self.members.get(spelled, ())}
        yield from (path for path in found if path in called)


@lru_cache(maxsize=_MAX_FILES)
def _named_in(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what a file imports and what it has behind dots: editors ask with every key."""
    names = (each.names.rpartition(".")[2] for each in imports_in(text))
    return tuple(dict.fromkeys(names)), tuple(dict.fromkeys(_MEMBER.findall(text)))


def is_test(path: Path) -> bool:
    """Whether a file is a test, which hands over what suits it."""
    return "test" in path.name or "tests" in path.parts or "test" in path.parts
