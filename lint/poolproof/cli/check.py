"""``poolproof check``: what most people call, and what hooks and pipelines call."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO

import click

from poolproof.cli import options, streams
from poolproof.cli.app import CLEAN, FAILED, FOUND, show_errors
from poolproof.cli.progress import Progress
from poolproof.finding import Report
from poolproof.pipeline import Run, Stdin
from poolproof.report.paint import Piece
from poolproof.report.sources import Sources
from poolproof.report.summary import details, summary
from poolproof.report.terminal import Terminal
from poolproof.report.text import TextReport
from poolproof.settings import Choice, Settings

FORMATS = ("text", "json")


@dataclass(frozen=True)
class Options:
    """The options of the command, as click hands them over."""

    paths: tuple[str, ...]
    output_format: str
    output_file: str | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    extend_select: tuple[str, ...]
    pedantic: bool
    preview: bool
    exclude: tuple[str, ...]
    force_exclude: bool
    isolated: bool
    config: str | None
    exit_zero: bool
    statistics: bool
    quiet: bool
    colour: str
    stdin_filename: str | None
    show_settings: bool
    show_files: bool
    jobs: int | None


@click.command("check")
@click.argument("paths", nargs=-1)
@click.option(
    "--output-format",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="For people, or for programs.",
)
@click.option("-o", "--output-file", metavar="FILE", help="Write the report to a file.")
@options.words("--select", "Check these rules only (codes, prefixes, names, ALL).")
@options.words("--ignore", "Leave these rules out.")
@options.words("--extend-select", "Check these rules too.")
@click.option("--pedantic", is_flag=True, help="Check the opt-in rules too.")
@click.option("--preview", is_flag=True, help="Check rules that are still under review too.")
@options.words("--exclude", "Leave these out too (patterns as in .gitignore).")
@click.option("--force-exclude", is_flag=True, help="Exclude even what is named explicitly.")
@options.configuration
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    help="How many processes may work at once (by default one for each core).",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even if there are findings.")
@click.option("--statistics", is_flag=True, help="Show what became of all files and pools.")
@click.option("-q", "--quiet", is_flag=True, help="Show findings and errors, nothing else.")
@options.colour
@click.option("--stdin-filename", metavar="FILE", help="The name of what comes in with `-`.")
@click.option("--show-settings", is_flag=True, help="Show the settings and stop.")
@click.option("--show-files", is_flag=True, help="Show the files to check and stop.")
def command(**parameters: object) -> int:
    """Check files and folders (by default the working directory).

    `-` stands for the standard input. Exit codes: 0 clean, 1 findings, 2 failure.
    """
    chosen = Options(**parameters)  # type: ignore[arg-type]
    run = _run(chosen)
    if chosen.show_settings:
        return _show_settings(run)
    if chosen.show_files:
        return _show_files(run)
    with Progress(streams.stderr()) as progress, _uncollected():
        report = replace(run, progress=progress).report()
    _write(chosen, run, report)
    _remark(chosen, report)
    if report.errors:
        return FAILED
    return FOUND if report.findings and not chosen.exit_zero else CLEAN


@contextmanager
def _uncollected() -> Iterator[None]:
    """Trees live as long as the run and hold no cycles: looking for some would double the time."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def _run(chosen: Options) -> Run:
    stdin = _stdin(chosen)
    start = stdin.name if stdin else (chosen.paths or (".",))[0]
    paths = () if stdin else chosen.paths or (".",)
    return Run(paths, _settings(chosen, start), stdin, jobs=chosen.jobs)


def _stdin(chosen: Options) -> Stdin | None:
    if "-" not in chosen.paths:
        if chosen.stdin_filename is not None:
            raise click.UsageError("--stdin-filename needs `-` as the path")
        return None
    if len(chosen.paths) > 1:
        raise click.UsageError("`-` cannot be combined with other paths")
    if sys.stdin is None:
        raise click.UsageError("the standard input is closed")
    return Stdin(sys.stdin.buffer.read(), chosen.stdin_filename or "<stdin>")


def _settings(chosen: Options, start: str) -> Settings:
    settings = options.load(start, chosen.config, isolated=chosen.isolated)
    settings = options.exclude(settings, chosen.exclude)
    select = chosen.select or None
    settings = options.choose(settings, Choice(select, chosen.extend_select, chosen.ignore))
    return replace(
        settings,
        pedantic=settings.pedantic or chosen.pedantic,
        preview=settings.preview or chosen.preview,
        force_exclude=settings.force_exclude or chosen.force_exclude,
    )


def _write(chosen: Options, run: Run, report: Report) -> None:
    if chosen.output_file is not None:
        with Path(chosen.output_file).open("w", encoding="utf-8") as file:
            _write_to(file, chosen, run, report)
        return
    with streams.quiet_if_unread():
        _write_to(streams.stdout(), chosen, run, report)


def _write_to(stream: TextIO, chosen: Options, run: Run, report: Report) -> None:
    if chosen.output_format == "json":
        from poolproof.report import json  # noqa: PLC0415 - the usual report does without

        json.write(report, stream)
        return
    text = TextReport(Terminal.of(stream, chosen.colour), Sources(run.read))
    paint = streams.painter_of(stream, chosen.colour)
    for finding in report.findings:
        paint.write(text.finding(finding))
    if not chosen.quiet:
        paint.write([summary(report)])
    if chosen.statistics:
        paint.write(details(report.statistics))


def _remark(chosen: Options, report: Report) -> None:
    """Say on the other stream what is not part of the report."""
    show_errors(report.errors, chosen.colour)
    if not report.statistics.files and not report.errors and not chosen.quiet:
        warning = Piece("warning: ", "warning"), Piece("there is no Python file to check here")
        streams.painter_of(streams.stderr(), chosen.colour).write([warning])


def _show_files(run: Run) -> int:
    with streams.quiet_if_unread():
        for file in run.discovered.files:
            click.echo(file.shown)
    show_errors(run.discovered.errors)
    return FAILED if run.discovered.errors else CLEAN


def _show_settings(run: Run) -> int:
    settings = run.settings
    with streams.quiet_if_unread():
        click.echo(f"# {settings.source or 'no configuration file: the defaults'}")
        click.echo(f"# paths start at {settings.root}")
        click.echo("[tool.poolproof]")
        for key, value in settings.table():
            click.echo(f"{key} = {as_toml(value)}")
        click.echo("# rules: " + " ".join(rule.code for rule in run.selection.active))
    return CLEAN


def as_toml(value: object) -> str:
    """Write a setting as it would stand in the file."""
    from json import dumps  # noqa: PLC0415 - its strings, booleans and lists are those of TOML

    if isinstance(value, dict):
        pairs = ", ".join(f"{dumps(key)} = {as_toml(each)}" for key, each in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    return dumps(value, ensure_ascii=False)
