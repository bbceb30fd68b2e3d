"""A worker that ends only when its parent says so."""

from poolproof_rules.proofs.proof import Case, Outcome, Proof

PROOF = Proof(
    __name__,
    rules=("PP309",),
    shows="After kill -9 nobody sends the sentinel, and the worker itself keeps its queue open.",
    wrong=(Case(Outcome.ORPHANED),),
    anchors=("worker-sees-sentinel", "workers-get-sentinels", "worker-closes-write-end"),
    kill_at=("begun", 1),
)
