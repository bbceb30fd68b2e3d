"""A pool that nothing ends: exit does, and does not ask what is still to be done."""

from poolproof_rules.proofs.proof import Case, Outcome, Proof

PROOF = Proof(
    __name__,
    rules=("PP101",),
    shows="A pool that is never ended is terminated when the program ends, work or no work.",
    wrong=(Case(Outcome.LOST),),
    anchors=("pool-registers-finalizer", "exit-runs-finalizers", "terminate-drops-queued-tasks"),
    tasks=8,
)
