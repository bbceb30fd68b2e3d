"""A result is awaited when the workers that could have computed it are gone."""

from poolproof_rules.proofs.proof import Case, Outcome, Proof

PROOF = Proof(
    __name__,
    rules=("PP204",),
    shows="The end of the block ends the workers; who waits for a result after it waits for ever.",
    wrong=(Case(Outcome.HUNG),),
    anchors=("with-exit-terminates", "terminate-drops-results"),
    tasks=4,
)
