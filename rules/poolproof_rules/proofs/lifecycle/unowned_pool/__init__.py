"""An object keeps a pool and has no method that ends it."""

from poolproof_rules.proofs.proof import Case, Outcome, Proof

PROOF = Proof(
    __name__,
    rules=("PP105",),
    shows="As long as the object is there its workers and threads are too, with nothing to do.",
    wrong=(Case(Outcome.LEAKED),),
    anchors=("workers-start-with-pool", "pool-starts-three-threads"),
)
