"""What was observed of one run, before anybody says what it means."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import NamedTuple


class Note(NamedTuple):
    """A line that a program wrote."""

    time: float
    pid: int
    what: str
    details: tuple[str, ...]


class Ending(str, Enum):
    """How it came that nobody watches any more."""

    OVER = "over"  # the main process is gone and so are all others
    STANDSTILL = "standstill"  # some are still there, and nothing can happen any more
    RESPAWNING = "respawning"  # processes are started again and again
    UNDECIDED = "undecided"  # none of these within the limit


@dataclass(frozen=True, slots=True)
class Facts:
    """One run. ``code`` is the main process's exit code, None while it lives.

    ``left`` is how many other processes there were at the end, ``watched`` for how many seconds
    that had been so, and ``until`` when nobody watched any more, on the monotonic clock.
    ``output`` is what all processes wrote to their standard streams.
    """

    ending: Ending
    code: int | None
    killed: bool
    left: int
    watched: float
    until: float
    notes: tuple[Note, ...]
    output: str

    def noted(self, what: str) -> list[Note]:
        """Return the notes of one kind."""
        return [note for note in self.notes if note.what == what]


def read_notes(file: Path) -> Sequence[Note]:
    """Return what has been noted so far; a line that is being written is left out."""
    try:
        lines = file.read_bytes().splitlines(keepends=True)
    except FileNotFoundError:
        return ()
    whole = [json.loads(line) for line in lines if line.endswith(b"\n")]
    return [Note(when, pid, what, tuple(rest)) for when, pid, what, *rest in whole]
