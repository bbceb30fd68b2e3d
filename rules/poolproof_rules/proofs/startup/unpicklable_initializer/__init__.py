"""An initializer that cannot be sent to another process."""

from poolproof_rules.proofs.proof import Case, Outcome, Proof

PROOF = Proof(
    __name__,
    rules=("PP403",),
    shows="A forked worker has the initializer; to any other it is sent, and that fails.",
    wrong=(
        Case(Outcome.OK, methods=("fork",)),
        Case(Outcome.RAISED, "AttributeError", before=(3, 14)),
        Case(Outcome.RAISED, "PicklingError", since=(3, 14)),
    ),
)
