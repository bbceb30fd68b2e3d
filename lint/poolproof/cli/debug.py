"""``poolproof debug``: what the analysis sees, for those who work on it."""

from __future__ import annotations

from collections.abc import Callable

import click

from poolproof.cli import options, streams
from poolproof.cli.app import CLEAN, FAILED, show_errors
from poolproof.finding import CheckError, ErrorKind
from poolproof.inspection.rendering import render_cfg, render_states
from poolproof.pipeline import Run
from poolproof.source.discovery import SourceFile
from poolproof.source.text import UndecodableTextError
from poolproof.source.unit import SourceUnit
from poolproof.syntax.failure import ParseFailure


@click.group("debug")
def command() -> None:
    """Show what the analysis sees in a file."""


@command.command("cfg")
@click.argument("file")
def cfg(file: str) -> int:
    """Show the control-flow graphs."""
    return _show(file, lambda unit, run: render_cfg(unit, run.protocols))


@command.command("states")
@click.argument("file")
def states(file: str) -> int:
    """Show the states of the pools."""
    return _show(file, lambda unit, run: render_states(unit, run.corpus, run.protocols))


def _show(name: str, render: Callable[[SourceUnit, Run], str]) -> int:
    run = Run((name,), options.load((name,), None, isolated=False))
    errors = list(run.discovered.errors)
    with streams.quiet_if_unread():
        for file in run.discovered.files:
            try:
                click.echo(render(run.corpus.unit(file), run).rstrip("\n"))
            except (UndecodableTextError, ParseFailure) as failure:
                errors.append(_unreadable(file, failure))
    show_errors(errors)
    return FAILED if errors else CLEAN


def _unreadable(file: SourceFile, failure: UndecodableTextError | ParseFailure) -> CheckError:
    place = f"{file.shown}:{failure.line}:{failure.column}"
    return CheckError(place, failure.message, ErrorKind.INPUT)
