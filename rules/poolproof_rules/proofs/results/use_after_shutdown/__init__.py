"""Work for an executor whose block has ended."""

from poolproof_rules.proofs.proof import Case, Implementation, Outcome, Proof

PROOF = Proof(
    __name__,
    rules=("PP202",),
    shows="The block has shut the executor down; whatever is submitted after it is refused.",
    wrong=(Case(Outcome.RAISED, "RuntimeError"),),
    on=(Implementation.STDLIB,),
    methods=("fork",),
)
