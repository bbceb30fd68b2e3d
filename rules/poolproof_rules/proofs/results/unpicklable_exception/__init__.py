"""A task raises an exception that cannot be rebuilt from its ``args``."""

from poolproof_rules.proofs.proof import Case, Outcome, Proof

PROOF = Proof(
    __name__,
    rules=("PP208",),
    shows="The result thread dies of an exception it cannot rebuild; nobody is woken after that.",
    wrong=(Case(Outcome.HUNG),),
    right=(Case(Outcome.RAISED, "BadRecordError"),),
    anchors=("exception-rebuilt-from-args", "result-is-unpickled-here"),
)
