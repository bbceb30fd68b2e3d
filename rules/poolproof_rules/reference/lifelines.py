"""From a diary to a picture: one row for each process and handler thread, time to the right.

A row consists of spans, which say what its actor was in the mood of, and of marks, which say what
happened to it at a moment. Most of it the actor wrote itself; but who is killed writes nothing, so
some marks come from others: from whoever killed it, or from the worker handler that found it gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .trace import STEPS, Event, Mood

# Actors from top to bottom, by the role under which they write.
ORDER = ("caller", "task handler", "result handler", "worker handler", "process", "worker")


@dataclass(frozen=True)
class Span:
    """A stretch of a row: from when to when, in which mood, and whether the parent was dead."""

    begin: float
    end: float
    mood: Mood
    orphaned: bool = False


@dataclass(frozen=True)
class Mark:
    """Something that happened at a moment."""

    time: float
    sign: str
    says: str


@dataclass
class Row:
    """One actor. `end` is when it was gone, or None when it was there to the last."""

    label: str
    role: str
    pid: int
    begin: float
    end: float | None = None
    spans: list[Span] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)


@dataclass(frozen=True)
class Picture:
    """All rows, and the time they cover; times are in seconds from its beginning."""

    rows: Sequence[Row]
    length: float


def lifelines(events: Iterable[Event], until: float | None = None) -> Picture:
    """Draw up the rows. `until` is when the observer stopped looking, on the monotonic clock."""
    diary = sorted(events, key=lambda event: event.time)
    if not diary:
        return Picture((), 0.0)
    zero = diary[0].time
    last = max(diary[-1].time, until if until is not None else 0.0) - zero
    actors: dict[tuple[int, int], list[Event]] = {}
    for event in diary:
        moved = event._replace(time=event.time - zero)
        # What an observer notes about somebody else makes no row for the observer.
        if event.what != "killed":
            actors.setdefault((event.pid, event.thread), []).append(moved)
    gone = _ends_seen_by_others(diary, zero)
    rows = [_row(own, gone, last) for own in actors.values()]
    rows.sort(key=lambda row: (ORDER.index(row.role), row.begin))
    _mark_what_others_did(rows, diary, zero)
    _mark_orphans(rows, gone, last)
    _number(rows)
    for row in rows:
        row.marks.sort(key=lambda mark: mark.time)
    return Picture(tuple(rows), last)


def _ends_seen_by_others(diary: Sequence[Event], zero: float) -> dict[int, float]:
    """Return when a process was killed, or else found gone."""
    killed = {e.about: e.time - zero for e in reversed(diary) if e.what == "killed"}
    reaped = {e.about: e.time - zero for e in reversed(diary) if e.what == "reaped" and e.about}
    return {**reaped, **killed}


def _row(own: Sequence[Event], gone: dict[int, float], last: float) -> Row:
    """Make an actor's row of what it wrote itself."""
    role = next((e.role for e in own if e.role not in ("process", "caller")), own[0].role)
    role = role if role in ORDER else "caller"
    ends = [e.time for e in own if STEPS[e.what].last] if own[-1].what in _LAST else []
    end = ends[-1] if ends else gone.get(own[0].pid)
    row = Row(role, role, own[0].pid, own[0].time, end)
    changes = [(e.time, mood) for e in own if (mood := STEPS[e.what].mood) is not None]
    if not changes or changes[0][0] > row.begin:
        changes.insert(0, (row.begin, "busy"))
    closing = (end if end is not None else last, "idle")
    for (begin, mood), (stop, _) in zip(changes, [*changes[1:], closing], strict=True):
        if stop > begin:
            _append(row.spans, Span(begin, stop, mood))
    for event in own:
        step = STEPS[event.what]
        if step.mark is None or (step.mark == "respawn" and event.role != "worker handler"):
            continue
        detail = f" ({event.detail})" if event.detail else ""
        if step.mark == "exit":
            # A worker leaves its loop, and then its process ends: one end is enough.
            row.marks = [mark for mark in row.marks if mark.sign != "exit"]
        row.marks.append(Mark(event.time, step.mark, step.says + detail))
    return row


_LAST = {what for what, step in STEPS.items() if step.last}


def _append(spans: list[Span], span: Span) -> None:
    """Add a span, or lengthen the one before when nothing changed."""
    if spans and spans[-1].mood == span.mood and spans[-1].end == span.begin:
        spans[-1] = Span(spans[-1].begin, span.end, span.mood)
    else:
        spans.append(span)


def _mark_what_others_did(rows: Sequence[Row], diary: Sequence[Event], zero: float) -> None:
    """Set the marks that their own actor could not write, or knew nothing of."""
    killed = {event.about for event in diary if event.what == "killed"}
    for row in rows:
        for event in diary:
            if event.about != row.pid or row.pid == event.pid or row.role not in _PROCESSES:
                continue
            at = event.time - zero
            if event.what == "signalled":
                row.marks.append(Mark(at, "terminate", "is sent SIGTERM"))
            elif event.what == "killed":
                row.marks.append(Mark(at, "kill", f"is killed ({event.detail})"))
            elif event.what == "reaped" and event.detail == "-9" and row.pid not in killed:
                killed.add(row.pid)  # it is reaped again whenever somebody joins the pool
                row.marks.append(Mark(at, "kill", "was killed, as its exit code says"))


# The row that stands for its whole process; the others are threads of it.
_PROCESSES = {"caller", "process", "worker"}


def _mark_orphans(rows: Sequence[Row], gone: dict[int, float], last: float) -> None:
    """Set apart what a worker still did when the main process, the first of all, was dead."""
    main = next((row for row in rows if row.role == "caller"), None)
    if main is None or main.pid not in gone:
        return
    death = gone[main.pid]
    for row in rows:
        if row.pid == main.pid or row.role not in _PROCESSES or row.begin > death:
            continue
        if row.end is not None and row.end <= death:
            continue
        row.marks.append(Mark(death, "orphaned", "has lost its parent"))
        row.spans = [piece for span in row.spans for piece in _split(span, death)]
        if row.end is None:
            row.marks.append(Mark(last, "alive", "still there when nobody looked any more"))


def _split(span: Span, death: float) -> list[Span]:
    if span.end <= death:
        return [span]
    if span.begin >= death:
        return [Span(span.begin, span.end, span.mood, orphaned=True)]
    return [
        Span(span.begin, death, span.mood),
        Span(death, span.end, span.mood, orphaned=True),
    ]


def _number(rows: Sequence[Row]) -> None:
    """Name the rows; workers in the order of their hiring."""
    main = next((row.pid for row in rows if row.role == "caller"), 0)
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.role] = number = counts.get(row.role, 0) + 1
        if row.role == "worker":
            row.label = f"worker {number}"
        elif row.role == "caller" and number == 1:
            row.label = "main process"
        elif row.pid == main and row.role != "caller":
            row.label = row.role if number == 1 else f"{row.role} {number}"
        else:
            row.label = f"{row.role} {number}"
