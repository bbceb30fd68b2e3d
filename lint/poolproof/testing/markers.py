"""Markers: comments in a fixture that say which rule reports which line.

``# expect: PP103`` stands for a finding on its own line, ``# expect-next: PP103`` for one on the
line below. Several codes are separated by commas; a code that is named twice is expected twice.
Words after the codes are for the reader. A finding is on the line where its span begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from poolproof.source.comments import comments

_CODE = r"[A-Z]+[0-9]+"
_MARKER = re.compile(
    rf"#\s*expect(?P<next>-next)?:\s*(?P<codes>{_CODE}(?:\s*,\s*{_CODE})*)(?!\S)(?!\s*,)"
)
_LOOKS_LIKE_ONE = re.compile(r"#\s*expect\b", re.IGNORECASE)


class MarkerError(ValueError):
    """A comment that begins like a marker and is none."""


class Expectation(Struct, frozen=True, order=True):
    """One finding that a fixture says there is."""

    line: int
    code: str


def expectations(text: str) -> Iterator[Expectation]:
    """Yield what the markers of a text expect. Raises ``MarkerError`` at one that is misspelt."""
    for comment in comments(text):
        marker = _MARKER.match(comment.text)
        if marker is not None:
            line = comment.line + (marker["next"] is not None)
            for code in re.findall(_CODE, marker["codes"]):
                yield Expectation(line, code)
        elif _LOOKS_LIKE_ONE.match(comment.text):
            message = f"line {comment.line}: {comment.text!r} is no marker: write '# expect: PP101'"
            raise MarkerError(message)
