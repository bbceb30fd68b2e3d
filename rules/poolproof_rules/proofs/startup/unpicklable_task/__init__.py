"""A task that cannot be sent to another process."""

from poolproof_rules.proofs.proof import Case, Outcome, Proof

PROOF = Proof(
    __name__,
    rules=("PP403",),
    shows="A function travels by its name, and a function inside a function has none to go by.",
    wrong=(
        Case(Outcome.RAISED, "AttributeError", before=(3, 14)),
        Case(Outcome.RAISED, "PicklingError", since=(3, 14)),
    ),
    anchors=("task-is-pickled-here", "unpicklable-task-becomes-result"),
)
