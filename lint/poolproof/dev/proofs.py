"""The record of all proofs on several Pythons: measured here, kept in a file, shown as a table."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from poolproof.evidence.stage import Measured, Proof, Stage

RECORD = "rules/poolproof_rules/proofs/matrix.json"
TABLE = "rules/PROOFS.md"
_ON = {"reference": "reference", "stdlib": "standard library"}


class NotAsClaimed(Exception):  # noqa: N818 - that is what happened
    """Runs that did not come to what their proofs say; nothing was recorded of that Python."""


def measure(python: str, root: Path, name: str = "") -> tuple[str, dict[str, Any]]:
    """Run all proofs, or one, on a Python; return its version and what is to be recorded.

    It needs the dependencies and finds the code of this checkout by itself. Raises `NotAsClaimed`.
    """
    sources = os.pathsep.join(str(root / each) for each in ("lint", "rules"))
    began = time.monotonic()
    done = subprocess.run(  # noqa: S603 - our own command, on a Python that was named for it
        [python, "-m", "poolproof", "prove", "--all", "--json", *([name] if name else [])],
        env={**os.environ, "PYTHONPATH": sources},
        stdout=subprocess.PIPE,
        check=False,
    )
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{python} cannot run the proofs (exit code {done.returncode})")
    seconds = time.monotonic() - began
    report = json.loads(done.stdout)
    wrong = [run for run in report["runs"] if not run["as_claimed"]]
    if wrong:
        raise NotAsClaimed("\n".join(_complaint(report["python"], run) for run in wrong))
    version = ".".join(report["python"].split(".")[:2])
    proofs: dict[str, Any] = {}
    for run in report["runs"]:
        programs = proofs.setdefault(run["proof"], {})
        outcomes = programs.setdefault(run["program"], {})
        outcomes[f"{run['on']} {run['start_method']}"] = run["observed"]
    return version, {"python": report["python"], "seconds": round(seconds, 1), "proofs": proofs}


def _complaint(python: str, run: dict[str, Any]) -> str:
    place = f"{run['proof']} {run['program']} on {run['on']}, {run['start_method']}, {python}"
    return f"{place}: {run['observed']}, not {run['expected']}: {run['saw']}"


def with_session(record: str, version: str, session: dict[str, Any]) -> str:
    """Return the text of the record with what was measured of one version."""
    known = json.loads(record) if record else {}
    before = known.get(version, {"proofs": {}})
    if len(session["proofs"]) == 1 and session["python"] == before.get("python"):
        # A proof that is new, or was changed; the others are as they were.
        session = {**before, "proofs": {**before["proofs"], **session["proofs"]}}
    known[version] = session
    ordered = sorted(known.items(), key=lambda item: tuple(map(int, item[0].split("."))))
    text = json.dumps(dict(ordered), indent=1)
    # A line for each program, which is what one compares.
    return text.replace("\n     ", " ").replace("\n    }", " }") + "\n"


def table(stage: Stage) -> str:
    """Return the record in Markdown: a table with a line for each program."""
    measured = list(stage.recorded())
    lines = [
        "# The proofs\n",
        "What each program came to, on every supported Python and with every start method, on the "
        "reference pool and\non the standard library. `poolproof prove CODE` runs them before your "
        "eyes. This file is generated: measure with\n`python -m poolproof.dev proofs --python "
        "PYTHON ...`, then run `python -m poolproof.dev generate`.\n",
        "| Python | runs | seconds for all |",
        "| --- | --- | --- |",
        *(f"| {each.python} | {each.runs} | {each.seconds:.0f} |" for each in stage.sessions()),
        "",
        *_programs(stage.catalogue(), measured, stage.METHODS),
    ]
    return "\n".join(lines) + "\n"


def _programs(
    proofs: Sequence[Proof], measured: Sequence[Measured], methods: Sequence[str]
) -> Iterator[str]:
    columns = [(on, method) for on in _ON for method in methods]
    heads = [f"{_ON[on]}, {method}" for on, method in columns]
    yield f"| proof | of | program | {' | '.join(heads)} |"
    yield "| --- " * (3 + len(columns)) + "|"
    outcomes: dict[tuple[str, str, str, str], dict[str, list[str]]] = {}
    for each in measured:
        cell = outcomes.setdefault((each.proof, each.side, each.on, each.method), {})
        cell.setdefault(each.outcome, []).append(each.version)
    for proof in proofs:
        for side in ("wrong", "right"):
            cells = [_cell(outcomes.get((proof.name, side, *column), {})) for column in columns]
            link = Path(*proof.module.split("."), f"{side}.py").as_posix()
            first = f"{proof.name} | {', '.join(proof.rules)}" if side == "wrong" else " | "
            yield f"| {first} | [{side}]({link}) | {' | '.join(cells)} |"


def _cell(outcomes: dict[str, list[str]]) -> str:
    if len(outcomes) <= 1:
        return next(iter(outcomes), "-")
    return "; ".join(f"{', '.join(versions)}: {outcome}" for outcome, versions in outcomes.items())
