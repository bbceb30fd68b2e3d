"""A task makes a pool of its own."""

from poolproof_rules.proofs.proof import Case, Outcome, Proof

PROOF = Proof(
    __name__,
    rules=("PP402",),
    shows="Workers are daemonic, and a daemonic process may not start any.",
    wrong=(Case(Outcome.RAISED, "AssertionError"),),
    anchors=("daemons-have-no-children", "workers-are-daemons"),
)
