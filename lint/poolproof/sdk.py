"""Everything a pack may use: the only module of the engine that a pack imports.

A rule is a module with a page as its docstring, a ``DECLARATION`` and ``judge(solution)``; a
protocol is data. A pack bundles packages of both and is registered as an entry point of the group
``poolproof.packs``.
"""

from __future__ import annotations

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
from poolproof.rule import HEADINGS, Declaration, Evidence, RulePage, Tier
from poolproof.solution import (
    Fate,
    Loop,
    Loss,
    Misuse,
    MisuseKind,
    ModuleSolution,
    Site,
    Solution,
    Verdict,
)
from poolproof.typestate.protocol import Protocol, State, Workers

__all__ = [
    "HEADINGS",
    "CheckError",
    "Declaration",
    "Edit",
    "ErrorKind",
    "Evidence",
    "Fate",
    "Finding",
    "Fix",
    "Loop",
    "Loss",
    "Misuse",
    "MisuseKind",
    "ModuleSolution",
    "Note",
    "Pack",
    "Protocol",
    "Reference",
    "RulePage",
    "Safety",
    "Severity",
    "Site",
    "Solution",
    "Span",
    "State",
    "Tier",
    "Verdict",
    "Workers",
]
