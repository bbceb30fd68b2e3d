"""What the facts of a run come to: an outcome, and a sentence that says what was seen.

The questions are asked in the order of how bad the answers are: who hangs has lost work too.
"""

from __future__ import annotations

from typing import NamedTuple

from . import FAILURE
from .facts import Ending, Facts
from .proof import Outcome, Proof


class Verdict(NamedTuple):
    """What a run came to."""

    outcome: Outcome
    raised: str
    saw: str


def verdict(proof: Proof, facts: Facts) -> Verdict:
    """Judge a run of one of the programs of a proof."""
    for question in (_undecided, _respawning, _stands_still, _raised, _leaked, _lost):
        if answer := question(proof, facts):
            return answer
    for late_question in (_vanished, _wasted):
        if answer := late_question(proof, facts):
            return answer
    if facts.killed:
        return Verdict(Outcome.OK, "", "all workers ended with the main process")
    return Verdict(Outcome.OK, "", f"it ended{_with_work(proof, facts)}, and nobody was left")


def _undecided(_: Proof, facts: Facts) -> Verdict | None:
    if facts.ending is not Ending.UNDECIDED:
        return None
    return Verdict(Outcome.UNDECIDED, "", "it was still busy when it was given up")


def _respawning(_: Proof, facts: Facts) -> Verdict | None:
    if facts.ending is not Ending.RESPAWNING:
        return None
    number = len({note.pid for note in facts.noted("imported")})
    saw = f"{number} processes were started one after the other, and it was about to go on"
    return Verdict(Outcome.RESPAWNS, "", saw)


def _stands_still(_: Proof, facts: Facts) -> Verdict | None:
    if facts.ending is not Ending.STANDSTILL:
        return None
    others = _count(facts.left, "process", "processes")
    if facts.code is None:
        saw = f"the main process waits for what can never come, {others} beside it"
        return Verdict(Outcome.HUNG, "", saw)
    if facts.killed:
        saw = f"the main process was killed, and {others} lived on, until killed after"
        return Verdict(Outcome.ORPHANED, "", f"{saw} {facts.watched:.1f} s")
    saw = f"the main process had ended, and {others} it had started lived on"
    return Verdict(Outcome.SURVIVED, "", saw)


def _raised(_: Proof, facts: Facts) -> Verdict | None:
    for note in facts.noted("raised"):
        kind, message = note.details
        return Verdict(Outcome.RAISED, kind, f"it ended by {kind}: {message}")
    if facts.code and not facts.killed:
        last = (facts.output.strip().splitlines() or [""])[-1]
        return Verdict(Outcome.RAISED, f"exit code {facts.code}", f"it failed: {last}")
    return None


def _leaked(_: Proof, facts: Facts) -> Verdict | None:
    for note in facts.noted("stock"):
        processes, threads = map(int, note.details)
        if processes or threads:
            things = _count(processes, "process", "processes") + " and "
            things += _count(threads, "thread", "threads")
            saw = f"the code was done with its pool, and {things} were still there"
            return Verdict(Outcome.LEAKED, "", saw)
    return None


def _lost(proof: Proof, facts: Facts) -> Verdict | None:
    done = len(facts.noted("done"))
    if done >= proof.tasks:
        return None
    saw = f"it ended with exit code 0 and no message{_with_work(proof, facts)}"
    return Verdict(Outcome.LOST, "", saw)


def _vanished(_: Proof, facts: Facts) -> Verdict | None:
    failed = facts.noted("failed")
    if not failed or FAILURE in facts.output:
        return None
    number = _count(len(failed), "task", "tasks")
    return Verdict(Outcome.VANISHED, "", f"{number} failed, exit code 0, and nothing told of it")


def _wasted(proof: Proof, facts: Facts) -> Verdict | None:
    pids = {note.pid for note in facts.noted("begun")}
    if not proof.workers or len(pids) <= proof.workers:
        return None
    saw = f"{len(pids)} processes did what {proof.workers} can do"
    return Verdict(Outcome.WASTED, "", saw)


def _with_work(proof: Proof, facts: Facts) -> str:
    if not proof.tasks:
        return ""
    begun, done = len(facts.noted("begun")), len(facts.noted("done"))
    return f"; of {proof.tasks} tasks {begun} were begun and {done} done"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
