"""From solutions to findings: every rule is asked about every solution."""

from __future__ import annotations

from collections.abc import Iterable

from poolproof.finding import CheckError, Finding, traceback_of
from poolproof.rule import Rule
from poolproof.solution import ModuleSolution


def judge(
    solution: ModuleSolution, rules: Iterable[Rule]
) -> tuple[list[Finding], list[CheckError]]:
    """Ask the rules; one that fails becomes an error of its own and hides no other's findings."""
    findings: list[Finding] = []
    errors = list(solution.errors)
    for rule in rules:
        try:
            findings += rule.judge(solution)
        except Exception as crash:
            errors.append(crashed(solution.path, f"the rule {rule.code} {rule.name}", crash))
    return findings, errors


def crashed(path: str, what: str, crash: Exception) -> CheckError:
    """Describe a mistake of ours, with all that a report of it needs."""
    detail = traceback_of(crash)
    return CheckError(path, f"{what} failed: {type(crash).__name__}: {crash}", detail=detail)
