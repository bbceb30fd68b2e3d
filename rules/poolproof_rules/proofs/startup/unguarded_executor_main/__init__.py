"""An executor is started by a main module that its workers import."""

from poolproof_rules.proofs.proof import Case, Implementation, Outcome, Proof

PROOF = Proof(
    __name__,
    rules=("PP401",),
    shows="Every worker imports the main module and fails, and the executor gives up as broken.",
    wrong=(
        Case(Outcome.OK, methods=("fork",)),
        Case(Outcome.RAISED, "BrokenProcessPool"),
    ),
    on=(Implementation.STDLIB,),
)
