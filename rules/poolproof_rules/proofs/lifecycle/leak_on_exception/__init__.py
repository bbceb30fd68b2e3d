"""The lines that end the pool are skipped by an exception."""

from poolproof_rules.proofs.proof import Case, Outcome, Proof

PROOF = Proof(
    __name__,
    rules=("PP103",),
    shows="While somebody holds the exception it holds the frame, and the frame the pool.",
    wrong=(Case(Outcome.LEAKED),),
    anchors=("workers-start-with-pool", "pool-starts-three-threads"),
)
