"""The pages of the rules about the check itself keep their word."""

import pytest

from poolproof import registry
from poolproof.pipeline import check_paths
from poolproof.settings import Settings


@pytest.mark.parametrize("code", ["PP900", "PP901"])
def test_the_example_is_found_and_the_cure_is_clean(tmp_path, monkeypatch, code):
    monkeypatch.chdir(tmp_path)
    rule = registry.load().find(code)
    assert rule is not None
    (tmp_path / "example.py").write_text(rule.page.code_of("Example"))
    (tmp_path / "instead.py").write_text(rule.page.code_of("Use instead"))
    report = check_paths(["."], Settings(tmp_path))
    assert [(each.path, each.code) for each in report.findings] == [("example.py", code)]
    assert report.errors == ()
