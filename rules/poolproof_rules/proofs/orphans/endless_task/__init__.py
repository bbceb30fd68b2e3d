"""A task that loops for ever, and the main process is killed."""

from poolproof_rules.proofs.proof import Case, Outcome, Proof

PROOF = Proof(
    __name__,
    rules=("PP301",),
    shows="While a task runs its worker looks at nothing else: it outlives a killed main process.",
    wrong=(Case(Outcome.ORPHANED),),
    anchors=("worker-runs-task", "worker-sees-eof", "parent-sentinel"),
    kill_at=("begun", 2),
)
