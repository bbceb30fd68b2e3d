"""An early return gets past the lines that end the pool."""

from poolproof_rules.proofs.proof import Case, Outcome, Proof

PROOF = Proof(
    __name__,
    rules=("PP104",),
    shows="The early return leaves workers and threads behind; the work that runs keeps the pool.",
    wrong=(Case(Outcome.LEAKED),),
    anchors=("workers-start-with-pool", "pool-starts-three-threads"),
)
