"""The laws of fixes, for every rule and every fixture without a line about any one of them.

A fixed file still compiles, the finding is gone and no other one has come, every comment is still
there, and nothing is left to do for a second run. Files without a finding stay as they are.
"""

import re
from collections import Counter
from pathlib import Path

import pytest

from poolproof import registry
from poolproof.finding import Safety
from poolproof.source.comments import comments
from poolproof.testing import check_text, fix_files, fix_text, read_fixture

HERE = Path(__file__).parent
REPAIRING = {rule.module.rpartition(".")[2]: rule for rule in registry.load().rules if rule.repair}
FIXTURES = sorted(
    path
    for name, rule in REPAIRING.items()
    for path in (HERE / rule.module.split(".")[-2] / name).glob("*")
    if path.name != "__pycache__"
)


def shown(path):
    return path.relative_to(HERE).as_posix()


@pytest.mark.parametrize("name", sorted(REPAIRING))
def test_a_safe_fix_turns_the_example_into_what_to_use_instead(name):
    rule = REPAIRING[name]
    example = rule.page.code_of("Example")
    (finding,) = check_text(example, select=[rule.code]).findings
    if finding.fix is None:
        return
    fixed = fix_text(example, select=[rule.code], unsafe=True)
    assert not check_text(fixed, select=[rule.code]).findings
    if finding.fix.safety is Safety.UNSAFE:
        assert fix_text(example, select=[rule.code]) == example
    else:
        assert fixed == fix_text(example, select=[rule.code]) == rule.page.code_of("Use instead")


@pytest.mark.parametrize("name", sorted(REPAIRING))
def test_the_page_says_when_a_fix_is_safe(name):
    text = REPAIRING[name].page.sections["Fix safety"].lower()
    assert re.search(r"\b(un)?safe\b", text)


@pytest.mark.parametrize("path", FIXTURES, ids=shown)
def test_fixture(path):
    rule = REPAIRING[path.parent.name]
    files = read_fixture(path)
    outcome = fix_files(files, select=[rule.code], unsafe=True)
    now = {**files, **{change.path: change.after for change in outcome.changes}}
    for change in outcome.changes:
        compile(change.after, change.path, "exec")
        assert change.before == files[change.path]
        if rule.name != "unused-allowance":
            assert remarks(change.after) == remarks(change.before)
    for finding in outcome.fixed:
        assert finding.fix is not None
    touched = {finding.path for finding in outcome.fixed}
    assert {change.path for change in outcome.changes} == touched
    again = fix_files(now, select=[rule.code], unsafe=True)
    assert not again.changes
    assert codes(again.report) == codes(outcome.report)
    # What was refused is still found, and can still be read.
    assert len(outcome.refused) == len(again.refused)


def remarks(data):
    return Counter(comment.text for comment in comments(data.decode()))


def codes(report):
    return Counter((finding.path, finding.code) for finding in report.findings)
