"""Everything a pack may use: the only module of the engine that a pack imports.

A rule is a module with a page as its docstring, a ``DECLARATION``, ``judge(solution)`` and perhaps
``repair(finding, ground)``, which builds a fix from ``shapes``; a protocol is data. A pack bundles
packages of both and is registered as an entry point of the group ``poolproof.packs``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from poolproof.finding import (
        CheckError,
        Edit,
        ErrorKind,
        Finding,
        Fix,
        Note,
        Reference,
        Safety,
        Severity,
        Span,
    )
    from poolproof.pack import Pack
    from poolproof.program.streams import EATERS, PASSING_ON
    from poolproof.rewriting import shapes
    from poolproof.rewriting.ground import Ground, Position
    from poolproof.rule import HEADINGS, Declaration, Evidence, RulePage, Tier
    from poolproof.solution import (
        Fate,
        Fault,
        FaultKind,
        Hazard,
        HazardKind,
        Loop,
        Loss,
        Misuse,
        MisuseKind,
        ModuleSolution,
        Outcome,
        Part,
        Role,
        Site,
        Solution,
        Submission,
        Target,
        Verdict,
        Work,
    )
    from poolproof.syntax.spelling import last_word
    from poolproof.tasks.conduct.waiting import Argument, Wait, WaitKind
    from poolproof.typestate.protocol import Passing, Protocol, State, Taking, Workers

__all__ = [
    "EATERS",
    "HEADINGS",
    "PASSING_ON",
    "Argument",
    "CheckError",
    "Declaration",
    "Edit",
    "ErrorKind",
    "Evidence",
    "Fate",
    "Fault",
    "FaultKind",
    "Finding",
    "Fix",
    "Ground",
    "Hazard",
    "HazardKind",
    "Loop",
    "Loss",
    "Misuse",
    "MisuseKind",
    "ModuleSolution",
    "Note",
    "Outcome",
    "Pack",
    "Part",
    "Passing",
    "Position",
    "Protocol",
    "Reference",
    "Role",
    "RulePage",
    "Safety",
    "Severity",
    "Site",
    "Solution",
    "Span",
    "State",
    "Submission",
    "Taking",
    "Target",
    "Tier",
    "Verdict",
    "Wait",
    "WaitKind",
    "Work",
    "Workers",
    "last_word",
    "shapes",
]

# Where a name is, for whoever asks: a protocol needs none of what a rule or a fix does.
_HOMES = {
    "poolproof.finding": (
        "CheckError",
        "Edit",
        "ErrorKind",
        "Finding",
        "Fix",
        "Note",
        "Reference",
        "Safety",
        "Severity",
        "Span",
    ),
    "poolproof.pack": ("Pack",),
    "poolproof.program.streams": ("EATERS", "PASSING_ON"),
    "poolproof.rewriting.ground": (
        "Ground",
        "Position",
    ),
    "poolproof.rule": (
        "Declaration",
        "Evidence",
        "HEADINGS",
        "RulePage",
        "Tier",
    ),
    "poolproof.solution": (
        "Fate",
        "Fault",
        "FaultKind",
        "Hazard",
        "HazardKind",
        "Loop",
        "Loss",
        "Misuse",
        "MisuseKind",
        "ModuleSolution",
        "Outcome",
        "Part",
        "Role",
        "Site",
        "Solution",
        "Submission",
        "Target",
        "Verdict",
        "Work",
    ),
    "poolproof.syntax.spelling": ("last_word",),
    "poolproof.tasks.conduct.waiting": (
        "Argument",
        "Wait",
        "WaitKind",
    ),
    "poolproof.typestate.protocol": (
        "Passing",
        "Protocol",
        "State",
        "Taking",
        "Workers",
    ),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    """Import what a pack asks for when it does."""
    if name == "shapes":
        found: object = import_module("poolproof.rewriting.shapes")
    elif name in _HOME:
        found = getattr(import_module(_HOME[name]), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = found
    return found
