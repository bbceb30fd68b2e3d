"""SARIF 2.1.0, which code scanning and many viewers read.

The witness is a code flow, the lines of the reference are related locations, and what is allowed or
in the baseline is there with its suppression. Columns are those of the findings: from 1, in code
points, the end exclusive, which is what the format means too once ``columnKind`` says so.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from poolproof import __version__
from poolproof.evidence import addresses
from poolproof.finding import (
    CheckError,
    ErrorKind,
    Finding,
    Fix,
    Note,
    Reference,
    Safety,
    Severity,
    Silence,
    Silenced,
    Span,
)
from poolproof.report.markdown import page_in_markdown, prose
from poolproof.report.material import Material, printable, sentence
from poolproof.report.paths import folder_uri, uri
from poolproof.rule import Rule, Tier

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "%SRCROOT%"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEMS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "recommendation",
}
_KINDS = {Silence.ALLOWED: "inSource", Silence.ACCEPTED: "external"}
_FINGERPRINT = "poolproof/v1"

Object = dict[str, object]


def render(material: Material) -> str:
    """Return the log as JSON, with one run."""
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(material)]}
    return json.dumps(log, indent=2) + "\n"


def _run(material: Material) -> Object:
    report = material.report
    writer = _Writer(material)
    return {
        "tool": {"driver": _driver(material)},
        "invocations": [_invocation(report.errors)],
        "originalUriBaseIds": {_ROOT: {"uri": folder_uri(Path.cwd())}},
        "columnKind": "unicodeCodePoints",
        "results": [
            *map(writer.result, report.findings),
            *(writer.suppressed(each) for each in report.silenced if each.silence in _KINDS),
        ],
    }


def _driver(material: Material) -> Object:
    home = {"informationUri": material.site} if material.site.startswith("http") else {}
    return {
        "name": "poolproof",
        "version": __version__,
        "semanticVersion": __version__,
        **home,
        "rules": [_rule(rule, material.site) for rule in material.rules],
    }


def _rule(rule: Rule, site: str) -> Object:
    declaration = rule.declaration
    described: Object = {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": _line(rule.page.headline)},
        "fullDescription": {"text": _line(rule.page.sections["What it does"])},
        "help": {"text": _plain(rule), "markdown": _markdown(rule)},
        "defaultConfiguration": {
            "enabled": declaration.tier is Tier.DEFAULT,
            "level": _LEVELS[declaration.severity],
        },
        "properties": {
            "tags": ["reliability", "concurrency", "multiprocessing", declaration.tier.value],
            "precision": "very-high" if declaration.tier is Tier.DEFAULT else "high",
            "problem.severity": _PROBLEMS[declaration.severity],
        },
    }
    if site.startswith("http"):
        described["helpUri"] = addresses.of_page(rule, site)
    return described


def _markdown(rule: Rule) -> str:
    head = f"# {rule.code} {rule.name}\n\n{prose(rule.page.headline)}\n\n"
    return head + page_in_markdown(rule.page, "##")


def _plain(rule: Rule) -> str:
    parts = [rule.page.headline, *(f"{key}\n{text}" for key, text in rule.page.sections.items())]
    return prose("\n\n".join(parts))


def _line(text: str) -> str:
    return " ".join(prose(text).split())


def _invocation(errors: Iterable[CheckError]) -> Object:
    notifications = list(map(_notification, errors))
    return {
        "executionSuccessful": not notifications,
        "toolExecutionNotifications": notifications,
    }


def _notification(error: CheckError) -> Object:
    described: Object = {"level": "error", "message": {"text": printable(error.message)}}
    if error.path:
        described["locations"] = [{"physicalLocation": {"artifactLocation": _artifact(error.path)}}]
    if error.kind is ErrorKind.INTERNAL and error.detail:
        last = printable(error.detail.rstrip().rpartition("\n")[2])
        kind, _, message = last.partition(": ")
        described["exception"] = {"kind": kind, "message": message}
    return described


def _artifact(path: str) -> Object:
    address = uri(path)
    return {"uri": address} if "://" in address else {"uri": address, "uriBaseId": _ROOT}


class _Writer:
    """Writes findings as results; knows the rules' places and the files' lines."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._index = {rule.code: number for number, rule in enumerate(material.rules)}

    def suppressed(self, silenced: Silenced) -> Object:
        suppression: Object = {"kind": _KINDS[silenced.silence], "status": "accepted"}
        if silenced.reason:
            suppression["justification"] = printable(silenced.reason)
        return {**self.result(silenced.finding), "suppressions": [suppression]}

    def result(self, finding: Finding) -> Object:
        mark = self._material.fingerprints[finding]
        location = self._location(finding.path, finding.span)
        if mark.scope:
            location["logicalLocations"] = [{"fullyQualifiedName": printable(mark.scope)}]
        result: Object = {
            "ruleId": finding.code,
            "level": _LEVELS[finding.severity],
            "message": {"text": sentence(finding)},
            "locations": [location],
            "partialFingerprints": {_FINGERPRINT: str(mark)},
        }
        if finding.code in self._index:
            result["ruleIndex"] = self._index[finding.code]
        if finding.notes:
            steps = [
                {"location": self._step(note), "executionOrder": number}
                for number, note in enumerate(finding.notes, start=1)
            ]
            result["codeFlows"] = [{"threadFlows": [{"locations": steps}]}]
        related = [*self._related(finding)]
        if related:
            result["relatedLocations"] = related
        if finding.fix is not None:
            result["fixes"] = [self._fix(finding.path, finding.fix)]
        return result

    def _location(self, path: str, span: Span) -> Object:
        region: Object = {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
        }
        snippet = [self._material.line(path, n) for n in range(span.line, span.end_line + 1)]
        if any(snippet):
            snippet[-1] = snippet[-1][: span.end_column - 1]
            snippet[0] = snippet[0][span.column - 1 :]
            region["snippet"] = {"text": printable("\n".join(snippet))}
        return {"physicalLocation": {"artifactLocation": _artifact(path), "region": region}}

    def _step(self, note: Note) -> Object:
        location = self._location(note.path, note.span)
        return {**location, "message": {"text": printable(note.message)}}

    def _related(self, finding: Finding) -> Iterator[Object]:
        for number, reference in enumerate(finding.references, start=1):
            yield {"id": number, **_reference(reference)}

    def _fix(self, path: str, fix: Fix) -> Object:
        unsafe = " (look at the result: this can change more)" * (fix.safety is Safety.UNSAFE)
        replacements = [
            {
                "deletedRegion": {
                    "startLine": edit.span.line,
                    "startColumn": edit.span.column,
                    "endLine": edit.span.end_line,
                    "endColumn": edit.span.end_column,
                },
                "insertedContent": {"text": edit.content},
            }
            for edit in sorted(fix.edits, key=lambda edit: edit.span)
        ]
        change = {"artifactLocation": _artifact(path), "replacements": replacements}
        return {"description": {"text": fix.title + unsafe}, "artifactChanges": [change]}


def _reference(reference: Reference) -> Object:
    words = f"{reference.shown}:{reference.line} ({reference.anchor})"
    if reference.reason:
        words += f": {_line(reference.reason)}"
    if reference.address.startswith("http"):
        words += f" {reference.address}"
    place = {
        "artifactLocation": {"uri": Path(reference.path).as_uri()},
        "region": {"startLine": reference.line},
    }
    return {"physicalLocation": place, "message": {"text": words}}
