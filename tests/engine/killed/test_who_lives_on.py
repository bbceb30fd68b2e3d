"""Write, kill, and look: who lives on when the main process is killed is who is told of.

Small programs are put together, checked, and run for real; their main process is killed by the
signal that nobody can handle, and it is watched which workers live on. Those of which PP301 to
PP304 or PP309 tell do, the others do not.

``POOLPROOF_PROGRAMS`` sets how many programs are run; by default it is a few, the same every time.
"""

import os
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from killing import killed
from programs import sample

from poolproof.testing import check_text

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="watches processes in /proc")

PROGRAMS = sample(int(os.environ.get("POOLPROOF_PROGRAMS", "48")))
AT_ONCE = int(os.environ.get("POOLPROOF_AT_ONCE", "8"))  # most of the time they only wait
TELLING = {"PP301", "PP302", "PP303", "PP304", "PP309"}


def is_told(program):
    return bool(TELLING & {each.code for each in check_text(program.text).findings})


@pytest.fixture(scope="module")
def fates():
    """Run all programs, and hand out what was told and what came of them."""
    with ThreadPoolExecutor(AT_ONCE) as executor:
        told = [is_told(program) for program in PROGRAMS]
        running = [
            executor.submit(killed, program.text, program.start.workers, lives=lives)
            for program, lives in zip(PROGRAMS, told, strict=True)
        ]
        yield [(lives, each.result()) for lives, each in zip(told, running, strict=True)]


@pytest.mark.parametrize("number", range(len(PROGRAMS)))
def test_as_told(number, fates):
    told, fate = fates[number]
    assert told == fate.orphans, f"{PROGRAMS[number].text}\n{fate.printed}"


def test_both_are_there(fates):
    told = [lives for lives, _ in fates]
    assert len(told) / 5 < sum(told) < len(told) * 4 / 5
