"""A task waits for something that has nothing to do with the main process, without a timeout."""

from poolproof_rules.proofs.proof import Case, Outcome, Proof

PROOF = Proof(
    __name__,
    rules=("PP302",),
    shows="What the task waits for does not end with the main process, and so neither does it.",
    wrong=(Case(Outcome.ORPHANED),),
    anchors=("worker-runs-task", "worker-sees-eof"),
    kill_at=("begun", 2),
)
