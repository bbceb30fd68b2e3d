"""Taking an old code base on: what is there is accepted, by a baseline or by comments."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from poolproof.cli import streams
from poolproof.cli.app import CLEAN, FAILED, FOUND, failed_on, show_errors
from poolproof.finding import CheckError, Report, Silence
from poolproof.pipeline import Run
from poolproof.report.paint import Line, Piece
from poolproof.report.summary import counted
from poolproof.source.baseline import described
from poolproof.source.writing import write_atomically

if TYPE_CHECKING:
    from poolproof.adoption.allowing import Refusal

_LISTED = 10


def accept(run: Run, report: Report, place: Path, colour: str) -> int:
    """Write the baseline that accepts what a run has found."""
    show_errors(report.errors, colour)
    accepted = [e.finding for e in report.silenced if e.silence is Silence.ACCEPTED]
    silenced = [each.finding for each in report.silenced]
    known = run.fingerprints((*report.findings, *silenced))
    present = [known[finding] for finding in (*report.findings, *accepted)]
    renewed = run.baseline.renewed(present, dict(report.stale))
    renewed.write(place)
    dropped = sum(count for _, count in report.stale)
    total = counted(sum(renewed.entries.values()), "finding")
    changes = f" ({len(report.findings)} new, {dropped} dropped)"
    _say(colour, (Piece(f"Accepted {total} in {_shown(place)}", "good"), Piece(changes)))
    return FAILED if report.errors else CLEAN


def allow(run: Run, report: Report, reason: str, colour: str) -> int:
    """Write comments that allow what a run has found."""
    from poolproof.adoption.allowing import Refusal, allowing  # noqa: PLC0415 - slow, seldom needed

    reason = reason.strip()
    if not reason or not reason.isprintable():
        raise click.UsageError("--add-allow needs a reason of one line, for whoever reads the code")
    show_errors(report.errors, colour)
    failures = list[CheckError]()
    refusals = list[Refusal]()
    files = 0
    for path, group in groupby(report.findings, key=lambda finding: finding.path):
        findings = list(group)
        try:
            data = run.read(path)
            outcome = allowing(data, findings, reason)
            if outcome.data != data:
                write_atomically(path, outcome.data)
                files += 1
        except OSError as error:
            failures.append(failed_on(path, error))
            refusals += [Refusal(finding, "") for finding in findings]
        else:
            refusals += outcome.refusals
    show_errors(failures, colour)
    _say(colour, *(_refused(each) for each in refusals if each.why))
    allowed = counted(len(report.findings) - len(refusals), "finding")
    _say(colour, (Piece(f"Allowed {allowed} in {counted(files, 'file')}", "good"),))
    if report.errors or failures:
        return FAILED
    return FOUND if refusals else CLEAN


def _refused(refusal: Refusal) -> Line:
    finding = refusal.finding
    place = f"{finding.path}:{finding.span.line}:{finding.span.column}"
    what = f"{place}: {finding.code} {finding.name}: {refusal.why}"
    return Piece("not allowed: ", "warning"), Piece(what)


def remark_stale(run: Run, report: Report, colour: str) -> None:
    """Say on the other stream which entries of the baseline match nothing any more."""
    place = run.settings.baseline
    stale = sum(count for _, count in report.stale)
    what = "entry matches" if stale == 1 else "entries match"
    head = f"{_shown(place) if place else ''}: {stale} {what} nothing any more"
    lines: list[Line] = [
        (Piece("note: ", "info"), Piece(head), Piece(" (--write-baseline drops them)", "dim")),
        *((Piece(f"  {described(*each)}"),) for each in report.stale[:_LISTED]),
    ]
    if len(report.stale) > _LISTED:
        lines.append((Piece(f"  and {len(report.stale) - _LISTED} more", "dim"),))
    streams.painter_of(streams.stderr(), colour).write(lines)


def _say(colour: str, *lines: Line) -> None:
    with streams.quiet_if_unread():
        streams.painter_of(streams.stdout(), colour).write(lines)


def _shown(place: Path) -> str:
    cwd = Path.cwd()
    return str(place.relative_to(cwd) if place.is_relative_to(cwd) else place)
