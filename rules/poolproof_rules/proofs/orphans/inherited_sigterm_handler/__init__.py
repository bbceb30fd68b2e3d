"""A SIGTERM handler that returns is there when the workers are forked."""

from poolproof_rules.proofs.proof import Case, Outcome, Proof

PROOF = Proof(
    __name__,
    rules=("PP308",),
    shows="A forked worker has the handler too, and does not end on the SIGTERM of its pool.",
    wrong=(Case(Outcome.HUNG, methods=("fork",)), Case(Outcome.OK)),
    anchors=("child-keeps-signal-handlers", "terminate-sends-sigterm", "terminate-joins-workers"),
)
