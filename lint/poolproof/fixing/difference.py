"""What fixing would change, as a unified diff that ``patch`` and ``git apply`` read."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from poolproof.fixing.passes import Change
from poolproof.rewriting.layout import Layout
from poolproof.source.text import lenient

_NO_NEWLINE = "\\ No newline at end of file\n"


def unified(change: Change) -> Iterator[str]:
    """Yield the lines of the diff of one file, each with its end."""
    before, after = _lines(change.before), _lines(change.after)
    for line in difflib.unified_diff(before, after, change.path, change.path):
        yield line if line.endswith(("\n", "\r")) else f"{line}\n{_NO_NEWLINE}"


def _lines(data: bytes) -> list[str]:
    """The lines as Python counts them, each with its end."""
    whole = (line.text + line.end for line in Layout(lenient(data)).lines)
    return [line for line in whole if line]
