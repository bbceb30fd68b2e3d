"""How a rule is declared: one module with a page, a declaration, ``judge`` and perhaps ``repair``.

The page is the module's docstring under fixed headings; ``RulePage`` splits it. The registry
(``poolproof.registry``) collects the modules, so that adding a rule edits no list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from enum import Enum
from typing import TYPE_CHECKING

from msgspec import Struct

from poolproof.finding import Finding, Fix, Severity
from poolproof.solution import Part

if TYPE_CHECKING:
    from poolproof.rewriting.ground import Ground
    from poolproof.solution import Solution

HEADINGS = ("What it does", "Why it bites", "Example", "Use instead", "Fix safety", "Limits")


class Tier(str, Enum):
    """Who sees a rule: everyone, those who ask, or those who try what is not yet reviewed."""

    DEFAULT = "default"
    PEDANTIC = "pedantic"
    PREVIEW = "preview"


class Evidence(Struct, frozen=True):
    """Where the claim is shown: anchors in the reference pool, names of proofs that run."""

    anchors: tuple[str, ...] = ()
    proofs: tuple[str, ...] = ()


class Declaration(Struct, frozen=True):
    """The facts about a rule that are not prose.

    ``asks`` are the parts of a solution that ``judge`` and ``repair`` look at besides its pools: a
    part that no active rule asks for is not worked out.
    """

    code: str
    name: str
    severity: Severity
    tier: Tier
    since: str
    evidence: Evidence = Evidence()
    asks: tuple[Part, ...] = tuple(Part)


class RulePage(Struct, frozen=True):
    """A rule's documentation: the headline and one text per heading of ``HEADINGS``."""

    headline: str
    sections: dict[str, str]

    @classmethod
    def parse(cls, docstring: str) -> RulePage:
        """Split a module docstring at its ``Heading`` + ``-----`` lines.

        Raises ``ValueError`` if a heading is missing, doubled, unknown or out of order.
        """
        parts = re.split(r"^([A-Z][^\n]*)\n-{3,}\n", docstring, flags=re.MULTILINE)
        found = tuple(parts[1::2])
        if found != HEADINGS:
            raise ValueError(f"page headings are {found}, expected {HEADINGS}")
        bodies = (body.strip("\n") for body in parts[2::2])
        return cls(parts[0].strip(), dict(zip(found, bodies, strict=True)))

    def code_of(self, heading: str) -> str:
        """The indented code block of a section, dedented, with a final newline."""
        lines = self.sections[heading].splitlines()
        block = [line for line in lines if line.startswith("    ") or not line.strip()]
        return "\n".join(line[4:] for line in block).strip("\n") + "\n"


class Rule(Struct, frozen=True):
    """A rule as the engine uses it. ``reference`` is the package that its anchors are in."""

    declaration: Declaration
    page: RulePage
    module: str
    judge: Callable[[Solution], Iterable[Finding]]
    reference: str = ""
    repair: Callable[[Finding, Ground], Fix | None] | None = None

    @property
    def code(self) -> str:
        """The stable code, such as ``PP101``."""
        return self.declaration.code

    @property
    def name(self) -> str:
        """The kebab-case name of the fault, such as ``unreleased-pool``."""
        return self.declaration.name
