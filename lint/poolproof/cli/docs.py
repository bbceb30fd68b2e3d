"""``poolproof docs``: the rules and the reference as a site."""

from __future__ import annotations

from pathlib import Path

import click

from poolproof import registry


@click.group("docs")
def command() -> None:
    """Make the documentation."""


@command.command("build")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def build_command(folder: Path) -> None:
    """Write the rules' pages and the annotated reference to DIR, as a site that needs no server.

    DIR has to be empty, or a site that was written before; other files in it are left alone.
    """
    from poolproof.site.build import build  # noqa: PLC0415 - slow
    from poolproof.site.folder import NotOursError, write  # noqa: PLC0415

    contents = build(registry.load())
    try:
        write(folder, contents)
    except NotOursError as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{len(contents)} files written, begin with {folder / 'index.html'}")
