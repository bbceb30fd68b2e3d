"""A pool is started and ended in every turn of a loop."""

from poolproof_rules.proofs.proof import Case, Outcome, Proof

PROOF = Proof(
    __name__,
    rules=("PP106",),
    shows="Every turn starts all workers anew and takes them down again.",
    wrong=(Case(Outcome.WASTED),),
    anchors=("workers-start-with-pool",),
    tasks=8,
    workers=2,
)
