"""The Diagnostic Format of reviewdog, which comments on pull requests of many forges.

Its columns count the bytes of UTF-8, and each of its suggestions can be taken by itself: a fix of
several edits becomes a single one.
"""

from __future__ import annotations

import json

from poolproof.finding import Finding, Safety, Severity, Span
from poolproof.report.material import Material, printable, sentence
from poolproof.report.paths import relative

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def render(material: Material) -> str:
    """Return the document as JSON."""
    document = {
        "source": {"name": "poolproof"},
        "diagnostics": [_diagnostic(each, material) for each in material.report.findings],
    }
    return json.dumps(document, indent=2) + "\n"


def _diagnostic(finding: Finding, material: Material) -> dict[str, object]:
    code = {"value": finding.code}
    if finding.page.startswith("https://"):
        code["url"] = finding.page
    diagnostic: dict[str, object] = {
        "message": f"{finding.name}: {sentence(finding)}",
        "location": _location(finding.path, finding.span, material),
        "severity": _SEVERITIES[finding.severity],
        "code": code,
    }
    if finding.notes:
        diagnostic["related_locations"] = [
            {
                "message": printable(note.message),
                "location": _location(note.path, note.span, material),
            }
            for note in finding.notes
        ]
    if finding.fix is not None and finding.fix.safety is Safety.SAFE:
        edit = material.merged(finding.path, finding.fix)
        where = _range(finding.path, edit.span, material)
        diagnostic["suggestions"] = [{"range": where, "text": edit.content}]
    return diagnostic


def _location(path: str, span: Span, material: Material) -> dict[str, object]:
    return {"path": printable(relative(path)), "range": _range(path, span, material)}


def _range(path: str, span: Span, material: Material) -> dict[str, object]:
    return {
        "start": _position(path, span.line, span.column, material),
        "end": _position(path, span.end_line, span.end_column, material),
    }


def _position(path: str, line: int, column: int, material: Material) -> dict[str, int]:
    before = material.line(path, line)[: column - 1]
    beyond = column - 1 - len(before)
    return {"line": line, "column": len(before.encode("utf-8", "replace")) + beyond + 1}
