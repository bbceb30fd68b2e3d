"""A task sleeps for an hour."""

from poolproof_rules.proofs.proof import Case, Outcome, Proof

PROOF = Proof(
    __name__,
    rules=("PP303",),
    shows="A sleep ends when it is over, and not when the main process is killed.",
    wrong=(Case(Outcome.ORPHANED),),
    anchors=("worker-runs-task", "orphan-ends-after-task"),
    kill_at=("begun", 2),
)
