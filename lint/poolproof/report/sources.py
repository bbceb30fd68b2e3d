"""The lines of the files that a report quotes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from pathlib import Path

from poolproof.source.text import lenient, split_lines

_KEPT = 8


class Sources:
    """Reads files by the path that is shown for them, and keeps the last few."""

    def __init__(self, read: Callable[[str], bytes] | None = None) -> None:
        self._read = read or (lambda path: Path(path).read_bytes())
        self._lines: OrderedDict[str, Sequence[str] | None] = OrderedDict()

    def lines(self, path: str) -> Sequence[str] | None:
        """Return the lines of a file, or None if it cannot be read any more."""
        if path not in self._lines:
            if len(self._lines) >= _KEPT:
                self._lines.popitem(last=False)
            try:
                self._lines[path] = split_lines(lenient(self._read(path)))
            except (OSError, ValueError):
                self._lines[path] = None
        return self._lines[path]
