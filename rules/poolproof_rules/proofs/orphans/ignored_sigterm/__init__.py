"""Workers that ignore SIGTERM."""

from poolproof_rules.proofs.proof import Case, Outcome, Proof

PROOF = Proof(
    __name__,
    rules=("PP305",),
    shows="The end of the block sends SIGTERM and waits; a busy worker that ignores it stays.",
    wrong=(Case(Outcome.HUNG),),
    anchors=("terminate-sends-sigterm", "terminate-joins-workers"),
)
