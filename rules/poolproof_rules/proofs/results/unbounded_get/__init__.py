"""A worker is killed, as by a kernel that is short of memory, and its result is awaited."""

from poolproof_rules.proofs.proof import Case, Outcome, Proof

PROOF = Proof(
    __name__,
    rules=("PP206",),
    shows="The worker is replaced, its task is not; only a timeout ends the wait for the result.",
    wrong=(Case(Outcome.HUNG),),
    right=(Case(Outcome.RAISED, "TimeoutError"),),
    anchors=("dead-worker-replaced", "get-waits-for-one-event"),
)
