"""The outline of a module: its imports and the heads of its classes, read off the text.

Parsing a file takes some hundred times as long. An outline is only good for saying that parsing it
would tell nothing new: what it leaves open has to be looked up in the tree.
"""

from __future__ import annotations

import re
from functools import cached_property

from poolproof.linking.imports import Import, imports_in

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

    def bases(self, name: str) -> tuple[str, ...] | None:
        """The same for classes of one name; None if there is none."""
        return self._said(name, _CLASS, "bases")

    def values(self, name: str) -> tuple[str, ...] | None:
        """The dotted names on the lines that give a name its value; None if none does."""
        return self._said(name, _ASSIGNED, "value")

    def _said(self, name: str, line: re.Pattern[str], part: str) -> tuple[str, ...] | None:
        """What the lines of one form say of a name.

        Only the lines are looked at that hold it, as most names are asked for once in a text.
        """
        text, found = self._text, list[str]()
        said = False
        at = text.find(name)
        while at >= 0:
            here = line.match(text, text.rfind("\n", 0, at) + 1)
            if here is not None and here.span("name") == (at, at + len(name)):
                said = True
                found += _words(here[part] or "")
            at = text.find(name, at + len(name))
        return tuple(found) if said else None

    @cached_property
    def _imports(self) -> tuple[Import, ...]:
        return tuple(imports_in(self._text))


def _more(table: dict[str, tuple[str, ...]], name: str, *values: str) -> None:
    table[name] = (*table.get(name, ()), *values)


def _words(text: str) -> list[str]:
    return _WORD.findall(_COMMENT.sub("", text))
