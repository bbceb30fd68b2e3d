"""From findings to findings with fixes: each rule that can repair is asked about its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from poolproof.finding import CheckError, Finding
from poolproof.judging import crashed
from poolproof.rule import Rule
from poolproof.solution import ModuleSolution

if TYPE_CHECKING:
    from poolproof.rewriting.ground import Ground


class Repairer:
    """Repairs findings. ``errors`` are those of rules that broke down over it."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.errors: list[CheckError] = []
        self._rules = {rule.code: rule for rule in rules if rule.repair is not None}

    def repaired(
        self, findings: Iterable[Finding], solution: ModuleSolution, text: str
    ) -> list[Finding]:
        """Return the findings of one file with the fixes that there are."""
        findings = list(findings)
        if not any(finding.code in self._rules for finding in findings):
            return findings
        from poolproof.rewriting.ground import Ground  # noqa: PLC0415 - slow, and rarely needed

        ground = Ground(solution, text)
        return [self._repaired(finding, ground) for finding in findings]

    def _repaired(self, finding: Finding, ground: Ground) -> Finding:
        rule = self._rules.get(finding.code)
        if rule is None or rule.repair is None:
            return finding
        try:
            return replace(finding, fix=rule.repair(finding, ground))
        except Exception as crash:
            what = f"the repair of {rule.code} {rule.name}"
            self.errors.append(crashed(finding.path, what, crash))
            return finding
