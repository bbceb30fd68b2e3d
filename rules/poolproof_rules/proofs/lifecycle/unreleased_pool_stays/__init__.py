"""A pool that nothing ends lives on while the program does, here because it is still at work."""

from poolproof_rules.proofs.proof import Case, Outcome, Proof

PROOF = Proof(
    __name__,
    rules=("PP101",),
    shows="Nobody can reach the pool any more, and its workers and threads are still there.",
    wrong=(Case(Outcome.LEAKED),),
    anchors=("workers-start-with-pool", "pool-starts-three-threads"),
)
