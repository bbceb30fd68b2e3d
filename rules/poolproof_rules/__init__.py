"""The built-in pack: the pool families, and the rules with the pool that proves them."""

from poolproof.sdk import Pack

PACK = Pack(
    name="builtin",
    rules=(
        "poolproof_rules.lifecycle",
        "poolproof_rules.results",
        "poolproof_rules.startup",
        "poolproof_rules.orphans",
        "poolproof_rules.hygiene",
    ),
    protocols="poolproof_rules.protocols",
    waits="poolproof_rules.waits",
    reference="poolproof_rules.reference",
    proofs="poolproof_rules.proofs",
)
