"""A rule that is alone finds what it finds among all others, and nothing is done for the others.

What no active rule asks for is not worked out, so a rule that does not declare all it looks at
would find less when it is alone.
"""

import shutil
from pathlib import Path

import pytest

from poolproof import registry
from poolproof.pipeline import check_paths
from poolproof.settings import Choice, Settings
from poolproof.solution import Part

HERE = Path(__file__).parent
RULES = {rule.module.rpartition(".")[2]: rule for rule in registry.load().rules}
FOLDERS = sorted(
    folder for folder in HERE.glob("*/*") if folder.is_dir() and folder.name in RULES
)


def checked(folder, *selectors):
    settings = Settings(HERE, choices=(Choice(select=selectors),), pedantic=True, preview=True)
    return check_paths([str(folder)], settings)


def compare(path, project, code):
    """What a rule finds among all in a fixture that is a project, and has to find alone too."""
    (project / ".git").mkdir()
    copy = shutil.copytree if path.is_dir() else shutil.copy
    path = copy(path, project / path.name)
    among_all = [each for each in checked(path, "ALL").findings if each.code == code]
    assert list(checked(path, code).findings) == among_all
    return among_all


def smallest(folder):
    """The shortest fixture in which the folder's rule finds something."""
    mark = f"expect: {RULES[folder.name].code}"
    files = (path for path in folder.glob("*.py") if mark in path.read_text(encoding="utf-8"))
    return min(files, key=lambda path: path.stat().st_size)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_rule_alone_finds_what_it_finds_among_all(folder, tmp_path):
    assert compare(smallest(folder), tmp_path, RULES[folder.name].code)


@pytest.mark.slow
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_rule_alone_finds_all_that_it_finds_among_all(folder, tmp_path):
    assert compare(folder, tmp_path, RULES[folder.name].code)


def test_what_nobody_asks_for_is_not_looked_for(monkeypatch):
    asked = []
    monkeypatch.setattr("poolproof.analysis.Submissions.of", lambda *_: asked.append("tasks") or ())
    monkeypatch.setattr("poolproof.analysis.Results.works", lambda *_: asked.append("works") or ())
    folder = HERE / "lifecycle" / "unreleased_pool"
    report = checked(folder, "PP101")
    assert report.findings
    assert not asked
    assert report.statistics.submissions is None
    assert report.statistics.results is None
    checked(folder, "PP101", "PP202", "PP301")
    assert {"tasks"} <= set(asked)


def test_a_rule_that_says_nothing_is_told_everything():
    for rule in registry.load().rules:
        assert set(rule.declaration.asks) <= set(Part)
    assert type(RULES["unreleased_pool"].declaration)("XY1", "x", *(None,) * 3).asks == tuple(Part)
