"""The reference names no statement that nobody points to, and nobody points to what it lacks."""

from poolproof import registry
from poolproof.evidence.citing import anchors_of


def test_the_anchors_are_those_that_rules_and_proofs_cite():
    known = registry.load()
    cited = {anchor for rule in known.rules for anchor in rule.declaration.evidence.anchors}
    cited |= {anchor for _, proof in known.proofs.values() for anchor in proof.anchors}
    anchors_of("poolproof_rules.reference").check(cited)
