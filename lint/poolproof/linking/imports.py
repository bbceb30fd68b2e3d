"""The imports of a module, read off its text by their shape and not by parsing it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_FROM = re.compile(
    r"(?:^|[;:])[ \t]*from[ \t]+([.\w]+)[ \t]+import[ \t]*"
    r"(\((?:[^()#]|#[^\n\r]*)*\)|[^\n\r;#]*)",
    re.MULTILINE,
)
_IMPORT = re.compile(r"(?:^|[;:])[ \t]*import[ \t]+([^\n\r;#]+)", re.MULTILINE)
_CONTINUED = re.compile(r"\\(?:\r\n?|\n)")
_ALIAS = re.compile(r"([\w.]+|\*)(?:\s+as\s+(\w+))?\s*(?:,|\Z)")
_COMMENT = re.compile(r"#[^\n\r]*")


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
    text = _CONTINUED.sub(" ", text) if "\\" in text else text
    for found in _FROM.finditer(text):
        names = _COMMENT.sub("", found[2]).strip("() \t\r\n")
        for name in _ALIAS.finditer(names):
            yield Import(found[1], name[1], name[2] or "")
    for found in _IMPORT.finditer(text):
        for name in _ALIAS.finditer(found[1].strip()):
            yield Import("", name[1], name[2] or "")
