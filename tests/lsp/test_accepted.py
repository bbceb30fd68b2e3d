"""What the baseline accepts is not shown in an editor either."""

from __future__ import annotations

from pathlib import Path

from poolproof import pipeline, settings
from poolproof.lsp.checking import Project
from poolproof.lsp.document import Document
from poolproof.lsp.files import Files
from poolproof.source.baseline import Baseline

LEAK = """\
from multiprocessing import Pool


def one(jobs):
    Pool(4).map(len, jobs)
"""


def shown(folder: Path, text: str) -> list[int]:
    project = Project(settings.read(folder / "pyproject.toml"), Files())
    document = Document.opened((folder / "a.py").as_uri(), folder / "a.py", 1, text)
    return [finding.span.line for finding in project.check(document.snapshot()).findings]


def test_only_what_is_new_is_shown(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pyproject.toml").write_text('[tool.poolproof]\nbaseline = "base.json"\n')
    (tmp_path / "a.py").write_text(LEAK)
    assert shown(tmp_path, LEAK) == [5], "there is no baseline yet"
    run = pipeline.Run(("a.py",), settings.Settings(tmp_path))
    Baseline.of(run.fingerprints(run.report().findings).values()).write(tmp_path / "base.json")
    assert shown(tmp_path, LEAK) == []
    assert shown(tmp_path, f"\n\n{LEAK}    Pool(4).map(len, jobs)\n") == [8]
    (tmp_path / "base.json").write_text("{")
    assert shown(tmp_path, LEAK) == [5], "the command says what is wrong with it"
