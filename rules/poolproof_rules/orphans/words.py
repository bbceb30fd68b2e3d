"""The words that the rules about orphans share."""

from __future__ import annotations

from collections.abc import Iterator

from poolproof.sdk import Declaration, Finding, Hazard, HazardKind, Solution
from poolproof_rules.wording import finding

GUARD = (
    "let the worker watch its parent: `poolproof explain PP301` shows a guard to paste into {place}"
)


def of_kind(solution: Solution, *kinds: HazardKind) -> Iterator[Hazard]:
    """The hazards of some kinds."""
    return (hazard for hazard in solution.hazards if hazard.kind in kinds)


def tell(
    declaration: Declaration, solution: Solution, hazard: Hazard, message: str, remedy: str
) -> Finding:
    """Put a finding together; what an existing guard lacks belongs to the message."""
    if hazard.lacking:
        message = f"{message} ({hazard.lacking})"
    return finding(
        declaration, solution, hazard.call, (message, remedy), (*hazard.steps, *hazard.also)
    )


def guard(hazard: Hazard) -> str:
    """The advice to add a guard, at the place that fits."""
    place = "the pool's `initializer`" if hazard.protocol.owes else f"`{short(hazard.place)}`"
    return GUARD.format(place=place)


def task(hazard: Hazard) -> str:
    """The task by its name; a long one is cut."""
    text = " ".join(hazard.task.split())
    return f"`{text}`" if len(text) <= 50 else f"`{text[:47]}...`"


def where(hazard: Hazard) -> str:
    """In which function the cause stands, if it is not the task itself."""
    on_the_way = [step.message for step in hazard.steps[2:-1]]
    if not on_the_way:
        return ""
    name = on_the_way[-1].rpartition(" ")[2]
    if name == hazard.place and not hazard.task.startswith("lambda"):
        return ""  # what a decorator was put on is the task by another name
    return " in a lambda" if name == "lambda" else f" in `{name}`"


def short(text: str) -> str:
    """A piece of code on one line, cut if it is long."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:57]}..."


def pipe(hazard: Hazard) -> str:
    """What has to be said of a pipe: only a worker that holds both ends does not see its end."""
    if not hazard.forks:
        return ""
    if hazard.siblings:
        return " (under `fork`, where two or more hold the other ends of one another's pipes)"
    return " (under `fork`, where it holds the other end of its pipe as well)"
