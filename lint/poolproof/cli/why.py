"""``poolproof why``: what was made of pools and tasks, for silence as well as for findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click
from msgspec.structs import replace

from poolproof.cli import options, streams
from poolproof.cli.app import CLEAN, FAILED, show_errors
from poolproof.finding import CheckError, ErrorKind, Note, Span
from poolproof.pipeline import Run
from poolproof.report.paint import BLANK, Line, Piece
from poolproof.report.sources import Sources
from poolproof.report.summary import counted
from poolproof.report.terminal import Terminal
from poolproof.report.text import TextReport
from poolproof.solution import (
    Misuse,
    ModuleSolution,
    Outcome,
    Role,
    Site,
    Submission,
    Verdict,
    Work,
)

_STYLES = {Verdict.RELEASED: "good", Verdict.LEAKED: "error", Verdict.GIVEN_UP: "warning"}
_NEAREST = 3


def _place(context: click.Context, parameter: click.Parameter, value: str) -> tuple[str, int]:
    """Split ``FILE:LINE``; a column behind it, as in findings, does no harm."""
    del context, parameter
    path, line = value, ""
    for _ in range(2):
        head, _, tail = path.rpartition(":")
        if not (head and tail.isdecimal()):
            break
        path, line = head, tail
    if not line or int(line) < 1:
        raise click.BadParameter(f"{value!r} is not FILE:LINE, such as app.py:12")
    return path, int(line)


@click.command("why")
@click.argument("place", metavar="FILE:LINE", callback=_place)
@options.configuration
@options.colour
def command(place: tuple[str, int], *, config: str | None, isolated: bool, colour: str) -> int:
    """Show how the pools and tasks of a line were judged, and why.

    A pool is judged where it is created, a task where it is given to a worker.
    """
    path, line = place
    run = Run((path,), options.load((path,), config, isolated=isolated))
    errors = list(run.discovered.errors)
    if not errors and len(run.discovered.files) != 1:
        errors = [CheckError(path, "is a folder, not a file", ErrorKind.INPUT)]
    if errors:
        show_errors(errors, colour)
        return FAILED
    solution = run.solver.solve(run.discovered.files[0]).solution
    errors = [*solution.errors, *_unreadable(solution)]
    with streams.quiet_if_unread():
        stream = streams.stdout()
        text = TextReport(Terminal.of(stream, colour), Sources(run.read))
        if solution.unreadable is None:
            lines = _answer(solution, line, text)
            streams.painter_of(stream, colour).write(lines)
    show_errors(errors, colour)
    return FAILED if errors else CLEAN


def _unreadable(solution: ModuleSolution) -> Iterator[CheckError]:
    error, span = solution.unreadable, solution.unreadable_span
    if error is not None:
        place = f"{error.path}:{span.line}:{span.column}" if span else error.path
        yield replace(error, path=place)


def _answer(solution: ModuleSolution, line: int, text: TextReport) -> Iterator[Line]:
    sites = [site for site in solution.sites if _holds(site.call, line)]
    misuses = [misuse for misuse in solution.misuses if _holds(misuse.span, line)]
    submissions = [handed for handed in solution.submissions if _holds(handed.call, line)]
    for site in sites:
        yield from _site(solution.path, site, text)
    for misuse in misuses:
        yield from _misuse(solution.path, misuse, text)
    for handed in submissions:
        work = next((work for work in solution.works if work.call == handed.call), None)
        yield from _submission(solution.path, handed, work, text)
    if not sites and not misuses and not submissions:
        yield from _nothing(solution, line, text)


def _holds(span: Span, line: int) -> bool:
    return span.line <= line <= span.end_line


def _site(path: str, site: Site, text: TextReport) -> Iterator[Line]:
    fate, shown = site.fate, text.terminal.shown
    style = _STYLES[fate.verdict]
    how = f", {fate.loss.value}" if fate.loss else ""
    yield (
        Piece(f"{shown(path)}:{site.call.line}:{site.call.column}", "path"),
        Piece(": "),
        Piece(f"{fate.verdict.value}{how}", style),
    )
    yield (Piece(f"  {_described(site, text)}"),)
    yield from text.places(Note(path, site.call, ""), fate.steps, style)
    if fate.reason and not (fate.loss and fate.reason == fate.loss.value):
        yield Piece("  why: ", "help"), Piece(shown(fate.reason))
    yield BLANK


def _described(site: Site, text: TextReport) -> str:
    holder = f", held by {site.holder}" if site.holder else ""
    where = f"in {site.scope}" if site.scope else "at module level"
    return text.terminal.shown(f"{site.text}: a {site.protocol.name} {where}{holder}")


def _misuse(path: str, misuse: Misuse, text: TextReport) -> Iterator[Line]:
    shown = text.terminal.shown
    yield (
        Piece(f"{shown(path)}:{misuse.span.line}:{misuse.span.column}", "path"),
        Piece(": "),
        Piece(misuse.kind.value, "error"),
    )
    yield (Piece(f"  {shown(misuse.operation)} on the pool of line {misuse.site.line}"),)
    yield from text.places(Note(path, misuse.span, ""), misuse.steps, "error")
    yield BLANK


def _submission(
    path: str, handed: Submission, work: Work | None, text: TextReport
) -> Iterator[Line]:
    """What a call gives to a worker, and what becomes of the result."""
    shown = text.terminal.shown
    outcome = work.outcome if work is not None else None
    uncertain = handed.unresolved or outcome is Outcome.GIVEN_UP
    style = "good" if outcome in (None, Outcome.FETCHED) else "error"
    style = "warning" if uncertain else style
    yield (
        Piece(f"{shown(path)}:{handed.call.line}:{handed.call.column}", "path"),
        Piece(": "),
        Piece(
            handed.role.value
            + (", not followed to a function" if handed.unresolved else "")
            + (f", its result {outcome.value}" if outcome is not None else ""),
            style,
        ),
    )
    yield (Piece(f"  {shown(handed.text)}: given to {_worker(handed)} by {handed.method}"),)
    for target in handed.targets:
        yield (
            Piece("  runs: ", "help"),
            Piece(shown(f"{target.name} at {target.path}:{target.span.line}")),
        )
    if work is not None:
        yield from text.places(Note(path, work.call, ""), work.steps, style)
    for reason in (handed.unresolved, work.reason if work is not None else ""):
        if reason:
            yield Piece("  why: ", "help"), Piece(shown(reason))
    yield BLANK


def _worker(handed: Submission) -> str:
    if handed.role is Role.PROCESS:
        return "a process of its own"
    return f"the {handed.protocol.workers.value} of a {handed.protocol.name}"


def _nothing(solution: ModuleSolution, line: int, text: TextReport) -> Iterator[Line]:
    path = text.terminal.shown(solution.path)
    yield (Piece(f"no pool is created and no task given on line {line} of {path}"),)
    if not solution.sites:
        yield (Piece("  and none anywhere else in the file, as far as can be seen"),)
    for site in nearest(solution.sites, line):
        away = counted(abs(site.call.line - line), "line")
        yield (
            Piece(f"  {path}:{site.call.line}", "path"),
            Piece(f"  {text.terminal.shown(site.text)} ({away} away): "),
            Piece(site.fate.verdict.value, _STYLES[site.fate.verdict]),
        )


def nearest(sites: Sequence[Site], line: int) -> list[Site]:
    """Return the few sites that are closest to a line, in the order of the file."""
    closest = sorted(sites, key=lambda site: (abs(site.call.line - line), site.call))
    return sorted(closest[:_NEAREST], key=lambda site: site.call)
