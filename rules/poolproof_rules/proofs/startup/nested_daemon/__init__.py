"""A process that is a daemon makes a pool."""

from poolproof_rules.proofs.proof import Case, Outcome, Proof

PROOF = Proof(
    __name__,
    rules=("PP402",),
    shows="It is not the pool that forbids it: no process that is a daemon may start any.",
    wrong=(Case(Outcome.RAISED, "AssertionError"),),
    anchors=("daemons-have-no-children",),
)
