"""A task fails, and nobody ever asks for its result."""

from poolproof_rules.proofs.proof import Case, Outcome, Proof

PROOF = Proof(
    __name__,
    rules=("PP205",),
    shows="The exception is kept with the result; who drops the result never hears of it.",
    wrong=(Case(Outcome.VANISHED),),
    anchors=("worker-catches-exception-only",),
)
