"""Drive `cpython_suite` in other processes, each with a hard limit, and count what it reports.

    python cpython_driver.py [--stdlib] [--methods fork ...] [PYTHON ...]

A run gets its own process group. When it ends, or its time is up, the whole group is killed: so
nothing survives it. A test that hung is counted as hung, and the tests after it are run in a
process of their own; a test with a known race gets a second try.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent))

import deviations
from cpython_suite import CLASSES

SUITE = Path(__file__).resolve().with_name("cpython_suite.py")
SILENCE = 150.0  # seconds in which some test must end
METHODS = ("fork", "spawn", "forkserver")


class Verdict(NamedTuple):
    """How a test ended, and what it said."""

    outcome: str
    text: str


def run_suite(python: str, method: str, *, stdlib: bool = False) -> dict[str, Verdict]:
    """Run all of CPython's pool tests; return the outcome of each."""
    verdicts = _run(python, method, CLASSES, stdlib)
    for test, verdict in list(verdicts.items()):
        if verdict.outcome in ("failed", "hung") and test.split(".")[-1] in deviations.RACES:
            again = _run(python, method, (test,), stdlib)
            verdicts[test] = again.get(test, verdict)
    return verdicts


def _run(python: str, method: str, names: tuple[str, ...], stdlib: bool) -> dict[str, Verdict]:
    """Run these classes or tests; what comes after a hung test is run class by class."""
    verdicts, hung = _attempt(python, method, names, stdlib)
    while hung is not None:
        verdicts[hung] = Verdict("hung", "")
        done = {test.split(".")[0] for test in verdicts} - {hung.split(".")[0]}
        rest = tuple(name for name in names if name.split(".")[0] not in done)
        # The class of the hung test once more, without it, and the classes after it.
        more, hung = _attempt(python, method, rest, stdlib, without=tuple(verdicts))
        verdicts.update(more)
    return verdicts


def _attempt(
    python: str,
    method: str,
    names: tuple[str, ...],
    stdlib: bool,
    without: tuple[str, ...] = (),
) -> tuple[dict[str, Verdict], str | None]:
    """Run once; return what ended, and the test that did not."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report")
        report.touch()
        flags = ["--stdlib"] if stdlib else []
        child = subprocess.Popen(
            [python, str(SUITE), method, str(report), *flags, "--only", *names]
            + (["--without", *without] if without else []),
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            _wait_while_it_speaks(child, report)
        finally:
            kill_group(child)
        return _read(report)


def _wait_while_it_speaks(child: subprocess.Popen[bytes], report: Path) -> None:
    size = -1
    while size != (size := report.stat().st_size):
        try:
            child.wait(SILENCE)
        except subprocess.TimeoutExpired:
            continue
        return


def kill_group(child: subprocess.Popen[bytes]) -> None:
    """Kill a child that leads a process group, with all that it started there."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def _read(report: Path) -> tuple[dict[str, Verdict], str | None]:
    verdicts: dict[str, Verdict] = {}
    current: str | None = None
    for line in report.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if entry["outcome"] == "began":
            current = entry["test"]
        else:
            verdicts[entry["test"]] = Verdict(entry["outcome"], entry["text"])
            current = None
    return verdicts, current


def main() -> None:
    """Print a line for each interpreter and start method, and what failed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("pythons", nargs="*", default=[sys.executable])
    parser.add_argument("--stdlib", action="store_true")
    parser.add_argument("--methods", nargs="*", default=METHODS)
    arguments = parser.parse_args()
    for python in arguments.pythons:
        for method in arguments.methods:
            verdicts = run_suite(python, method, stdlib=arguments.stdlib)
            counts = Counter(verdict.outcome for verdict in verdicts.values())
            print(python, method, dict(counts), flush=True)
            for test, verdict in verdicts.items():
                if verdict.outcome in ("failed", "hung"):
                    print(f"  {verdict.outcome}: {test}\n{verdict.text}", flush=True)


if __name__ == "__main__":
    main()
