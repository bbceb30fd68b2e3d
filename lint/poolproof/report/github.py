"""Workflow commands of GitHub Actions: annotations in the pull request.

The escaping is that of ``@actions/core``: in properties also ``:`` and ``,``, in the message not.
"""

from __future__ import annotations

from collections.abc import Iterator

from poolproof.finding import CheckError, Finding, Severity
from poolproof.report.material import Material, printable
from poolproof.report.paths import in_checkout
from poolproof.report.terminal import UNICODE

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_CHECKOUT = "GITHUB_WORKSPACE"


def render(material: Material) -> str:
    """Return one command a line."""
    report = material.report
    commands = [*map(_finding, report.findings), *map(_error, report.errors)]
    return "".join(f"{command}\n" for command in commands)


def command(level: str, message: str, **properties: object) -> str:
    """Return a command; properties without a value are left out."""
    given = ",".join(
        f"{key}={_property(str(value))}" for key, value in properties.items() if value != ""
    )
    return f"::{level}{' ' if given else ''}{given}::{_data(message)}"


def _finding(finding: Finding) -> str:
    span = finding.span
    # Columns are only taken where begin and end are on one line.
    columns = {"col": span.column, "endColumn": span.end_column}
    return command(
        _LEVELS[finding.severity],
        "\n".join(_lines(finding)),
        title=f"{finding.code} {finding.name}",
        file=in_checkout(finding.path, _CHECKOUT),
        line=span.line,
        endLine=span.end_line,
        **(columns if span.line == span.end_line else {}),
    )


def _lines(finding: Finding) -> Iterator[str]:
    # In the log only the message is seen, so it has to say where and what by itself.
    place = f"{finding.path}:{finding.span.line}:{finding.span.column}"
    yield f"{place}: {finding.code} {finding.message}"
    for number, note in enumerate(finding.notes, start=1):
        where = f"line {note.span.line}"
        if note.path != finding.path:
            where = f"{note.path}:{note.span.line}"
        yield f"{UNICODE.number(number)} {where}: {note.message}"
    if finding.remedy:
        yield f"help: {finding.remedy}"
    for reference in finding.references:
        yield f"see: {reference.shown}:{reference.line} ({reference.anchor})"
    yield f"more: poolproof explain {finding.code}"


def _error(error: CheckError) -> str:
    message = f"{error.path}: {error.message}" if error.path else error.message
    path = in_checkout(error.path, _CHECKOUT)
    return command("error", message, title="poolproof could not check everything", file=path)


def _data(text: str) -> str:
    return printable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
