"""A pool is started by a main module that its workers import."""

from poolproof_rules.proofs.proof import Case, Outcome, Proof

PROOF = Proof(
    __name__,
    rules=("PP401",),
    shows="Every worker imports the main module, fails at starting a pool itself, and is replaced.",
    wrong=(Case(Outcome.OK, methods=("fork",)), Case(Outcome.RESPAWNS)),
    anchors=("start-imports-main", "dead-worker-replaced"),
)
