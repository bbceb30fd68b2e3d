"""Workers are forked while another thread holds a lock."""

from poolproof_rules.proofs.proof import Case, Outcome, Proof

PROOF = Proof(
    __name__,
    rules=("PP404",),
    shows="A forked worker has a copy of the lock, held by a thread that it does not have.",
    wrong=(Case(Outcome.HUNG, methods=("fork",)), Case(Outcome.OK)),
    anchors=("worker-is-forked-here",),
)
