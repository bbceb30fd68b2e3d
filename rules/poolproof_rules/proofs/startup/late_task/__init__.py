"""A task is defined after the workers were forked."""

from poolproof_rules.proofs.proof import Case, Outcome, Proof

PROOF = Proof(
    __name__,
    rules=("PP405",),
    shows="A worker that was forked before the function existed dies of it, and the task with it.",
    wrong=(Case(Outcome.HUNG, methods=("fork",)), Case(Outcome.OK)),
    anchors=("worker-is-forked-here", "worker-unpickles-task"),
)
