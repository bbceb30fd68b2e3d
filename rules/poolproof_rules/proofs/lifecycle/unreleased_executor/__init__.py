"""An executor that nothing shuts down lives on while the program does."""

from poolproof_rules.proofs.proof import Case, Implementation, Outcome, Proof

PROOF = Proof(
    __name__,
    rules=("PP101",),
    shows="Nobody can reach the executor any more, and its threads are still there.",
    wrong=(Case(Outcome.LEAKED),),
    on=(Implementation.STDLIB,),
    methods=("fork",),
    tasks=2,
)
