"""``poolproof check``: what most people call, and what hooks and pipelines call."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click
from msgspec import Struct
from msgspec.structs import replace

from poolproof.caching.place import cache_folder
from poolproof.cli import options, streams
from poolproof.cli.app import CLEAN, FAILED, FOUND, show_errors
from poolproof.cli.outputs import STDOUT, Output, Taste, outputs, write_all
from poolproof.cli.progress import Progress
from poolproof.finding import CheckError, Report
from poolproof.keys import FORMATS
from poolproof.pipeline import Run, Stdin
from poolproof.report.paint import Piece
from poolproof.settings import Choice, Settings


class Options(Struct, frozen=True):
    """The options of the command, as click hands them over."""

    paths: tuple[str, ...]
    output_format: str | None
    output_file: str
    output: tuple[str, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    extend_select: tuple[str, ...]
    pedantic: bool
    preview: bool
    exclude: tuple[str, ...]
    force_exclude: bool
    isolated: bool
    config: str | None
    baseline: str | None
    no_baseline: bool
    write_baseline: bool
    changed_since: str | None
    add_allow: str | None
    exit_zero: bool
    statistics: bool
    quiet: bool
    colour: str
    stdin_filename: str | None
    show_settings: bool
    show_files: bool
    jobs: int | None
    fix: bool
    unsafe_fixes: bool
    diff: bool
    cache: bool
    cache_dir: str | None


@click.command("check")
@click.argument("paths", nargs=-1)
@click.option(
    "--output-format",
    type=click.Choice(FORMATS),
    help="For people (text, the default; html), or for programs.",
)
@click.option(
    "-o",
    "--output-file",
    metavar="FILE",
    default=STDOUT,
    help="Write the report to a file, at once or not at all.",
)
@click.option(
    "--output",
    multiple=True,
    metavar="FORMAT=FILE",
    help="Write one more report in the same run, such as sarif=out.sarif; may be repeated.",
)
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
@click.option(
    "--cache/--no-cache", default=True, help="Use what earlier runs found out (the default)."
)
@click.option("--cache-dir", metavar="DIR", help="Where that is kept; see `poolproof cache`.")
@click.option("--baseline", metavar="FILE", help="Leave out what this file accepts.")
@click.option("--no-baseline", is_flag=True, help="Leave nothing out, whatever the settings say.")
@click.option("--write-baseline", is_flag=True, help="Write all findings to that file, and stop.")
@click.option(
    "--changed-since",
    metavar="REV",
    help="Report only what touches lines that git says have changed since REV; `main...` means "
    "since this branch left main.",
)
@click.option(
    "--add-allow",
    metavar="REASON",
    help="Write a comment that allows it, with this reason, above each finding, and stop.",
)
@click.option("--fix", is_flag=True, help="Make the fixes that are safe.")
@click.option("--unsafe-fixes", is_flag=True, help="Make those that may change more, too.")
@click.option("--diff", is_flag=True, help="Show what would be fixed, and change nothing.")
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
    _refuse_contradictions(chosen)
    stdin = _stdin(chosen)
    named = (stdin.name,) if stdin else chosen.paths or (".",)
    settings = _settings(chosen, named)
    paths, since = () if stdin else named, chosen.changed_since or ""
    written, cache = _as_written(settings, chosen), _cache(chosen)
    run = Run(paths, written, stdin, jobs=chosen.jobs, since=since, cache=cache)
    if chosen.show_settings:
        return _show_settings(run)
    if chosen.show_files:
        return _show_files(run)
    output = Output(chosen.output_format or settings.output_format, chosen.output_file)
    wanted = outputs(output, chosen.output)
    if chosen.diff or chosen.fix or chosen.unsafe_fixes:
        return _fix(chosen, run, wanted)
    with Progress(streams.stderr()) as progress:
        report = replace(run, progress=progress).report()
    if chosen.write_baseline or chosen.add_allow is not None:
        return _adopt(chosen, settings.baseline, run, report)
    failures = list(write_all(wanted, run, report, _taste(chosen)))
    return _conclude(chosen, run, report, failures)


def _adopt(chosen: Options, baseline: Path | None, run: Run, report: Report) -> int:
    """Accept or allow what was found."""
    from poolproof.cli import adopting  # noqa: PLC0415 - most runs accept nothing

    if chosen.add_allow is not None:
        return adopting.allow(run, report, chosen.add_allow, chosen.colour)
    assert baseline is not None  # as settings without one are refused
    return adopting.accept(run, report, baseline, chosen.colour)


def _fix(chosen: Options, run: Run, wanted: Sequence[Output]) -> int:
    """Fix, and report on what is left; or show what fixing would change."""
    from poolproof.cli import fixes  # noqa: PLC0415 - most runs fix nothing

    if chosen.write_baseline or chosen.add_allow is not None:
        raise click.UsageError("fix first, and accept or allow what is left")
    if chosen.diff and (chosen.output_format or chosen.output_file != STDOUT or chosen.output):
        raise click.UsageError("--diff shows a diff and no report: it has no format and no file")
    outcome = fixes.outcome(run, unsafe=chosen.unsafe_fixes)
    if chosen.diff:
        fixes.show(outcome)
        status = _conclude(chosen, run, replace(outcome.report, findings=()), ())
        status = max(status, FOUND if outcome.changes and not chosen.exit_zero else CLEAN)
    else:
        failures = fixes.write(outcome, run.stdin)
        # A text that came in goes to the standard output, and the report to the other stream.
        stream = streams.stdout() if run.stdin is None else streams.stderr()
        fixed = fixes.after(run, outcome)
        failures += write_all(wanted, fixed, outcome.report, _taste(chosen), stream)
        status = _conclude(chosen, fixed, outcome.report, failures)
    fixes.remark(outcome, chosen.colour, diff=chosen.diff, quiet=chosen.quiet)
    return status


def _taste(chosen: Options) -> Taste:
    return Taste(chosen.colour, chosen.quiet, chosen.statistics)


def _conclude(chosen: Options, run: Run, report: Report, failures: Sequence[CheckError]) -> int:
    """Say what belongs on the other stream, and find the exit code."""
    _remark(chosen, run, report, failures)
    if report.errors or failures:
        return FAILED
    return FOUND if report.findings and not chosen.exit_zero else CLEAN


def _cache(chosen: Options) -> Callable[[], Path] | None:
    folder = chosen.cache_dir
    if not chosen.cache:
        return None
    return cache_folder if not folder else lambda: Path(folder).absolute()


def _as_written(settings: Settings, chosen: Options) -> Settings:
    """Leave the baseline out that is yet to be written."""
    place = settings.baseline
    missing = chosen.write_baseline and place is not None and not place.exists()
    return replace(settings, baseline=None) if missing else settings


def _refuse_contradictions(chosen: Options) -> None:
    if chosen.baseline is not None and chosen.no_baseline:
        raise click.UsageError("--baseline and --no-baseline exclude each other")
    if chosen.changed_since == "":
        raise click.UsageError("--changed-since needs a revision, such as main...")
    writing = [
        option
        for option, given in (
            ("--write-baseline", chosen.write_baseline),
            ("--add-allow", chosen.add_allow is not None),
        )
        if given
    ]
    if len(writing) > 1:
        raise click.UsageError(f"{' and '.join(writing)} exclude each other")
    if writing and "-" in chosen.paths:
        raise click.UsageError(f"{writing[0]} needs files, not the standard input")
    if chosen.write_baseline and chosen.changed_since is not None:
        raise click.UsageError("--write-baseline accepts all findings, not only changed ones")


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


def _settings(chosen: Options, named: Sequence[str]) -> Settings:
    settings = options.load(named, chosen.config, isolated=chosen.isolated)
    settings = options.exclude(settings, chosen.exclude)
    select = chosen.select or None
    settings = options.choose(settings, Choice(select, chosen.extend_select, chosen.ignore))
    settings = _with_baseline(settings, chosen)
    return replace(
        settings,
        pedantic=settings.pedantic or chosen.pedantic,
        preview=settings.preview or chosen.preview,
        force_exclude=settings.force_exclude or chosen.force_exclude,
    )


def _with_baseline(settings: Settings, chosen: Options) -> Settings:
    if chosen.no_baseline:
        return replace(settings, baseline=None)
    if chosen.baseline is not None:
        settings = replace(settings, baseline=Path(chosen.baseline).absolute())
    if chosen.write_baseline and settings.baseline is None:
        raise click.UsageError(
            "--write-baseline needs the file: --baseline FILE, or `baseline` in [tool.poolproof]"
        )
    return settings


def _remark(chosen: Options, run: Run, report: Report, failures: Sequence[CheckError]) -> None:
    """Say on the other stream what is not part of the report."""
    show_errors([*report.errors, *failures], chosen.colour)
    if report.stale and not chosen.quiet:
        from poolproof.cli.adopting import remark_stale  # noqa: PLC0415 - as above

        remark_stale(run, report, chosen.colour)
    complete = not report.errors and not failures
    if complete and not report.statistics.files and not chosen.quiet:
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
