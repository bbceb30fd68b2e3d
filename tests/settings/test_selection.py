from pathlib import Path

import pytest

from poolproof.finding import Finding, Severity, Span
from poolproof.rule import Declaration, Rule, RulePage, Tier
from poolproof.selection import Selection
from poolproof.settings import Choice, Settings, SettingsError

ROOT = Path("/project")


def rule(code, name, tier=Tier.DEFAULT):
    declaration = Declaration(code, name, Severity.WARNING, tier, "0.1.0")
    return Rule(declaration, RulePage("", {}), "m", lambda solution: ())


RULES = (
    rule("PP101", "unreleased-pool"),
    rule("PP102", "unjoined-pool"),
    rule("PP106", "pool-per-iteration", Tier.PEDANTIC),
    rule("PP201", "join-before-close"),
    rule("PP202", "use-after-close", Tier.PREVIEW),
)


def active(*choices, **options):
    selection = Selection(Settings(ROOT, choices=choices or (Choice(),), **options), RULES)
    return [rule.code[2:] for rule in selection.active]


def test_the_default_rules_are_on():
    assert active() == ["101", "102", "201"]


def test_tiers_are_switched_on():
    assert active(pedantic=True) == ["101", "102", "106", "201"]
    assert active(preview=True) == ["101", "102", "201", "202"]


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (Choice(select=("PP1",)), ["101", "102"]),
        (Choice(select=("pp101", "Join-Before-Close")), ["101", "201"]),
        (Choice(select=()), []),
        (Choice(select=("PP106",)), ["106"]),
        (Choice(select=("pool-per-iteration",)), ["106"]),
        (Choice(select=("PP10",)), ["101", "102"]),
        (Choice(extend_select=("PP106", "use-after-close")), ["101", "102", "106", "201", "202"]),
        (Choice(ignore=("PP1",)), ["201"]),
        (Choice(ignore=("all",)), []),
        (Choice(select=("PP101",), ignore=("PP1",)), ["101"]),
        (Choice(select=("PP1",), ignore=("PP101",)), ["102"]),
        (Choice(select=("PP101",), ignore=("unreleased-pool",)), []),
        (Choice(extend_select=("PP106",), ignore=("PP1",)), ["106", "201"]),
    ],
)
def test_the_more_exact_selector_wins(choice, expected):
    assert active(choice) == expected


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (Choice(), ["102"]),
        (Choice(select=("PP2",)), ["201"]),
        (Choice(select=("PP101",)), ["101"]),
        (Choice(extend_select=("PP101",)), ["101", "102"]),
        (Choice(extend_select=("PP1",)), ["101", "102"]),
        (Choice(ignore=("PP1",)), []),
    ],
)
def test_the_command_line_is_heard_after_the_file(command, expected):
    assert active(Choice(select=("PP1",), ignore=("PP101",)), command) == expected


@pytest.mark.parametrize("key", ["select", "extend_select", "ignore"])
def test_unknown_rules_are_refused_with_their_place(key):
    choice = Choice(**{key: ("unrelased-pool",)}, place="--")
    with pytest.raises(SettingsError) as caught:
        active(choice)
    assert str(caught.value) == (
        f"--{key.replace('_', '-')}: no rule is called 'unrelased-pool';"
        " did you mean 'unreleased-pool'?"
    )


def test_unknown_rules_of_a_pattern_are_refused():
    with pytest.raises(SettingsError, match=r"x\.toml: .*per-file-ignores\.'tests'.*'PP9'"):
        active(source=Path("x.toml"), per_file_ignores=(("tests", ("PP9",)),))


def test_findings_are_ignored_in_some_files():
    settings = Settings(
        ROOT,
        per_file_ignores=(("tests/", ("PP1",)), ("conftest.py", ("ALL",)), ("/x.py", ("PP201",))),
    )
    selection = Selection(settings, RULES)

    def wants(code, name, path):
        finding = Finding(code, name, Severity.WARNING, "p", Span(1, 1, 1, 2), "m")
        return selection.wants(finding, str(ROOT / path))

    assert wants("PP101", "unreleased-pool", "src/a.py")
    assert not wants("PP101", "unreleased-pool", "tests/a.py")
    assert not wants("PP101", "unreleased-pool", "sub/tests/deep/a.py")
    assert wants("PP201", "join-before-close", "tests/a.py")
    assert not wants("PP201", "join-before-close", "tests/conftest.py")
    assert not wants("PP201", "join-before-close", "x.py")
    assert wants("PP201", "join-before-close", "sub/x.py")
