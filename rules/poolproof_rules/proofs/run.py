"""One run of one program of a proof, from the temporary folder to the verdict."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from poolproof_rules.reference import trace
from poolproof_rules.reference.trace import Event

from .census import CAN_BE_TAKEN
from .facts import Facts
from .proof import METHODS, Case, Implementation, Proof, Side
from .verdict import verdict
from .watching import watch


class StageError(Exception):
    """A program cannot be run here, and why."""


@dataclass(frozen=True, slots=True)
class Observation:
    """What a program was seen to do, and what it had been expected to.

    ``saw`` is a sentence. ``events`` is the diary, which only the reference writes; ``until`` is
    when the watching ended, on its clock.
    """

    proof: Proof
    side: Side
    on: Implementation
    method: str
    case: Case
    expected: Case
    saw: str
    seconds: float
    facts: Facts
    events: tuple[Event, ...]
    until: float

    @property
    def as_claimed(self) -> bool:
        """Whether it came to what the proof says."""
        same = self.case.outcome is self.expected.outcome
        return same and self.case.raises == self.expected.raises


def run(
    proof: Proof,
    side: Side | str,
    on: Implementation | str = Implementation.REFERENCE,
    method: str = METHODS[0],
) -> Observation:
    """Run a program of a proof in a fresh interpreter and say what it came to.

    Nothing of it is left when this returns, neither a process nor a file. Several may run at once,
    in threads. Raises `StageError` where a program cannot be run: the proof has none for this
    implementation or start method, or the machine has no ``/proc``.
    """
    side, on = Side(side), Implementation(on)
    if not CAN_BE_TAKEN:
        raise StageError("programs can only be watched on Linux, which tells about its processes")
    if on not in proof.on:
        raise StageError(f"{proof.name} has no program for the {on.value} implementation")
    if method not in METHODS or method not in proof.methods:
        raise StageError(f"{proof.name} is not for the start method {method}")
    began = time.monotonic()
    with TemporaryDirectory(prefix="poolproof-") as name:
        folder = Path(name)
        facts = watch(proof, side, on, method, folder)
        diary = folder / "trace"
        events = tuple(trace.read(diary)) if diary.exists() else ()
    outcome, raised, saw = verdict(proof, facts)
    version = (sys.version_info.major, sys.version_info.minor)
    return Observation(
        proof, side, on, method,
        case=Case(outcome, raised),
        expected=proof.expected(side, method, version),
        saw=saw,
        seconds=time.monotonic() - began,
        facts=facts,
        events=events,
        until=facts.until,
    )  # fmt: skip
