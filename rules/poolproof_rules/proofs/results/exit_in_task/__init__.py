"""A task ends its process instead of failing."""

from poolproof_rules.proofs.proof import Case, Outcome, Proof

PROOF = Proof(
    __name__,
    rules=("PP207",),
    shows="SystemExit is no Exception: it ends the worker, and the result never comes.",
    wrong=(Case(Outcome.HUNG),),
    right=(Case(Outcome.RAISED, "ValueError"),),
    anchors=("worker-catches-exception-only", "exit-in-task-ends-worker", "dead-worker-replaced"),
)
