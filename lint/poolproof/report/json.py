"""The report for programs: one JSON document, described in the manual under this version."""

from __future__ import annotations

from typing import TextIO

from msgspec.structs import asdict

from poolproof.finding import CheckError, Edit, Finding, Fix, Note, Reference, Report
from poolproof.report.paths import relative

VERSION = 1


def write(report: Report, stream: TextIO) -> None:
    """Write the report."""
    import json  # noqa: PLC0415 - the other report does without

    json.dump(as_object(report), stream, indent=2)
    stream.write("\n")


def as_object(report: Report) -> dict[str, object]:
    """Return what will be written, as dictionaries, lists and strings."""
    return {
        "version": VERSION,
        "findings": [_finding(each) for each in report.findings],
        "errors": [_error(each) for each in report.errors],
        "statistics": asdict(report.statistics),
    }


def _finding(finding: Finding) -> dict[str, object]:
    span = finding.span
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "path": relative(finding.path),
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "notes": [_note(note) for note in finding.notes],
        "reference": [_reference(each) for each in finding.references],
        "proof": finding.proof or None,
        "fix": _fix(finding.fix) if finding.fix else None,
    }


def _note(note: Note) -> dict[str, object]:
    line, column = note.span.line, note.span.column
    return {"path": relative(note.path), "line": line, "column": column, "message": note.message}


def _reference(reference: Reference) -> dict[str, object]:
    path, line = relative(reference.path), reference.line
    return {"anchor": reference.anchor, "path": path, "line": line}


def _fix(fix: Fix) -> dict[str, object]:
    edits = [_edit(edit) for edit in fix.edits]
    return {"safety": fix.safety.value, "title": fix.title, "edits": edits}


def _edit(edit: Edit) -> dict[str, object]:
    return {**asdict(edit.span), "content": edit.content}


def _error(error: CheckError) -> dict[str, object]:
    return {
        "path": relative(error.path),
        "message": error.message,
        "kind": error.kind.value,
        "detail": error.detail,
    }
