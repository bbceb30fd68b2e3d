"""The end of the pipe announces that the main process is dead, and a broad ``except`` eats it."""

from poolproof_rules.proofs.proof import Case, Outcome, Proof

PROOF = Proof(
    __name__,
    rules=("PP304",),
    shows="The worker is told that nobody is left to write to it, and goes on.",
    wrong=(Case(Outcome.ORPHANED),),
    anchors=("worker-sees-eof", "worker-closes-write-end"),
    kill_at=("begun", 1),
)
