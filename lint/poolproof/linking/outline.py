"""The outline of a module: its imports and the heads of its classes, read off the text.

Parsing a file takes some hundred times as long. An outline is only good for saying that parsing it
would tell nothing new: what it leaves open has to be looked up in the tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BLANK = r"(?:[ \t\f]|\\\r?\n)"
_FROM = re.compile(
    rf"(?:^|;)[ \t]*from{_BLANK}+(?P<base>[.\w]+){_BLANK}+import{_BLANK}*"
    rf"(?:\((?P<listed>(?:[^()#]|#[^\n]*)*)\)|(?P<plain>(?:[^\n\\;#]|\\\r?\n)+))",
    re.MULTILINE,
)
_IMPORT = re.compile(
    rf"(?:^|;)[ \t]*import{_BLANK}+(?P<plain>(?:[^\n\\;#]|\\\r?\n)+)", re.MULTILINE
)
_CLASS = re.compile(
    r"^[ \t]*class[ \t]+(?P<name>\w+)[ \t]*(?P<bases>\((?:[^()#]|#[^\n]*|\([^()]*\))*\))?[ \t]*:",
    re.MULTILINE,
)
_ASSIGNED = re.compile(
    r"^[ \t]*(?P<name>\w+)[ \t]*(?::[^=\n]+)?=(?!=)(?P<value>[^\n]*)", re.MULTILINE
)
_STAR = re.compile(r"^[ \t]*from[ \t]+([.\w]+)[ \t]+import[ \t]*\*", re.MULTILINE)
_COMMENT = re.compile(r"#[^\n]*")
_ALIAS = re.compile(r"^(?P<target>[\w.]+)(?:\s+as\s+(?P<name>\w+))?$")
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
        for name, target in _imports(text):
            _more(imports, name, target)
        classes: dict[str, tuple[str, ...]] = {}
        for found in _CLASS.finditer(text):
            _more(classes, found["name"], *_words(found["bases"] or ""))
        assigned: dict[str, tuple[str, ...]] = {}
        for found in _ASSIGNED.finditer(text):
            _more(assigned, found["name"], *_words(found["value"]))
        return cls(imports, classes, assigned, tuple(_STAR.findall(text)))


def _more(table: dict[str, tuple[str, ...]], name: str, *values: str) -> None:
    table[name] = (*table.get(name, ()), *values)


def _words(text: str) -> list[str]:
    return _WORD.findall(_COMMENT.sub("", text))


def _imports(text: str) -> Iterator[tuple[str, str]]:
    for found in _FROM.finditer(text):
        base = found["base"]
        joint = "" if base.endswith(".") else "."
        for target, name in _aliases(found["listed"] or found["plain"] or ""):
            yield name or target, f"{base}{joint}{target}"
    for found in _IMPORT.finditer(text):
        for target, name in _aliases(found["plain"]):
            root = target.partition(".")[0]
            yield name or root, target if name else root


def _aliases(listed: str) -> Iterator[tuple[str, str]]:
    for part in _COMMENT.sub("", listed).replace("\\", " ").split(","):
        alias = _ALIAS.match(part.strip())
        if alias is not None:
            yield alias["target"], alias["name"] or ""
