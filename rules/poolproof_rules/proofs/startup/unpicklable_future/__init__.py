"""A task that cannot be sent to a worker of an executor."""

from poolproof_rules.proofs.proof import Case, Implementation, Outcome, Proof

PROOF = Proof(
    __name__,
    rules=("PP403",),
    shows="submit() takes the task; that it cannot be sent comes out when the result is asked for.",
    wrong=(
        Case(Outcome.RAISED, "AttributeError", before=(3, 14)),
        Case(Outcome.RAISED, "PicklingError", since=(3, 14)),
    ),
    on=(Implementation.STDLIB,),
)
