"""``close`` without ``join``: the program ends before its work does."""

from poolproof_rules.proofs.proof import Case, Outcome, Proof

PROOF = Proof(
    __name__,
    rules=("PP102",),
    shows="A closed pool that nobody joins is terminated when the program ends, work or no work.",
    wrong=(Case(Outcome.LOST),),
    anchors=("close-only-stops-submitting", "exit-runs-finalizers", "terminate-drops-queued-tasks"),
    tasks=8,
)
