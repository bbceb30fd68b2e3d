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


# What a text can be asked for.
Asked: TypeAlias = str | re.Pattern[str] | InCode


def _only_strings(found: re.Match[str]) -> str:
    text = found.group()
    return "" if text.startswith(("#", '"""', "'''")) else text
