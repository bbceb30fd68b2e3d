"""The one module that a pack imports."""

from poolproof.finding import Finding, Note, Severity, Span
from poolproof.rule import Declaration, Evidence, Tier
from poolproof.solution import Fate, Loss, Misuse, MisuseKind, ModuleSolution, Site, Solution, Verdict
from poolproof.typestate.protocol import Protocol, State, Workers

__all__ = [
    "Declaration", "Evidence", "Fate", "Finding", "Loss", "Misuse", "MisuseKind", "ModuleSolution",
    "Note", "Protocol", "Severity", "Site", "Solution", "Span", "State", "Tier", "Verdict",
    "Workers",
]  # fmt: skip
