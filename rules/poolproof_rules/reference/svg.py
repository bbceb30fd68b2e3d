"""Lifelines as a drawing for a page: no scripts, readable in the light and in the dark.

What a span or a mark means never hangs on its colour alone: idle is a line, busy a full bar,
blocked a hatched one, and every mark has a shape of its own. Each carries a title, which browsers
show when one points at it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from .legend import MARKS, MOODS, mood_of, used
from .lifelines import Mark, Picture, Row

WIDTH = 760
LEFT = 128
RIGHT = 40
ROW = 24
BAR = 12
ROOM = 11

STYLE = """
.ll{color:#1f2328;font:12px/1.3 system-ui,-apple-system,"Segoe UI",sans-serif;
--busy:#1a7f37;--blocked:#bf8700;--idle:#8c959f;--bad:#cf222e;--grid:#d0d7de;--page:#ffffff}
@media (prefers-color-scheme:dark){.ll{color:#e6edf3;
--busy:#3fb950;--blocked:#d29922;--idle:#7d8590;--bad:#f85149;--grid:#30363d;--page:#0d1117}}
.ll text{fill:currentColor;stroke:none}
.ll .small{font-size:10.5px;opacity:.75}.ll .head{font-weight:600}
.ll .grid{stroke:var(--grid);stroke-width:1;stroke-dasharray:1 4}
.ll .busy{fill:var(--busy)}.ll .idle{fill:var(--idle)}
.ll .blocked{fill:url(#ll-hatch);stroke:var(--blocked);stroke-width:1}
.ll .orphan{fill:var(--bad);fill-opacity:.85}
.ll .waif{fill:none;stroke:var(--bad);stroke-width:1.5;stroke-dasharray:4 3}
.ll .mark{fill:none;stroke:currentColor;stroke-width:1.8;stroke-linecap:round;
stroke-linejoin:round}
.ll .solid{fill:currentColor}.ll .hollow{fill:var(--page)}.ll .bad{color:var(--bad)}
"""

# Paths around the point of the mark, within 6 units of it; `solid` ones are filled.
SHAPES = {
    "kill": ("bad", "M-5-5 5 5M5-5-5 5"),
    "died": ("bad", "M0-6V6M-4-2H4"),
    "orphaned": ("bad hollow", "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0"),
    "alive": ("bad solid", "M-4-5 4 0-4 5z"),
    "terminate": ("solid", "M-5-4H5L0 5z"),
    "eof": ("", "M0-6V5M-5 5H5"),
    "sentinel": ("solid", "M0-5 5 0 0 5-5 0z"),
    "retired": ("hollow", "M0-5 5 0 0 5-5 0zM-1 0H1"),
    "respawn": ("", "M0-5V5M-5 0H5"),
    "error": ("bad", "M0-6V1M0 5V5.2"),
    "warning": ("bad", "M-3-3a3 3 0 1 1 3 4V2M0 6V6.2"),
    "close": ("hollow", "M0-5 5 0 0 5-5 0z"),
    "joined": ("", "M4-5V4H-5"),
    "exit": ("", "M0-7V7"),
    "start": ("", "M0-7V7"),
}


def draw(pictures: Sequence[tuple[str, Picture]]) -> str:
    """Draw titled pictures, one above the other, all on one scale of time."""
    length = max((picture.length for _, picture in pictures), default=0.0) or 1.0
    parts: list[str] = []
    top = 6.0
    for title, picture in pictures:
        parts += _picture(title, picture, top, length)
        top += 22 + ROW * len(picture.rows) + 14
    every_row = [row for _, picture in pictures for row in picture.rows]
    parts += _axis(top, length)
    legend, height = _legend(every_row, top + 24)
    parts += legend
    names = escape("; ".join(title for title, _ in pictures))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="ll" role="img" '
        f'viewBox="0 0 {WIDTH} {height:.0f}" width="{WIDTH}" height="{height:.0f}">\n'
        f"<title>Lifelines: {names}</title>\n<style>{STYLE}</style>\n"
        '<defs><pattern id="ll-hatch" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect width="2.5" height="6" fill="var(--blocked)"/>'
        "</pattern></defs>\n" + "\n".join(parts) + "\n</svg>\n"
    )


def _x(time: float, length: float) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * min(time, length) / length


def _picture(title: str, picture: Picture, top: float, length: float) -> Iterator[str]:
    yield f'<text class="head" x="4" y="{top + 12:.0f}">{escape(title)}</text>'
    for number, row in enumerate(picture.rows):
        yield from _row(row, top + 22 + ROW * number + ROW / 2, length)


def _row(row: Row, middle: float, length: float) -> Iterator[str]:
    right = WIDTH - RIGHT
    yield f'<line class="grid" x1="{LEFT}" x2="{right}" y1="{middle}" y2="{middle}"/>'
    label = f"{escape(row.label)}<title>pid {row.pid}</title>"
    yield f'<text x="{LEFT - 10}" y="{middle + 4}" text-anchor="end">{label}</text>'
    for span in row.spans:
        begin, end = _x(span.begin, length), _x(span.end, length)
        yield _bar(mood_of(span.mood, span.orphaned), begin, end - begin, middle)
    for sign, at, says in _placed(row.marks, length):
        yield _sign(sign, at, middle, says)


def _placed(marks: Sequence[Mark], length: float) -> Iterator[tuple[str, float, str]]:
    """Place the marks in the order of time, each beside the one it would hide.

    One that says the same as the one it would hide is left out.
    """
    last, taken = "", 0.0
    for mark in sorted(marks, key=lambda mark: (mark.time, mark.sign in _EDGES)):
        at = _x(mark.time, length)
        if mark.sign not in _EDGES:
            if at < taken and mark.sign == last:
                continue
            at = max(at, taken)
            last, taken = mark.sign, at + ROOM
        yield mark.sign, at, f"{mark.time:.3f} s: {mark.says}"


_EDGES = {"start", "exit"}


def _bar(mood: str, x: float, width: float, middle: float) -> str:
    thickness = 2 if mood == "idle" else 6 if mood == "waif" else BAR
    says = escape(MOODS[mood].means)
    return (
        f'<rect class="{mood}" x="{x:.1f}" y="{middle - thickness / 2}" '
        f'width="{max(width, 0.6):.1f}" height="{thickness}"><title>{says}</title></rect>'
    )


def _sign(sign: str, x: float, y: float, says: str) -> str:
    kind, path = SHAPES[sign]
    return (
        f'<path class="mark {kind}" transform="translate({x:.1f} {y})" d="{path}">'
        f"<title>{escape(says)}</title></path>"
    )


def _axis(top: float, length: float) -> Iterator[str]:
    step = next((s for s in _STEPS if length / s <= 8), length)
    for number in range(int(length / step + 1e-9) + 1):
        at = _x(number * step, length)
        yield f'<line class="grid" x1="{at:.1f}" x2="{at:.1f}" y1="{top - 10}" y2="{top - 4}"/>'
        text = f"{number * step:g} s"
        yield f'<text class="small" x="{at:.1f}" y="{top + 8}" text-anchor="middle">{text}</text>'


_STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 60.0)


def _legend(rows: Sequence[Row], top: float) -> tuple[list[str], float]:
    """Explain what occurs; return the drawing and where it ends."""
    moods, marks = used(rows)
    parts: list[str] = []
    x, y = float(LEFT), top
    for key in [*moods, *marks]:
        means = MOODS[key].means if key in moods else MARKS[key].means
        width = 34 + 6.2 * len(means)
        if x + width > WIDTH - 4:
            x, y = float(LEFT), y + 18
        parts.append(_bar(key, x, 16, y) if key in moods else _sign(key, x + 8, y, means))
        parts.append(f'<text class="small" x="{x + 21:.0f}" y="{y + 4:.0f}">{escape(means)}</text>')
        x += width
    return parts, y + 14
