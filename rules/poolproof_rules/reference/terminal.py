"""Lifelines as text: a line for each row, a character for each slice of time."""

from __future__ import annotations

from .legend import MARKS, MOODS, Look, mood_of, used
from .lifelines import Picture, Row

_COLOURS = {"busy": "32", "blocked": "33", "idle": "2", "orphan": "31", "waif": "31"}


def draw(
    picture: Picture,
    *,
    width: int = 80,
    plain: bool = False,
    colour: bool = False,
    length: float | None = None,
) -> str:
    """Draw a picture. A `length` that two pictures share lets them be compared."""
    if not picture.rows:
        return "nothing happened\n"
    margin = max(len(row.label) for row in picture.rows) + 2
    slices = max(10, width - margin - 1)
    per_slice = (length or picture.length or 1.0) / slices
    out = [
        row.label.ljust(margin) + _line(row, slices, per_slice, plain, colour)
        for row in picture.rows
    ]
    out.append(" " * margin + _axis(slices, per_slice))
    out += _legend(picture, margin, width, plain)
    return "\n".join(line.rstrip() for line in out) + "\n"


def _line(row: Row, slices: int, per_slice: float, plain: bool, colour: bool) -> str:
    moods: list[str | None] = [None] * slices
    for index in range(slices):
        begin, end = index * per_slice, (index + 1) * per_slice
        shares: dict[str, float] = {}
        for span in row.spans:
            share = min(end, span.end) - max(begin, span.begin)
            if share > 0:
                key = mood_of(span.mood, span.orphaned)
                shares[key] = shares.get(key, 0.0) + share
        if shares:
            moods[index] = max(shares, key=lambda mood: shares[mood])
    marks: dict[int, str] = {}
    # The most important first, and a later one beside it when their slice is the same.
    for mark in sorted(row.marks, key=lambda mark: list(MARKS).index(mark.sign)):
        index = min(slices - 1, int(mark.time / per_slice))
        free = [at for at in (index, index + 1, index - 1) if 0 <= at < slices and at not in marks]
        if free:
            marks[free[0]] = mark.sign
    return "".join(
        _character(moods[index], marks.get(index), plain, colour) for index in range(slices)
    )


def _character(mood: str | None, mark: str | None, plain: bool, colour: bool) -> str:
    if mark is not None:
        character = _pick(MARKS[mark], plain)
        return f"\x1b[1m{character}\x1b[0m" if colour else character
    if mood is None:
        return " "
    character = _pick(MOODS[mood], plain)
    return f"\x1b[{_COLOURS[mood]}m{character}\x1b[0m" if colour else character


def _pick(look: Look, plain: bool) -> str:
    return look.plain if plain else look.fancy


def _axis(slices: int, per_slice: float) -> str:
    """Write a few times under the slices where they belong."""
    line = ""
    step = max(10, slices // 5)
    for index in range(0, slices - 6, step):
        line = line.ljust(index) + f"{index * per_slice:.2f}s"
    return line


def _legend(picture: Picture, margin: int, width: int, plain: bool) -> list[str]:
    """Explain the signs that occur, as many to a line as there is room for."""
    moods, marks = used(picture.rows)
    looks = [MOODS[mood] for mood in moods] + [MARKS[mark] for mark in marks]
    lines, line = [], " " * margin
    for look in looks:
        entry = f"{_pick(look, plain)} {look.means}   "
        if len(line) + len(entry.rstrip()) > width and line.strip():
            lines.append(line)
            line = " " * margin
        line += entry
    return [*lines, line]
