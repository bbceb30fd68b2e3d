"""Work for a pool whose block has ended."""

from poolproof_rules.proofs.proof import Case, Outcome, Proof

PROOF = Proof(
    __name__,
    rules=("PP202",),
    shows="The block has terminated the pool; whatever is submitted after it is refused.",
    wrong=(Case(Outcome.RAISED, "ValueError"),),
    anchors=("with-exit-terminates", "submit-needs-running-pool"),
)
