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
_FEW = 16  # names that are looked for one by one
_WORD = re.compile(r"[^\W\d][\w.]*")


class Outline:
    """The outline of a text, which need not be Python that parses; each part is read when asked."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._questions = 0

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
        return self._table(_CLASS, "bases")

    @cached_property
    def assigned(self) -> dict[str, tuple[str, ...]]:
        """The dotted names on the line that gives a name its value."""
        return self._table(_ASSIGNED, "value")

    def bases(self, name: str) -> tuple[str, ...] | None:
        """What is in the heads of the classes of one name; None if there is no such class."""
        if self._is_curious():
            return self.classes.get(name)
        return self._said(name, "class", _CLASS, "bases")

    def values(self, name: str) -> tuple[str, ...] | None:
        """The dotted names on the lines that give one name its value; None if none does."""
        if self._is_curious():
            return self.assigned.get(name)
        return self._said(name, "", _ASSIGNED, "value")

    def _is_curious(self) -> bool:
        """Whether so many names are asked for that reading all of them costs less."""
        self._questions += 1
        return self._questions > _FEW

    def _table(self, line: re.Pattern[str], part: str) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for each in line.finditer(self._text):
            _more(found, each["name"], *_words(each[part] or ""))
        return found

    def _said(
        self, name: str, before: str, line: re.Pattern[str], part: str
    ) -> tuple[str, ...] | None:
        """What the lines of one form say of a name, of which the text may hold many."""
        text, found = self._text, list[str]()
        said = False
        at = text.find(name)
        while at >= 0:
            start = _line_start(text, at, before)
            here = line.match(text, start) if start is not None else None
            if here is not None and here.span("name") == (at, at + len(name)):
                said = True
                found += _words(here[part] or "")
            at = text.find(name, at + len(name))
        return tuple(found) if said else None

    @cached_property
    def _imports(self) -> tuple[Import, ...]:
        return tuple(imports_in(self._text))


def _line_start(text: str, at: int, before: str) -> int | None:
    """Where the line of a place begins, if nothing but blanks and one word is before it there."""
    start = _over_blanks(text, at)
    if before:
        if start == at or not text.endswith(before, 0, start):
            return None
        start = _over_blanks(text, start - len(before))
    return start if start == 0 or text[start - 1] == "\n" else None


def _over_blanks(text: str, at: int) -> int:
    while at and text[at - 1] in " \t":
        at -= 1
    return at


def _more(table: dict[str, tuple[str, ...]], name: str, *values: str) -> None:
    table[name] = (*table.get(name, ()), *values)


def _words(text: str) -> list[str]:
    return _WORD.findall(_COMMENT.sub("", text))
