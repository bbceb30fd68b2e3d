"""Recording the proofs for the pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from poolproof import registry
from poolproof.evidence import recording
from poolproof.evidence.proving import IMPLEMENTATIONS, SIDES, Wish, jobs_of, observe


def record(names: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Record these proofs, or all; yield each name, and whether it did what it claims.

    On the reference where it runs there, since that is what can be drawn; with the start method
    that tells most.
    """
    known = registry.load().proofs
    for name in names or known:
        stage, proof = known[name]
        on = next(each for each in IMPLEMENTATIONS if each in {each.value for each in proof.on})
        seen = list(observe(jobs_of(stage, proof, Wish(SIDES, [on])), at_once=1))
        claimed = all(each.as_claimed for each in seen)
        if claimed:
            recording.record(stage, seen)
        yield name, claimed
