"""Every program of every proof comes to what the proof says, on both implementations."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from poolproof_rules.proofs import SCENE
from poolproof_rules.proofs.stage import Implementation, Observation, Proof, Side, catalogue, run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="watches processes in /proc")

SLOW_IS_ON = os.environ.get("POOLPROOF_SLOW", "") not in ("", "0")
DEFAULT = multiprocessing.get_all_start_methods()[0]

# Most of the time a run only waits.
AT_ONCE = int(os.environ.get("POOLPROOF_AT_ONCE", "5"))

Job = tuple[Proof, Side, Implementation, str]


@pytest.fixture(scope="module")
def observed(request: pytest.FixtureRequest) -> Iterator[Callable[[Job], Observation]]:
    """Start the runs of all tests that were chosen, and hand out what was observed in each."""
    futures: dict[Job, Future[Observation]] = {}
    with ThreadPoolExecutor(AT_ONCE) as executor:
        for item in request.session.items:
            callspec = getattr(item, "callspec", None)
            if (
                callspec
                and "job" in callspec.params
                and (SLOW_IS_ON or not item.get_closest_marker("slow"))
            ):
                job = callspec.params["job"]
                futures[job] = executor.submit(run, *job)
        yield lambda job: futures[job].result()
        for future in futures.values():
            future.cancel()


def jobs() -> Iterator[object]:
    """Yield all runs; those with other start methods than the usual one take minutes."""
    for proof in catalogue():
        quick = DEFAULT if DEFAULT in proof.methods else proof.methods[0]
        for side, implementation, method in proof.runs():
            marks = []
            if method != quick or proof.slow:
                skip = pytest.mark.skipif(not SLOW_IS_ON, reason="slow: POOLPROOF_SLOW=1")
                marks = [pytest.mark.slow] + ([] if SLOW_IS_ON else [skip])
            name = f"{proof.name}-{side.value}-{implementation.value}-{method}"
            yield pytest.param((proof, side, implementation, method), marks=marks, id=name)


@pytest.mark.parametrize("job", list(jobs()))
def test_as_claimed(job: Job, observed: Callable[[Job], Observation]) -> None:
    seen = observed(job)
    assert str(seen.case) == str(seen.expected), f"{seen.saw}\n{seen.facts.output}"


def test_no_process_is_left(observed: Callable[[Job], Observation]) -> None:
    """The last of this file: who was on a scene has in its environment who had set it."""
    del observed
    mine = f'"by": {os.getpid()}}}'.encode()
    left = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            variables = (process / "environ").read_bytes().split(b"\0")
            if any(each.startswith(SCENE.encode()) and mine in each for each in variables):
                left.append(process.name)
    assert left == []
