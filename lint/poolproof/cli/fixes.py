"""``--fix``, ``--unsafe-fixes`` and ``--diff``: the files are changed, or the changes shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import click
from msgspec.structs import replace

from poolproof.cli import streams
from poolproof.cli.progress import Progress
from poolproof.finding import CheckError, ErrorKind, Report
from poolproof.fixing.difference import unified
from poolproof.fixing.passes import Fixer, Outcome, Refusal
from poolproof.fixing.writing import replace_file
from poolproof.pipeline import Run, Stdin
from poolproof.report.paint import Line, Piece
from poolproof.report.summary import counted
from poolproof.source.discovery import located


def outcome(run: Run, *, unsafe: bool) -> Outcome:
    """Find out what fixing does, in memory."""

    def check(overlay: Mapping[str, bytes]) -> Report:
        with Progress(streams.stderr()) as progress:
            return replace(run, progress=progress, overlay=_by_path(overlay)).report()

    return Fixer(check, run.read, unsafe).outcome()


def after(run: Run, done: Outcome) -> Run:
    """The run as it would be with the changes made: what a report quotes."""
    return replace(run, overlay=_by_path({each.path: each.after for each in done.changes}))


def write(done: Outcome, stdin: Stdin | None) -> list[CheckError]:
    """Write the changed files; what fails is told, and the other files are written.

    A text that came in goes to the standard output instead.
    """
    if stdin is not None:
        _pass_on(next((change.after for change in done.changes), stdin.data))
        return []
    errors = []
    for change in done.changes:
        try:
            replace_file(located(change.path, str(Path.cwd())).path, change.before, change.after)
        except OSError as error:
            reason = f"was not fixed: {(error.strerror or str(error)).lower()}"
            errors.append(CheckError(change.path, reason, ErrorKind.INPUT))
    return errors


def _pass_on(text: bytes) -> None:
    with streams.quiet_if_unread():
        streams.stdout().buffer.write(text)


def show(done: Outcome) -> None:
    """Write the diff to the standard output."""
    with streams.quiet_if_unread():
        for change in done.changes:
            for line in unified(change):
                click.echo(line, nl=False)


def remark(done: Outcome, colour: str, *, diff: bool, quiet: bool) -> None:
    """Say on the other stream what was fixed, and what was not, and why."""
    paint = streams.painter_of(streams.stderr(), colour)
    paint.write(_refusals(done.refused))
    if done.fixed and not quiet:
        verb = "Would fix" if diff else "Fixed"
        files = counted(len(done.changes), "file")
        problems = counted(len(done.fixed), "problem")
        paint.write([(Piece(f"{verb} {problems} in {files}", "good"),)])


def _refusals(refused: tuple[Refusal, ...]) -> Iterator[Line]:
    for each in refused:
        finding = each.finding
        place = f"{finding.path}:{finding.span.line}:{finding.span.column}: "
        text = f"{finding.code} was not fixed: {each.reason}"
        yield Piece("warning: ", "warning"), Piece(place, "path"), Piece(text)


def _by_path(overlay: Mapping[str, bytes]) -> dict[str, bytes]:
    cwd = str(Path.cwd())
    return {located(shown, cwd).path: data for shown, data in overlay.items()}
