"""A task of an executor fails, and nobody ever asks for its result."""

from poolproof_rules.proofs.proof import Case, Implementation, Outcome, Proof

PROOF = Proof(
    __name__,
    rules=("PP205",),
    shows="The exception is kept in the future; who drops the future never hears of it.",
    wrong=(Case(Outcome.VANISHED),),
    right=(Case(Outcome.RAISED, "ValueError"),),
    on=(Implementation.STDLIB,),
    methods=("fork",),
)
