"""The imports of a module, read off its text by their shape and not by parsing it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# Each from the beginning of a statement; compiled when the first text has an import.
_FROM = (
    r"[ \t]*from[ \t]+([.\w]+)[ \t]+import[ \t]*"
    r"(\((?:[^()#]|#[^\n\r]*)*\)|[^\n\r;#]*)"
)
_IMPORT = r"[ \t]*import[ \t]+([^\n\r;#]+)"
_CONTINUED = r"\\(?:\r\n?|\n)"
_ALIAS = r"([\w.]+|\*)(?:\s+as\s+(\w+))?\s*(?:,|\Z)"
_COMMENT = r"#[^\n\r]*"


class Import(NamedTuple):
    """One name of an import statement: ``from base import names as alias``.

    ``base`` is empty for ``import names as alias``, and starts with dots if it is relative.
    """

    base: str
    names: str
    alias: str = ""

    @property
    def binds(self) -> str:
        """The name that it binds."""
        return self.alias or self.names.partition(".")[0]

    @property
    def target(self) -> str:
        """What it binds it to, as ``Imported`` has it."""
        if not self.base:
            return self.names if self.alias else self.binds
        return (
            f"{self.base}{self.names}" if self.base.endswith(".") else f"{self.base}.{self.names}"
        )


def imports_in(text: str) -> Iterator[Import]:
    """Yield every import that a text seems to have; what only looks like one does no harm."""
    if "import" not in text:
        return
    text = re.sub(_CONTINUED, " ", text) if "\\" in text else text
    for start in _statements(text):
        if brought := re.compile(_FROM).match(text, start):
            names = re.sub(_COMMENT, "", brought[2]).strip("() \t\r\n")
            for name in re.finditer(_ALIAS, names):
                yield Import(brought[1], name[1], name[2] or "")
        elif listed := re.compile(_IMPORT).match(text, start):
            for name in re.finditer(_ALIAS, listed[1].strip()):
                yield Import("", name[1], name[2] or "")


def imported(text: str) -> Iterator[str]:
    """Yield the names of all modules that a text can import, relative ones with their dots.

    What stands after ``import`` can be a module or something in it; both are tried.
    """
    for each in imports_in(text):
        if not each.base:
            parts = each.names.split(".")
            yield from (".".join(parts[:length]) for length in range(1, len(parts) + 1))
            continue
        yield each.base
        if each.names != "*":
            yield each.target


def _statements(text: str) -> Iterator[int]:
    """Yield where statements begin that may be imports: the word alone is found much sooner."""
    at, before = text.find("import"), -1
    while at >= 0:
        line = text.rfind("\n", 0, at) + 1
        start = max(line, *(text.rfind(mark, line, at) + 1 for mark in "\r;:"))
        if start != before:  # as in `from importlib import resources`
            yield start
        before = start
        at = text.find("import", at + len("import"))
