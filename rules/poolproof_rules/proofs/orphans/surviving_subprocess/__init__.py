"""A task starts a program, and the pool is terminated."""

from poolproof_rules.proofs.proof import Case, Outcome, Proof

PROOF = Proof(
    __name__,
    rules=("PP306",),
    shows="terminate() ends the worker by a signal; what the worker had started is not asked.",
    wrong=(Case(Outcome.SURVIVED),),
    anchors=("terminate-sends-sigterm",),
)
