"""A callback raises."""

from poolproof_rules.proofs.proof import Case, Outcome, Proof

PROOF = Proof(
    __name__,
    rules=("PP209",),
    shows="The callback runs in the result thread, which dies of its exception: join() never ends.",
    wrong=(Case(Outcome.HUNG),),
    anchors=("callback-runs-here", "callback-before-event"),
)
