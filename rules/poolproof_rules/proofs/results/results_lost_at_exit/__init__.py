"""The end of a block comes before the results that nobody has waited for."""

from poolproof_rules.proofs.proof import Case, Outcome, Proof

PROOF = Proof(
    __name__,
    rules=("PP203",),
    shows="The end of the block terminates the workers: what was not fetched is not done.",
    wrong=(Case(Outcome.LOST),),
    anchors=("with-exit-terminates", "terminate-drops-queued-tasks", "terminate-sends-sigterm"),
    tasks=8,
)
