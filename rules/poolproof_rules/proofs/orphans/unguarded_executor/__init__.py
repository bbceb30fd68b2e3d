"""The main process is killed, and the workers of its executor have nothing to do."""

from poolproof_rules.proofs.proof import Case, Implementation, Outcome, Proof

PROOF = Proof(
    __name__,
    rules=("PP307",),
    shows="Every worker holds both ends of the call queue: idle ones, too, wait for ever.",
    wrong=(Case(Outcome.ORPHANED),),
    on=(Implementation.STDLIB,),
    kill_at=("idle", 1),
)
