"""``python -m poolproof.dev``: commands for work on poolproof itself, run in its checkout."""

from __future__ import annotations

from pathlib import Path

import click

from poolproof.dev import generate


@click.group()
def commands() -> None:
    """Work on poolproof itself. Run this in the root of a checkout."""


@commands.command("generate")
@click.option("--check", is_flag=True, help="Write nothing; fail if something is out of date.")
def generate_command(*, check: bool) -> None:
    """Write the parts of the documentation that follow from the code."""
    root = Path.cwd()
    stale = [each for each in generate.texts(root) if not each.is_current]
    done = "out of date" if check else "written"
    for each in stale:
        if not check:
            each.write()
        click.echo(f"{done}: {each.path.relative_to(root).as_posix()}")
    if check and stale:
        raise click.ClickException("run `python -m poolproof.dev generate`")


@commands.command("record")
@click.argument("names", metavar="[PROOF]...", nargs=-1)
def record_command(names: tuple[str, ...]) -> None:
    """Run proofs (by default all) and record what they do, for the pages."""
    from poolproof.dev import recorder  # noqa: PLC0415 - only this needs it

    for name, claimed in recorder.record(names):
        click.echo(f"recorded: {name}")
        if not claimed:
            raise click.ClickException(f"{name} did not do what it claims")


if __name__ == "__main__":
    commands(prog_name="python -m poolproof.dev")
