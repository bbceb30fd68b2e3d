"""``python -m poolproof.dev``: commands for work on poolproof itself, run in its checkout."""

from __future__ import annotations

import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path

import click

from poolproof.dev import generate, proofs


@click.group()
def commands() -> None:
    """Work on poolproof itself. Run this in the root of a checkout."""


@commands.command("proofs")
@click.argument("names", metavar="[PROOF]...", nargs=-1)
@click.option(
    "--python",
    "pythons",
    multiple=True,
    default=[sys.executable],
    help="A Python with the dependencies; may be repeated. Without it: this one.",
)
def proofs_command(names: Sequence[str], pythons: Sequence[str]) -> None:
    """Run proofs (by default all) on some Pythons, and record what they came to."""
    record = Path.cwd() / proofs.RECORD
    for python in pythons:
        for name in names or [""]:
            try:
                version, session = proofs.measure(python, Path.cwd(), name)
            except proofs.NotAsClaimed as error:
                raise click.ClickException(f"not as claimed:\n{error}") from None
            known = record.read_text(encoding="utf-8") if record.exists() else ""
            record.write_text(proofs.with_session(known, version, session), encoding="utf-8")
            what = f"{name} on " if name else ""
            click.echo(f"{what}{session['python']}: as claimed, in {session['seconds']:.0f} s")


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


@commands.command("bench")
@click.argument("tree", default=sysconfig.get_path("purelib"))
@click.option("--rounds", default=5, show_default=True, help="How often each command is run.")
def bench_command(tree: str, *, rounds: int) -> None:
    """Measure whole runs on a tree (by default the installed packages) beside their peers."""
    from poolproof.dev import speed_benchmark  # noqa: PLC0415 - only this needs it

    for line in speed_benchmark.report(Path(tree), rounds):
        click.echo(line)


@commands.command("bench-editor")
@click.option("--keys", default=200, show_default=True, help="How many keys are hit in each run.")
def bench_editor_command(*, keys: int) -> None:
    """Measure how long an editor waits for diagnostics, and what the server keeps in memory."""
    from poolproof.dev import typing_benchmark  # noqa: PLC0415 - needs the extra lsp

    click.echo(
        f"{'lines':>7}  {'typed in':<22} {'p50':>7} {'p95':>7} {'max':>7} {'busy':>7} {'memory':>8}"
    )
    for lines in typing_benchmark.SIZES:
        for name, word in (("code without pools", "amount +="), ("code with pools", "tables =")):
            found = typing_benchmark.measure(lines, word, keys)
            times = [found.quantile(share) * 1000 for share in (0.5, 0.95, 1.0)]
            busy = found.busy * 1000
            shown = " ".join(f"{each:4.0f} ms" for each in times)
            click.echo(f"{lines:>7}  {name:<22} {shown} {busy:4.0f} ms {found.megabytes:5.0f} MB")


if __name__ == "__main__":
    commands(prog_name="python -m poolproof.dev")
