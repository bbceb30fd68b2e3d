"""The outline of a module: its imports and the heads of its classes, read off the text.

Parsing a file takes some hundred times as long. An outline is only good for saying that parsing it
would tell nothing new: what it leaves open has to be looked up in the tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

_FROM = re.compile(
    r"(?:^|[;:])[ \t]*from[ \t]+([.\w]+)[ \t]+import[ \t]*"
    r"(\((?:[^()#]|#[^\n\r]*)*\)|[^\n\r;#]*)",
    re.MULTILINE,
)
_IMPORT = re.compile(r"(?:^|[;:])[ \t]*import[ \t]+([^\n\r;#]+)", re.MULTILINE)
_CONTINUED = re.compile(r"\\(?:\r\n?|\n)")
_ALIAS = re.compile(r"([\w.]+|\*)(?:\s+as\s+(\w+))?\s*(?:,|\Z)")
_CLASS = re.compile(
    r"^[ \t]*class[ \t]+(?P<name>\w+)[ \t]*(?P<bases>\((?:[^()#]|#[^\n]*|\([^()]*\))*\))?[ \t]*:",
    re.MULTILINE,
)
_ASSIGNED = re.compile(
    r"^[ \t]*(?P<name>\w+)[ \t]*(?::[^=\n]+)?=(?!=)(?P<value>[^\n]*)", re.MULTILINE
)
_COMMENT = re.compile(r"#[^\n]*")
_WORD = re.compile(r"[^\W\d][\w.]*")


class Outline:
    """The outline of a text, which need not be Python that parses; each part is read when asked."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def imports(self) -> dict[str, tuple[str, ...]]:
        """The names that imports bind, with their targets as ``Imported`` has them."""
        found: dict[str, tuple[str, ...]] = {}
        for each in self._imports:
            if each.names != "*":
                _more(found, each.binds, each.target)
        return found

    @cached_property
    def stars(self) -> tuple[str, ...]:
        """The modules that everything is imported from."""
        return tuple(each.base for each in self._imports if each.names == "*")

    @cached_property
    def classes(self) -> dict[str, tuple[str, ...]]:
        """Every dotted name in the head of each class, keywords and calls included."""
        found: dict[str, tuple[str, ...]] = {}
        for head in _CLASS.finditer(self._text):
            _more(found, head["name"], *_words(head["bases"] or ""))
        return found

    @cached_property
    def assigned(self) -> dict[str, tuple[str, ...]]:
        """The dotted names on the line that gives a name its value."""
        found: dict[str, tuple[str, ...]] = {}
        for line in _ASSIGNED.finditer(self._text):
            _more(found, line["name"], *_words(line["value"]))
        return found

    @cached_property
    def _imports(self) -> tuple[Import, ...]:
        return tuple(imports_in(self._text))


def _more(table: dict[str, tuple[str, ...]], name: str, *values: str) -> None:
    table[name] = (*table.get(name, ()), *values)


def _words(text: str) -> list[str]:
    return _WORD.findall(_COMMENT.sub("", text))


@dataclass(frozen=True, slots=True)
class Import:
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
    text = _CONTINUED.sub(" ", text) if "\\" in text else text
    for found in _FROM.finditer(text):
        names = _COMMENT.sub("", found[2]).strip("() \t\r\n")
        for name in _ALIAS.finditer(names):
            yield Import(found[1], name[1], name[2] or "")
    for found in _IMPORT.finditer(text):
        for name in _ALIAS.finditer(found[1].strip()):
            yield Import("", name[1], name[2] or "")
