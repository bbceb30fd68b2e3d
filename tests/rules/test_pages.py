"""What is promised of every rule, checked without a line about any one of them."""

import re

import pytest

from poolproof import registry
from poolproof.rule import HEADINGS
from poolproof.testing import check_text

RULES = registry.load().rules

# Rules whose claim about pools is not yet shown by a program that runs. To be emptied, never added to.
AWAITING_PROOF: frozenset[str] = frozenset()


def every_rule(function):
    return pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)(function)


def found(rule, heading):
    report = check_text(rule.page.code_of(heading), select=[rule.code])
    return report.findings


def compiles(text):
    try:
        compile(text, "example.py", "exec")
    except SyntaxError:
        return False
    return True


@every_rule
def test_example_yields_the_rule_once_and_nothing_else(rule):
    findings = found(rule, "Example")
    assert [finding.code for finding in findings] == [rule.code]


@every_rule
def test_use_instead_yields_nothing(rule):
    assert found(rule, "Use instead") == ()


@every_rule
def test_code_on_the_page_compiles(rule):
    """All of it does, but for the example of a file that cannot be read."""
    assert compiles(rule.page.code_of("Use instead"))
    assert compiles(rule.page.code_of("Example")) or rule.name == "unreadable-file"


@every_rule
def test_page_is_complete(rule):
    assert tuple(rule.page.sections) == HEADINGS
    assert re.fullmatch(r"\S[^\n]*\.", rule.page.headline), "the headline is one sentence"
    for heading, text in rule.page.sections.items():
        assert text.strip(), f"{heading} is empty"


@every_rule
def test_names(rule):
    assert re.fullmatch(r"[A-Z]{2,3}[0-9]{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.name)
    module = rule.module.rpartition(".")[2]
    assert module.replace("_", "-") == rule.name, "a rule is found by its name"


@every_rule
def test_finding_says_what_to_do(rule):
    for finding in found(rule, "Example"):
        assert finding.message
        assert "\n" not in finding.message
        assert finding.severity is rule.declaration.severity
        assert finding.name == rule.name


def test_codes_and_names_are_unique():
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_rules_without_proof_are_listed_and_get_fewer():
    """Rules about the check itself claim nothing about pools, so they have nothing to prove."""
    claiming = [rule for rule in RULES if ".hygiene." not in rule.module]
    unproven = {rule.code for rule in claiming if not rule.declaration.evidence.proofs}
    assert unproven - AWAITING_PROOF == set(), "a rule needs a proof before it can ship"
    assert AWAITING_PROOF - unproven == set(), "these have a proof now: take them off the list"
