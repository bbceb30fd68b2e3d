"""The tool is clean on the code that it is made of."""

from pathlib import Path

from poolproof import pipeline, settings

ROOT = Path(__file__).parents[2]


def test_the_project_has_no_findings():
    found = settings.read(ROOT / "pyproject.toml")
    report = pipeline.check_paths([str(ROOT)], found)
    assert report.errors == ()
    assert [f"{f.path}:{f.span.line} {f.code}" for f in report.findings] == []
    assert report.statistics.files > 100
