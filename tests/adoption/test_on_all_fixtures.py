"""The fixtures of all rules as an old code base that is taken on."""

import shutil
import subprocess
import sys
from itertools import groupby
from pathlib import Path

import pytest

from poolproof import pipeline, settings
from poolproof.adoption.allowing import allowing
from poolproof.source.baseline import Baseline
from poolproof.source.text import decode

FIXTURES = Path(__file__).parents[1] / "rules"


@pytest.fixture
def project(tmp_path, monkeypatch):
    folder = tmp_path / "project"
    shutil.copytree(FIXTURES, folder, ignore=shutil.ignore_patterns("__pycache__", "test_*"))
    (folder / "conftest.py").unlink()
    (folder / "pyproject.toml").write_text("")
    monkeypatch.chdir(folder)
    return folder


def run(folder, **changes):
    return pipeline.Run((".",), settings.Settings(folder, pedantic=True, preview=True, **changes))


def test_allowing_all_leaves_none(project):
    found = run(project).report().findings
    assert len(found) > 100
    for path, group in groupby(found, key=lambda finding: finding.path):
        file = project / path
        outcome = allowing(file.read_bytes(), list(group), "it was there before")
        assert [
            each.finding.code for each in outcome.refusals if each.finding.code != "PP901"
        ] == []
        file.write_bytes(outcome.data)
    left = run(project).report()
    assert [each for each in left.findings if each.code != "PP901"] == []
    assert len(left.silenced) >= len([each for each in found if each.code != "PP901"])


def test_a_baseline_survives_what_does_not_matter(project):
    first = run(project)
    found = first.report().findings
    baseline = Baseline.of(first.fingerprints(found).values())
    baseline.write(project / "base.json")
    for file in project.rglob("*.py"):
        text = decode(file.read_bytes()).text
        if "coding" not in text[:200]:
            file.write_text(f"# one\n\n\n# more\n\n{text}", "utf-8", newline="")
    formatter = [
        sys.executable,
        "-m",
        "ruff",
        "format",
        "--isolated",
        "--quiet",
        "--line-length=60",
    ]
    before = {file: file.read_bytes() for file in project.rglob("*.py")}
    subprocess.run([*formatter, "."], cwd=project, check=False)
    assert sum(file.read_bytes() != data for file, data in before.items()) > 30
    again = run(project, baseline=project / "base.json")
    report = again.report()
    assert [f"{each.path}:{each.span.line} {each.code}" for each in report.findings] == []
    assert report.stale == ()
    assert len(report.silenced) >= len(found)
