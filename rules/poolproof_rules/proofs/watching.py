"""Run a program, watch until it is decided what it comes to, and leave no process behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from poolproof_rules.reference import trace

from . import SCENE
from .census import Census, Person, adopt_orphans, stirring
from .facts import Ending, Facts, Note, read_notes
from .proof import Implementation, Proof, Side

# Nothing has stirred for so long: longer than any timer in the programs, which are of half a
# second at most (or so long that nobody would wait for them).
SETTLED = 1.5
# And for so many looks: who watches may have been kept waiting too, and have seen little.
LOOKS = 10
# A pool of two that has had to start so many is not going to stop.
TOO_MANY = 10
# When a run is given up, undecided. None comes near it unless the machine stands still.
LIMIT = 120.0
_LOOK = 0.05

_census = Census()
_wanted: set[int] = set()  # the sessions of the runs that somebody waits for


class GivenUpError(Exception):
    """Nobody wants to know any more what comes of a run."""


def give_up() -> None:
    """End all runs that have begun: whoever started them has gone away."""
    _wanted.clear()


@dataclass
class _Watch:
    """What has been seen so far of a run."""

    program: subprocess.Popen[bytes]
    folder: Path
    kill_at: tuple[str, int] | None
    killed: bool = False

    def look(self) -> tuple[list[Person], Sequence[Note]]:
        """Return who is there, and what has been noted."""
        return _census.of(self.program.pid), read_notes(self.folder / "notes")

    def kill_main(self, notes: Sequence[Note]) -> None:
        """Do what an operator, or the kernel short of memory, does: SIGKILL."""
        what, number = self.kill_at or ("", 0)
        if self.killed or not number or [note.what for note in notes].count(what) < number:
            return
        # Noted before it is done, as what it brings about is noted by others, and at once.
        trace.write(str(self.folder / "trace"), "killed", "SIGKILL", self.program.pid)
        self.program.kill()
        self.program.wait()
        self.killed = True


def watch(proof: Proof, side: Side, on: Implementation, method: str, folder: Path) -> Facts:
    """Run a program in a fresh interpreter, with its notes and its diary in ``folder``."""
    adopt_orphans()
    settings = {"folder": str(folder), "on": on.value, "method": method, "by": os.getpid()}
    environment = {**os.environ, SCENE: json.dumps(settings), "PYTHONUNBUFFERED": "1"}
    for variable in (trace.VARIABLE, "PYTHONOPTIMIZE", "PYTHONWARNINGS", "PYTHONDEVMODE"):
        environment.pop(variable, None)
    if on is Implementation.REFERENCE:
        environment[trace.VARIABLE] = str(folder / "trace")
    with (folder / "output").open("ab") as output:
        program = subprocess.Popen(  # noqa: S603 - a program of ours
            [sys.executable, str(proof.program(side))],
            stdin=subprocess.DEVNULL, stdout=output, stderr=output,
            start_new_session=True, env=environment,
        )  # fmt: skip
    _wanted.add(program.pid)
    run = _Watch(program, folder, proof.kill_at)
    try:
        ending, left, since = _until_decided(run)
        now = time.monotonic()
        return Facts(
            ending, program.poll(), run.killed, left, now - since, now,
            tuple(read_notes(folder / "notes")),
            (folder / "output").read_text(encoding="utf-8", errors="replace"),
        )  # fmt: skip
    finally:
        _wanted.discard(program.pid)
        _clear(run)


def _until_decided(run: _Watch) -> tuple[Ending, int, float]:
    """Return how it ended, how many were left then, and since when nothing had changed."""
    limit = time.monotonic() + LIMIT
    stirred, before, looks = time.monotonic(), None, 0
    while True:
        has_ended = run.program.poll() is not None
        people, notes = run.look()
        run.kill_main(notes)
        workers = [each for each in people if _counts(each, people, run.program.pid)]
        if has_ended and not workers:
            return Ending.OVER, 0, stirred
        if sum(note.what == "imported" for note in notes) >= TOO_MANY:
            return Ending.RESPAWNING, len(workers), stirred
        now = stirring(people)
        looks += 1
        if not now or now != before:
            stirred, before, looks = time.monotonic(), now, 0
        elif (
            looks >= LOOKS
            and time.monotonic() - stirred >= SETTLED
            and (run.program.poll() is not None) is has_ended
        ):
            return Ending.STANDSTILL, len(workers), stirred
        if run.program.pid not in _wanted:
            raise GivenUpError
        if time.monotonic() > limit:
            return Ending.UNDECIDED, len(workers), stirred
        time.sleep(_LOOK)


def _counts(person: Person, people: Sequence[Person], main: int) -> bool:
    """Tell whether a process is one that the program started, and no machinery."""
    if person.pid == main or person.is_tracker:
        return False
    # A fork server's workers are copies of it, down to the command line: it is their parent.
    servers = {each.pid for each in people if each.is_server}
    return not person.is_server or person.parent in servers


def _clear(run: _Watch) -> None:
    """Kill whoever is left, and wait until nobody is."""
    session = run.program.pid
    deadline = time.monotonic() + LIMIT
    while _census.of(session):
        with suppress(ProcessLookupError):
            os.killpg(session, signal.SIGKILL)
        run.program.poll()
        if time.monotonic() > deadline:
            raise RuntimeError(f"processes of session {session} cannot be killed")
        time.sleep(_LOOK)
    run.program.wait()
    time.sleep(_LOOK)  # so that the next look is a new one
    _census.bury(session)
