"""How moods and marks look, in both drawings; most important marks first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from .lifelines import Row


class Look(NamedTuple):
    """A sign for a plain terminal, one for a terminal that has more, and what it means."""

    plain: str
    fancy: str
    means: str


MARKS: Mapping[str, Look] = MappingProxyType(
    {
        "kill": Look("X", "✖", "killed"),
        "died": Look("D", "†", "ended by an exception"),
        "orphaned": Look("O", "○", "lost its parent"),
        "alive": Look(">", "▶", "still alive"),
        "terminate": Look("T", "▼", "SIGTERM, terminate"),
        "eof": Look("E", "⊥", "end of the pipe"),
        "sentinel": Look("S", "◆", "sentinel"),
        "retired": Look("R", "◈", "did its number of tasks"),
        "respawn": Look("+", "+", "replacement started"),
        "error": Look("!", "!", "result not sent"),
        "warning": Look("?", "?", "dropped while running"),
        "close": Look("C", "◇", "closed"),
        "joined": Look("J", "┘", "joined"),
        "exit": Look("]", "┤", "end"),
        "start": Look("[", "├", "start"),
    }
)

MOODS: Mapping[str, Look] = MappingProxyType(
    {
        "busy": Look("#", "█", "busy"),
        "blocked": Look("~", "▒", "blocked"),
        "idle": Look(".", "·", "idle"),
        "orphan": Look("=", "▓", "works on as an orphan"),
        "waif": Look("-", "┄", "idle as an orphan"),
    }
)

# Drawn, but not worth a line in a legend.
_OBVIOUS = {"start", "exit"}


def mood_of(mood: str, orphaned: bool) -> str:
    """Return the key of `MOODS` for a span."""
    if not orphaned:
        return mood
    return "waif" if mood == "idle" else "orphan"


def used(rows: Iterable[Row]) -> tuple[list[str], list[str]]:
    """Return the moods and marks that occur, each in the order of the tables."""
    moods, marks = set(), set()
    for row in rows:
        moods |= {mood_of(span.mood, span.orphaned) for span in row.spans}
        marks |= {mark.sign for mark in row.marks} - _OBVIOUS
    return [mood for mood in MOODS if mood in moods], [mark for mark in MARKS if mark in marks]
