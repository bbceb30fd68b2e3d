"""``join`` on a pool that still runs."""

from poolproof_rules.proofs.proof import Case, Outcome, Proof

PROOF = Proof(
    __name__,
    rules=("PP201",),
    shows="join() raises ValueError, and the line that would have closed the pool is skipped.",
    wrong=(Case(Outcome.RAISED, "ValueError"),),
    anchors=("join-needs-closed-pool",),
)
