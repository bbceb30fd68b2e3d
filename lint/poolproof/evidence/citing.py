"""The links of a finding: the lines of the reference that show why, the proof, the rule's page.

Rules name anchors; what they stand for is looked up here, once for each rule that has something to
show. A run without findings reads no reference.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from msgspec.structs import replace

from poolproof.evidence import addresses
from poolproof.evidence.anchors import AnchorError, Anchors
from poolproof.finding import CheckError, Finding, Reference
from poolproof.rule import Rule


class CitationError(LookupError):
    """A rule cites what its reference does not have."""


def references(rule: Rule, site: str = "") -> tuple[Reference, ...]:
    """Return what a rule cites, in its order. Raises ``CitationError`` if something is not there.

    ``site`` is the address of the documentation, if it is published somewhere.
    """
    names = rule.declaration.evidence.anchors
    if names and not rule.reference:
        raise CitationError(f"{_named(rule)} cites {names[0]!r}, but its pack has no reference")
    return cited(rule.reference, names, _named(rule), site)


def cited(package: str, names: Iterable[str], by: str, site: str = "") -> tuple[Reference, ...]:
    """Return statements of a reference by name. Raises ``CitationError``, which names who cites."""
    try:
        return tuple(_reference(package, name, site) for name in names)
    except AnchorError as error:
        raise CitationError(f"{by} cites what is not there: {error}") from error


def citing(rules: Iterable[Rule], package: str) -> dict[str, list[Rule]]:
    """Return the rules that cite each anchor of a reference."""
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        if rule.reference == package:
            for anchor in rule.declaration.evidence.anchors:
                found.setdefault(anchor, []).append(rule)
    return found


def proof_command(rule: Rule) -> str:
    """Return the command that proves a rule's claim; empty if there is no proof."""
    return f"poolproof prove {rule.code}" if rule.declaration.evidence.proofs else ""


@cache
def anchors_of(package: str) -> Anchors:
    """Return the anchors of a reference, which does not change while we run."""
    return Anchors.of_package(package)


class Citations:
    """Gives findings their links. ``errors`` are citations of rules that lead nowhere."""

    def __init__(self, rules: Iterable[Rule], site: str = "") -> None:
        self.site = site
        self.errors: list[CheckError] = []
        self._rules = {rule.code: rule for rule in rules}
        self._found: dict[str, tuple[Reference, ...]] = {}

    def cite(self, finding: Finding) -> Finding:
        """Return the finding with its links."""
        rule = self._rules.get(finding.code)
        if rule is None:
            return finding
        return replace(
            finding,
            references=self._references(rule),
            proof=proof_command(rule),
            page=addresses.of_page(rule, self.site),
        )

    def _references(self, rule: Rule) -> tuple[Reference, ...]:
        if rule.code not in self._found:
            try:
                self._found[rule.code] = references(rule, self.site)
            except CitationError as error:
                self._found[rule.code] = ()
                self.errors.append(CheckError("", str(error)))
        return self._found[rule.code]


def _reference(package: str, name: str, site: str) -> Reference:
    anchors = anchors_of(package)
    anchor = anchors.find(name)
    return Reference(
        name,
        anchor.path.as_posix(),
        anchor.line,
        anchor.path.relative_to(anchors.folder.parent).as_posix(),
        anchor.reason,
        addresses.of_anchor(package, name, anchor.path, site),
    )


def _named(rule: Rule) -> str:
    return f"the rule {rule.code} {rule.name} ({rule.module})"
