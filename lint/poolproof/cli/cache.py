"""``poolproof cache``: where earlier runs left what they found out, and how to be rid of it."""

from __future__ import annotations

from pathlib import Path

import click

from poolproof.caching.place import VARIABLE, cache_folder
from poolproof.caching.store import clear
from poolproof.cli.app import CLEAN
from poolproof.report.summary import counted


@click.group("cache")
def command() -> None:
    """Show or clear what is known from earlier runs."""


@command.command("path", help=f"Print the folder; the variable {VARIABLE} can name another.")
def path() -> int:
    """Print where records are kept."""
    click.echo(str(cache_folder()))
    return CLEAN


@command.command("clear")
@click.option("--cache-dir", metavar="DIR", help="The folder, if it is not the usual one.")
def clear_command(*, cache_dir: str | None) -> int:
    """Forget what earlier runs found out."""
    folder = Path(cache_dir) if cache_dir else cache_folder()
    click.echo(f"{counted(clear(folder), 'record')} removed from {folder}")
    return CLEAN
