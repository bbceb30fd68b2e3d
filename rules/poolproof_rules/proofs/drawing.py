"""Lifelines of runs, one above the other and on one scale of time."""

from __future__ import annotations

from collections.abc import Sequence

from poolproof_rules.reference import svg, terminal
from poolproof_rules.reference.lifelines import Picture, lifelines

from .run import Observation


def picture(observation: Observation) -> Picture:
    """Return the lifelines of a run, without rows if nobody kept a diary (only the reference does).

    Who outlives the main process is seen for a while; how long, decides how much of the picture the
    rest of the story is left with. So it ends soon after the last thing that happened.
    """
    events = observation.events
    if not events:
        return Picture((), 0.0)
    first, last = events[0].time, events[-1].time
    shown = min(observation.until, last + max(0.25, (last - first) / 3))
    return lifelines(events, shown if observation.facts.left or not _ended(observation) else None)


def _ended(observation: Observation) -> bool:
    return observation.facts.code is not None


def text(
    observations: Sequence[Observation], *, width: int, plain: bool = False, colour: bool = False
) -> Sequence[str]:
    """Return a drawing for the terminal for each run; empty for one without a diary."""
    pictures = [picture(each) for each in observations]
    length = max((each.length for each in pictures), default=0.0)
    return [
        terminal.draw(each, width=width, plain=plain, colour=colour, length=length)
        if each.rows
        else ""
        for each in pictures
    ]


def drawing(observations: Sequence[Observation]) -> str:
    """Return one SVG drawing of all runs; empty if none has a diary."""
    titled = [(title(each), picture(each)) for each in observations]
    drawn = [(name, each) for name, each in titled if each.rows]
    return svg.draw(drawn) if drawn else ""


def title(observation: Observation) -> str:
    """Return a heading: which program, and what came of it."""
    return f"{observation.side.value}: {observation.case}"
