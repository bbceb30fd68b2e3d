"""Remarks: what a text says beside its code."""

from __future__ import annotations

import re
from typing import TypeAlias

from msgspec import Struct

# Comments and docstrings, and the short strings in which neither begins.
_TOLD = re.compile(
    r'"""(?:\\.|[^\\])*?"""' r"|'''(?:\\.|[^\\])*?'''"
    r'|"(?:\\.|[^"\\\n])*"' r"|'(?:\\.|[^'\\\n])*'" r"|#[^\n]*",
    re.DOTALL,
)  # fmt: skip


class InCode(Struct, frozen=True):
    """A pattern to look for in the code of a text, no matter what is remarked beside it."""

    pattern: re.Pattern[str]

    def search(self, text: str) -> re.Match[str] | None:
        """The first place in the text, once comments and docstrings are taken out."""
        if self.pattern.search(text) is None:
            return None
        return self.pattern.search(_TOLD.sub(_only_strings, text))


class OnLines(Struct, frozen=True):
    """A pattern to look for on the lines that hold one of some words.

    A pattern with several beginnings is tried at every letter of a text, and finding words is not.
    """

    words: tuple[str, ...]
    pattern: re.Pattern[str]

    def search(self, text: str) -> re.Match[str] | None:
        """A place on a line with one of the words; of the first word that has one."""
        for word in self.words:
            at = text.find(word)
            while at >= 0:
                end = text.find("\n", at)
                end = len(text) if end < 0 else end
                found = self.pattern.search(text, text.rfind("\n", 0, at) + 1, end)
                if found is not None:
                    return found
                at = text.find(word, end)
        return None


# What a text can be asked for.
Shape: TypeAlias = re.Pattern[str] | InCode | OnLines
Asked: TypeAlias = str | Shape


def _only_strings(found: re.Match[str]) -> str:
    text = found.group()
    return "" if text.startswith(("#", '"""', "'''")) else text
