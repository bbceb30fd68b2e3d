"""Rules and proofs belong together: what ships is proven, and what is proven is what is found."""

from __future__ import annotations

import difflib

import pytest

from poolproof import registry
from poolproof.evidence.citing import anchors_of
from poolproof.rule import Rule
from poolproof.testing.harness import check_text
from poolproof_rules.proofs.stage import Proof, Side, catalogue

RULES = registry.load().rules
BY_CODE = {rule.code: rule for rule in RULES}
CODES = tuple(BY_CODE)
# Rules about the check itself claim nothing about what a program does.
CLAIMING = [rule for rule in RULES if ".hygiene." not in rule.module]
CLAIMED = [(proof, code) for proof in catalogue() for code in proof.rules if code in BY_CODE]


def by_name(proof: Proof) -> str:
    return proof.name


@pytest.mark.parametrize("rule", CLAIMING, ids=lambda rule: rule.code)
def test_a_rule_cites_its_proofs_and_no_others(rule: Rule) -> None:
    own = {proof.name for proof in catalogue() if rule.code in proof.rules}
    assert set(rule.declaration.evidence.proofs) == own


@pytest.mark.parametrize(("proof", "code"), CLAIMED, ids=lambda each: getattr(each, "name", each))
def test_the_wrong_program_is_found_by_the_rule(proof: Proof, code: str) -> None:
    text = proof.program(Side.WRONG).read_text(encoding="utf-8")
    assert code in {finding.code for finding in check_text(text, select=CODES).findings}


@pytest.mark.parametrize("proof", catalogue(), ids=by_name)
def test_the_right_program_is_found_by_none(proof: Proof) -> None:
    text = proof.program(Side.RIGHT).read_text(encoding="utf-8")
    report = check_text(text, select=[code for code in proof.rules if code in BY_CODE])
    found = [f"{each.span.line}: {each.code} {each.message}" for each in report.findings]
    assert found == []
    assert report.errors == ()


@pytest.mark.parametrize("proof", catalogue(), ids=by_name)
def test_both_programs_differ_only_in_what_matters(proof: Proof) -> None:
    wrong, right = (proof.program(side).read_text(encoding="utf-8") for side in Side)
    assert wrong != right
    lines = difflib.ndiff(_significant(wrong), _significant(right))
    changed = [line for line in lines if line[:1] in "-+"]
    assert len(changed) <= 8, "\n".join(changed)


def _significant(text: str) -> list[str]:
    """Return the lines without what follows from the others: indentation, imports, gaps."""
    lines = [line.strip() for line in text.splitlines()]
    return [line for line in lines if line and not line.startswith(("import ", "from "))]


@pytest.mark.parametrize("proof", catalogue(), ids=by_name)
def test_what_explains_a_proof_is_in_the_reference(proof: Proof) -> None:
    for name in proof.anchors:
        anchors_of("poolproof_rules.reference").find(name)


@pytest.mark.parametrize("proof", catalogue(), ids=by_name)
def test_every_program_is_on_the_scene(proof: Proof) -> None:
    """Or it would run on the standard library's pool, whichever it should be on."""
    for side in Side:
        assert "\nfrom poolproof_rules.proofs.scene import " in proof.program(side).read_text()
