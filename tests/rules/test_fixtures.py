"""Every fixture is checked against its markers.

A fixture is a file, or a folder that is checked as one project, below ``<family>/<rule>/``. It is
checked with the default rules and with the rule that its folder is named after.
"""

from collections import Counter
from pathlib import Path

import pytest

from poolproof import registry
from poolproof.testing import assert_expected, expectations

HERE = Path(__file__).parent
FOLDERS = sorted(folder for folder in HERE.glob("*/*") if folder.is_dir() and folder.name[0] != "_")
FIXTURES = sorted(
    path for folder in FOLDERS for path in folder.iterdir() if path.name not in ("__pycache__",)
)
RULES = {rule.module.rpartition(".")[2]: rule for rule in registry.load().rules}


def shown(path):
    return path.relative_to(HERE).as_posix()


@pytest.mark.parametrize("path", FIXTURES, ids=shown)
def test_fixture(path):
    rule = RULES[path.parent.name]
    assert_expected(path, select=[rule.code])


@pytest.mark.parametrize("folder", FOLDERS, ids=shown)
def test_folder_is_that_of_a_rule(folder):
    rule = RULES.get(folder.name)
    assert rule is not None, f"no rule is in a module called {folder.name}"
    assert rule.module.split(".")[-2] == folder.parent.name


@pytest.mark.parametrize("folder", FOLDERS, ids=shown)
def test_rule_has_defects_and_look_alikes(folder):
    code = RULES[folder.name].code
    codes = Counter[str]()
    silent = 0
    for path in folder.rglob("*.py"):
        found = [each.code for each in expectations(path.read_text(encoding="utf-8"))]
        codes.update(found)
        silent += code not in found
    assert codes[code] >= 15, f"{folder.name} has only {codes[code]} defects of {code}"
    assert silent >= 3, f"{folder.name} has too few files without {code}"
