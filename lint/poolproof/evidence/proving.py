"""Which programs are run to prove something, and running several at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from msgspec import Struct

from poolproof.evidence.stage import Observation, Proof, Stage
from poolproof.registry import Registry

SIDES = ("wrong", "right")
IMPLEMENTATIONS = ("reference", "stdlib")


class NothingToProve(LookupError):  # noqa: N818 - it is what happened, not a fault
    """There is no such proof, or it has no such program, and why."""


class Job(Struct, frozen=True):
    """One run of one program."""

    stage: Stage
    proof: Proof
    side: str
    on: str
    method: str

    def run(self) -> Observation:
        """Run it. Raises the stage's ``StageError`` where that is not possible."""
        return self.stage.run(self.proof, self.side, self.on, self.method)


class Wish(Struct, frozen=True):
    """Which of the runs of a proof somebody wants; an empty method is the one that tells most."""

    sides: Sequence[str] = SIDES
    on: Sequence[str] = IMPLEMENTATIONS
    method: str = ""


def proofs_of(known: Registry, key: str) -> Sequence[tuple[Stage, Proof]]:
    """Return the proofs of a rule, given by its code or name, or the one of this name.

    Raises ``NothingToProve``.
    """
    rule = known.find(key)
    if rule is None:
        # A pack's proofs may be there before its rules are, and a proof has a name of its own.
        found = [
            (stage, proof)
            for stage, proof in known.proofs.values()
            if key.upper() in proof.rules or key.lower() == proof.name
        ]
        if found:
            return found
        raise NothingToProve(f"no rule and no proof is called {key!r}")
    names = rule.declaration.evidence.proofs
    if not names:
        raise NothingToProve(
            f"{rule.code} {rule.name} claims nothing about what a program does when it runs"
        )
    return [known.proofs[name] for name in names]


def jobs_of(stage: Stage, proof: Proof, wish: Wish) -> list[Job]:
    """Return the runs that were wished for, wrong before right. Raises ``NothingToProve``."""
    method = wish.method or telling_method(stage, proof)
    here = [each for each in proof.methods if each in stage.METHODS]
    if method not in here:
        raise NothingToProve(
            f"the proof {proof.name} is not for {method or 'the start methods of this machine'}"
            f" (but for {', '.join(proof.methods)})"
        )
    on = [each.value for each in proof.on if each.value in wish.on]
    if not on:
        raise NothingToProve(
            f"the proof {proof.name} does not run on {wish.on[0]}: it is about a pool "
            f"that only {proof.on[0].value} has"
        )
    return [Job(stage, proof, side, each, method) for each in on for side in wish.sides]


def telling_method(stage: Stage, proof: Proof) -> str:
    """Return the first start method with which the wrong program does damage."""
    here = [each for each in proof.methods if each in stage.METHODS]
    telling = [each for each in here if str(proof.expected("wrong", each)) != "ok"]
    return next(iter([*telling, *here]), "")


def observe(jobs: Sequence[Job], at_once: int) -> Iterator[Observation]:
    """Run the jobs, several at once, and yield what was observed in the order of the jobs.

    Whoever stops listening, or is interrupted, has nothing left running behind their back.
    """
    with ThreadPoolExecutor(at_once) as executor:
        futures = [executor.submit(job.run) for job in jobs]
        try:
            for future in futures:
                yield future.result()
        finally:
            if not all(future.done() for future in futures):
                for future in futures:
                    future.cancel()
                for stage in {id(job.stage): job.stage for job in jobs}.values():
                    stage.give_up()
