"""The reference does what the standard library's pool does: same outcomes, same damage."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import scenarios
from cpython_driver import kill_group
from interpreters import METHODS, PYTHONS, slow

SCENARIOS = Path(scenarios.__file__)
LIMIT = 90.0

needs_fork = pytest.mark.skipif("fork" not in METHODS, reason="there is no fork here")


IMPLEMENTATIONS = ("reference", "stdlib")


@cache
def calm(python: str, method: str) -> dict[str, dict[str, Any]]:
    """Run all calm scenarios on both, each in a fresh interpreter, side by side."""
    children = {
        implementation: subprocess.Popen(
            [python, str(SCENARIOS), implementation, method],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        for implementation in IMPLEMENTATIONS
    }
    try:
        return {
            implementation: json.loads(child.communicate(timeout=LIMIT)[0])
            for implementation, child in children.items()
        }
    finally:
        for child in children.values():
            kill_group(child)


@needs_fork
@pytest.mark.parametrize("name", scenarios.CALM)
def test_same_outcome(name: str) -> None:
    observed = calm(sys.executable, "fork")
    assert observed["reference"][name] == observed["stdlib"][name]


@slow
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("python", PYTHONS)
def test_same_outcome_everywhere(python: str, method: str) -> None:
    observed = calm(python, method)
    assert observed["reference"] == observed["stdlib"]


class End(NamedTuple):
    """How a process ended, how much of its work was begun and done, and whether all are gone."""

    code: int
    began: int
    ended: int
    said: tuple[str, ...]
    all_gone: bool


# Seconds after which who is still there counts as left behind. Who does go is gone much sooner.
PATIENCE = 1.2


def final(name: str, implementation: str, python: str = sys.executable) -> End:
    """Run a scenario that ends its process, and watch until nobody is left, or for a while."""
    reader, writer = os.pipe()
    child = subprocess.Popen(
        [python, str(SCENARIOS), implementation, "fork", name],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        pass_fds=(writer,),
        env={**os.environ, scenarios.WITNESS: str(writer)},
    )
    os.close(writer)
    try:
        code = child.wait(LIMIT)
        text, all_gone = _read_to_the_end(reader)
    finally:
        kill_group(child)
        os.close(reader)
    lines = text.splitlines()
    said = tuple(line for line in lines if line not in ("began", "ended"))
    return End(code, lines.count("began"), lines.count("ended"), said, all_gone)


def _read_to_the_end(reader: int) -> tuple[str, bool]:
    """Read until no process holds the other end, or patience is over."""
    text, limit = b"", time.monotonic() + PATIENCE
    while (left := limit - time.monotonic()) > 0:
        if select.select([reader], [], [], left)[0]:
            piece = os.read(reader, 65536)
            if not piece:
                return text.decode(), True
            text += piece
    return text.decode(), False


# What each comes to: exit code, tasks begun and ended, what it said, and whether all are gone.
ENDS = {
    "idle_and_never_closed": End(0, 0, 0, ("[0, 1, 4, 9]",), True),
    "busy_and_never_closed": End(0, 2, 0, (), True),
    "closed_and_not_joined": End(0, 2, 0, (), True),
    "closed_and_joined": End(0, 3, 3, (), True),
    "exit_with_a_code": End(5, 2, 0, (), True),
    "uncaught_exception": End(1, 2, 0, (), True),
    "pool_in_a_global_object": End(0, 0, 0, ("[0.0, 1.0]",), True),
    "killed_while_idle": End(-9, 0, 0, (), True),
    "killed_while_busy": End(-9, 2, 0, (), False),
    "ended_without_exit_function": End(4, 1, 0, (), False),
}


def test_every_end_is_expected() -> None:
    assert set(ENDS) == set(scenarios.FINAL)


@needs_fork
@pytest.mark.parametrize("name", ENDS)
def test_end_of_the_process(name: str) -> None:
    with ThreadPoolExecutor(len(IMPLEMENTATIONS)) as executor:
        ends = list(executor.map(partial(final, name), IMPLEMENTATIONS))
    assert ends == [ENDS[name]] * len(IMPLEMENTATIONS)
