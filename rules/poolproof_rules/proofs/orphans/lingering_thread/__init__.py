"""A task starts a thread that never ends, and the main process is killed."""

from poolproof_rules.proofs.proof import Case, Outcome, Proof

PROOF = Proof(
    __name__,
    rules=("PP301",),
    shows="A worker that is told to end waits for its threads: it outlives a killed main process.",
    wrong=(Case(Outcome.ORPHANED),),
    anchors=("worker-runs-task", "worker-sees-eof"),
    kill_at=("begun", 2),
)
