"""The outline of a module: its imports and the heads of its classes, read off the text.

Parsing a file takes some hundred times as long. An outline is only good for saying that parsing it
would tell nothing new: what it leaves open has to be looked up in the tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Outline:
    """``imports`` maps names to targets as ``Imported`` has them, ``classes`` to their bases.

    The bases are every dotted name in the head, keywords and arguments of calls included.
    ``assigned`` maps names to the dotted names on the line that gives them a value; ``stars`` are
    the modules that everything is imported from.
    """

    imports: dict[str, tuple[str, ...]]
    classes: dict[str, tuple[str, ...]]
    assigned: dict[str, tuple[str, ...]]
    stars: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Outline:
        """Read a text, which need not be Python that parses."""
        imports: dict[str, tuple[str, ...]] = {}
        stars: list[str] = []
        for each in imports_in(text):
            if each.names == "*":
                stars.append(each.base)
            else:
                _more(imports, each.binds, each.target)
        classes: dict[str, tuple[str, ...]] = {}
        for found in _CLASS.finditer(text):
            _more(classes, found["name"], *_words(found["bases"] or ""))
        assigned: dict[str, tuple[str, ...]] = {}
        for found in _ASSIGNED.finditer(text):
            _more(assigned, found["name"], *_words(found["value"]))
        return cls(imports, classes, assigned, tuple(stars))


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
