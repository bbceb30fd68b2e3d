"""What rules cite is there, and what the reference offers is cited."""

import pytest

from poolproof import registry
from poolproof.evidence.citing import references

RULES = registry.load().rules


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_citation_leads_somewhere(rule):
    assert len(references(rule)) == len(set(rule.declaration.evidence.anchors))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_claim_about_pools_points_at_the_lines_that_show_why(rule):
    """Rules about the check itself claim nothing about pools."""
    assert bool(rule.declaration.evidence.anchors) is (".hygiene." not in rule.module)
