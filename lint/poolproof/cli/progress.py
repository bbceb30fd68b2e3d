"""A bar on the standard error stream, for runs that last and people who watch."""

from __future__ import annotations

import time
from types import TracebackType
from typing import TextIO

_PATIENCE = 1.0  # seconds before the bar appears
_PACE = 0.1  # seconds between two drawings
_WIDTH = 30


class Progress:
    """Call it with the number of things that are done and of all; it draws when it is time."""

    def __init__(self, stream: TextIO, doing: str = "checking") -> None:
        self._stream = stream
        self._doing = doing
        self._watched = stream.isatty()
        self._next = time.monotonic() + _PATIENCE
        self._drawn = 0

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._drawn:
            self._write("\r" + " " * self._drawn + "\r")

    def __call__(self, done: int, total: int) -> None:
        """Draw the bar, unless it is too early."""
        now = time.monotonic()
        if not self._watched or now < self._next:
            return
        self._next = now + _PACE
        filled = _WIDTH * done // max(total, 1)
        text = f"{self._doing} [{'#' * filled}{'.' * (_WIDTH - filled)}] {done}/{total}"
        self._drawn = len(text)
        self._write(f"\r{text}")

    def _write(self, text: str) -> None:
        try:
            self._stream.write(text)
            self._stream.flush()
        except OSError:
            self._watched = False  # nobody looks any more; the report does not depend on it
