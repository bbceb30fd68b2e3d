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
