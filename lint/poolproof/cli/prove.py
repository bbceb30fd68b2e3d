"""``poolproof prove``: run the programs that show what a rule claims.

0: everything came as claimed. 1: something did not. 2: it could not be run.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

import click
from click.shell_completion import CompletionItem

from poolproof import registry
from poolproof.cli import options, streams
from poolproof.cli.app import CLEAN, FAILED, FOUND, show_errors
from poolproof.cli.progress import Progress
from poolproof.evidence.citing import CitationError, cited
from poolproof.evidence.proving import (
    IMPLEMENTATIONS,
    SIDES,
    Job,
    NothingToProve,
    Wish,
    jobs_of,
    observe,
    proofs_of,
)
from poolproof.evidence.stage import Observation, Proof, Stage
from poolproof.finding import CheckError, ErrorKind, Reference
from poolproof.report.paint import BLANK
from poolproof.report.proofs import MatrixReport, ProofReport
from poolproof.report.terminal import ASCII, Terminal
from poolproof.suggestion import did_you_mean

AT_ONCE = max(2, 2 * (os.cpu_count() or 1))


def _complete(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    del context, parameter
    known = registry.load()
    keys = [(rule.code, rule.name) for rule in known.rules if rule.declaration.evidence.proofs]
    keys += [(name, proof.shows) for name, (_, proof) in known.proofs.items()]
    return [
        CompletionItem(key, help=text)
        for key, text in keys
        if key.lower().startswith(incomplete.lower())
    ]


@click.command("prove")
@click.argument("key", metavar="[RULE]", required=False, shell_complete=_complete)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Run with every start method, and print a table; of all proofs, if no rule is named.",
)
@click.option(
    "--on",
    type=click.Choice([*IMPLEMENTATIONS, "both"]),
    default="both",
    show_default=True,
    help="Whose pool it runs on: the one to be read, or the interpreter's own.",
)
@click.option(
    "--start-method",
    type=click.Choice(["fork", "spawn", "forkserver"]),
    help="How workers are started; without it, the way that tells most (with --all: all).",
)
@click.option("--wrong", "sides", flag_value="wrong", help="Run only the program that is wrong.")
@click.option("--right", "sides", flag_value="right", help="Run only the program that is right.")
@click.option("--both", "sides", flag_value="both", default="both", help="Run both (the default).")
@click.option("--svg", type=click.Path(dir_okay=False, path_type=Path), help="Draw it there too.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@options.colour
def command(  # noqa: PLR0913 - one for each option
    key: str | None,
    *,
    everything: bool,
    on: str,
    start_method: str | None,
    sides: str,
    svg: Path | None,
    as_json: bool,
    colour: str,
) -> int:
    """Run the programs that prove a rule, given by its code or its name, and show what happens."""
    if key is None and not everything:
        raise click.UsageError("name a rule, or say --all")
    wish = Wish(
        SIDES if sides == "both" else (sides,),
        IMPLEMENTATIONS if on == "both" else (on,),
        start_method or "",
    )
    try:
        jobs = _all_jobs(key, wish) if everything else _jobs(key or "", wish)
    except NothingToProve as error:
        raise click.UsageError(f"{error}{_hint(key or '')}") from None
    if not jobs:
        raise click.UsageError("no proof has such a run on this machine")
    seen: list[Observation] = []
    refusals = tuple({job.stage.StageError for job in jobs})
    try:
        with streams.quiet_if_unread():
            seen = _show(jobs, as_json=as_json, table=everything, colour=colour)
    except refusals as error:
        show_errors([CheckError("", str(error), ErrorKind.INPUT)], colour)
        return FAILED
    if svg is not None and seen:  # nothing was seen if nobody reads on
        _draw(svg, jobs[0].stage, seen)
    return CLEAN if all(each.as_claimed for each in seen) else FOUND


def _jobs(key: str, wish: Wish) -> list[Job]:
    """Return the runs of the proofs of one rule; those that do not have the wished run are out."""
    jobs, refused = [], []
    for stage, proof in proofs_of(registry.load(), key):
        try:
            jobs += jobs_of(stage, proof, wish)
        except NothingToProve as error:
            refused.append(error)
    if not jobs and refused:
        raise refused[0]
    return jobs


def _all_jobs(key: str | None, wish: Wish) -> list[Job]:
    known = registry.load()
    chosen = proofs_of(known, key) if key else list(known.proofs.values())
    return [
        Job(stage, proof, side, on.value, method)
        for stage, proof in chosen
        for side in wish.sides
        for on in proof.on
        for method in stage.METHODS
        if method in proof.methods
        and on.value in wish.on
        and (not wish.method or method == wish.method)
    ]


def _hint(key: str) -> str:
    known = registry.load()
    words = [*known.names, *known.names.values(), *known.proofs]
    return (
        "" if not key or key.upper() in words or key.lower() in words else did_you_mean(key, words)
    )


def _show(jobs: Sequence[Job], *, as_json: bool, table: bool, colour: str) -> list[Observation]:
    stream = streams.stdout()
    if not as_json and not table:
        return list(_told(jobs, stream, colour))
    seen = []
    with Progress(streams.stderr(), "proving") as progress:
        for each in observe(jobs, AT_ONCE):
            seen.append(each)
            progress(len(seen), len(jobs))
    if as_json:
        import json  # noqa: PLC0415 - the text does without

        python = platform.python_version()
        runs = [_as_object(each) for each in seen]
        click.echo(json.dumps({"version": 1, "python": python, "runs": runs}, indent=2))
    else:
        matrix = MatrixReport(seen, jobs[0].stage.METHODS)
        streams.painter_of(stream, colour).write(matrix.lines())
        wrong = sum(not each.as_claimed for each in seen)
        click.echo(f"\n{len(seen)} runs, {wrong or 'none'} not as claimed")
    return seen


def _told(jobs: Sequence[Job], stream: TextIO, colour: str) -> Iterator[Observation]:
    """Show proof after proof, each run as soon as it is over, and yield what was seen."""
    terminal = Terminal.of(stream, colour)
    report, paint = ProofReport(terminal), streams.painter_of(stream, colour)
    names = registry.load().names
    runs = observe(jobs, AT_ONCE)
    for number, proof in enumerate(dict.fromkeys(job.proof for job in jobs)):
        own = [job for job in jobs if job.proof is proof]
        paint.write([*([BLANK] if number else []), *report.head(proof, names)])
        stream.flush()
        for implementation in dict.fromkeys(job.on for job in own):
            group = [next(runs) for job in own if job.on == implementation]
            drawn = own[0].stage.text(
                group,
                width=terminal.width,
                plain=terminal.glyphs is ASCII,
                colour=terminal.colour,
            )
            for seen, lifelines in zip(group, drawn, strict=True):
                paint.write(report.observation(seen))
                stream.write(f"\n{lifelines}\n" if lifelines else "\n")
                stream.flush()
                yield seen
        paint.write(report.why(_references(proof)))


def _references(proof: Proof) -> tuple[Reference, ...]:
    """Return the lines that explain a proof, of the reference of its pack."""
    for pack in registry.load().packs:
        if pack.reference and pack.proofs and proof.module.startswith(f"{pack.proofs}."):
            try:
                return cited(pack.reference, proof.anchors, f"the proof {proof.name}")
            except CitationError as error:
                show_errors([CheckError("", str(error))])
    return ()


def _draw(file: Path, stage: Stage, seen: Sequence[Observation]) -> None:
    drawing = stage.drawing(seen)
    if not drawing:
        raise click.UsageError("only runs on the reference can be drawn: it is what keeps a diary")
    file.write_text(drawing, encoding="utf-8", newline="\n")
    click.echo(f"drawn: {file}", err=True)


def _as_object(seen: Observation) -> dict[str, object]:
    return {
        "proof": seen.proof.name,
        "rules": list(seen.proof.rules),
        "program": seen.side.value,
        "on": seen.on.value,
        "start_method": seen.method,
        "expected": str(seen.expected),
        "observed": str(seen.case),
        "as_claimed": seen.as_claimed,
        "saw": seen.saw,
        "seconds": round(seen.seconds, 3),
    }
