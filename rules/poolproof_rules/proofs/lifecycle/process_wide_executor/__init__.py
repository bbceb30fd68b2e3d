"""An executor for the whole process that nothing shuts down, with a task that never ends."""

from poolproof_rules.proofs.proof import Case, Implementation, Outcome, Proof

PROOF = Proof(
    __name__,
    rules=("PP107",),
    shows="The main function has returned, and the interpreter waits for a task that never ends.",
    wrong=(Case(Outcome.HUNG),),
    on=(Implementation.STDLIB,),
    methods=("fork",),
)
