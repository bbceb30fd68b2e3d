"""JUnit XML, which every CI system can show: a finding is a test that failed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from poolproof.finding import CheckError, Finding, Report, Silence, Silenced
from poolproof.report.material import Material, printable
from poolproof.report.paths import relative

# What XML 1.0 cannot hold, escaped or not.
_IMPOSSIBLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SHOWN = (Silence.ALLOWED, Silence.ACCEPTED)


def render(material: Material) -> str:
    """Return the document: a suite for each file that has something to say."""
    report = material.report
    suites = list(_suites(report))
    parts = [part for suite in suites for part in suite]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="poolproof">\n'
    return head + "".join(parts) + "</testsuites>\n"


def _suites(report: Report) -> Iterator[list[str]]:
    silenced = [each for each in report.silenced if each.silence in _SHOWN]
    cases: list[tuple[str, str, str]] = [
        *((each.path, "failure", _failure(each)) for each in report.findings),
        *((each.finding.path, "skipped", _skipped(each)) for each in silenced),
        *((each.path, "error", _error(each)) for each in report.errors),
    ]
    if not cases:  # an empty file looks to some like a run that never was
        yield _suite("poolproof", [("", _case("poolproof", "no findings", ""))])
    for path, group in groupby(sorted(cases, key=lambda case: case[0]), key=lambda case: case[0]):
        yield _suite(relative(path) or "poolproof", [case[1:] for case in group])


def _suite(name: str, cases: list[tuple[str, str]]) -> list[str]:
    counts = {
        plural: sum(kind == one for kind, _ in cases)
        for plural, one in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped"))
    }
    numbers = " ".join(f'{key}="{count}"' for key, count in counts.items())
    head = f'  <testsuite name={_attribute(name)} tests="{len(cases)}" {numbers}>\n'
    return [head, *(text for _, text in cases), "  </testsuite>\n"]


def _case(path: str, name: str, inner: str) -> str:
    head = f"    <testcase classname={_attribute(path)} name={_attribute(name)}"
    return f"{head}>\n{inner}    </testcase>\n" if inner else f"{head}/>\n"


def _failure(finding: Finding) -> str:
    lines = [finding.message]
    lines += [
        f"{relative(note.path)}:{note.span.line}:{note.span.column}: {note.message}"
        for note in finding.notes
    ]
    if finding.remedy:
        lines.append(f"help: {finding.remedy}")
    kind = f"{finding.severity.value}: {finding.code} {finding.name}"
    inner = _inner("failure", finding.message, kind, "\n".join(lines))
    return _case(relative(finding.path), _name(finding), inner)


def _skipped(silenced: Silenced) -> str:
    finding = silenced.finding
    reason = f"{silenced.silence.value}: {silenced.reason}".removesuffix(": ")
    inner = f"      <skipped message={_attribute(reason)}/>\n"
    return _case(relative(finding.path), _name(finding), inner)


def _error(error: CheckError) -> str:
    inner = _inner("error", error.message, error.kind.value, error.detail or error.message)
    return _case(relative(error.path) or "poolproof", "check", inner)


def _name(finding: Finding) -> str:
    span = finding.span
    return f"{finding.code} {finding.name} (line {span.line}, column {span.column})"


def _inner(element: str, message: str, kind: str, text: str) -> str:
    attributes = f"message={_attribute(message)} type={_attribute(kind)}"
    return f"      <{element} {attributes}>{escape(_possible(text))}</{element}>\n"


def _attribute(text: str) -> str:
    return quoteattr(_possible(text))


def _possible(text: str) -> str:
    return _IMPOSSIBLE.sub("\ufffd", printable(text))
