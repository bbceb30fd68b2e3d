"""Code Quality of GitLab: a list of issues in the shape that Code Climate once defined."""

from __future__ import annotations

import json

from poolproof.finding import Finding, Severity
from poolproof.report.material import Material, printable, sentence
from poolproof.report.paths import in_checkout

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.INFO: "info"}
_CHECKOUT = "CI_PROJECT_DIR"


def render(material: Material) -> str:
    """Return the list as JSON."""
    issues = [_issue(finding, material) for finding in material.report.findings]
    return json.dumps(issues, indent=2) + "\n"


def _issue(finding: Finding, material: Material) -> dict[str, object]:
    lines = {"begin": finding.span.line, "end": finding.span.end_line}
    return {
        "type": "issue",
        "check_name": f"{finding.code} {finding.name}",
        "description": f"{finding.code}: {sentence(finding)}",
        "categories": ["Bug Risk"],
        "severity": _SEVERITIES[finding.severity],
        "fingerprint": str(material.fingerprints[finding]),
        "location": {"path": printable(in_checkout(finding.path, _CHECKOUT)), "lines": lines},
    }
