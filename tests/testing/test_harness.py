import pytest

from poolproof import registry
from poolproof.pack import Pack
from poolproof.registry import Registry
from poolproof.rule import HEADINGS
from poolproof.testing import (
    CheckFailed,
    assert_expected,
    check_files,
    check_fixture,
    check_text,
    read_fixture,
)

LEAK = "from multiprocessing import Pool\n\n\ndef run(texts):\n    return Pool().map(len, texts)\n"
MARKED = LEAK.replace("len, texts)", "len, texts)  # expect: PP101")
IN_A_LOOP = """\
from multiprocessing import Pool


def run(batches):
    for batch in batches:
        with Pool() as pool:
            print(pool.map(len, batch))
"""


def codes(report):
    return [(finding.path, finding.span.line, finding.code) for finding in report.findings]


def test_text():
    assert codes(check_text(LEAK)) == [("example.py", 5, "PP101")]
    assert codes(check_text(LEAK, name="pools/leak.py")) == [("pools/leak.py", 5, "PP101")]


def test_rules_that_have_to_be_asked_for():
    assert codes(check_text(IN_A_LOOP)) == []
    assert codes(check_text(IN_A_LOOP, select=["PP106"])) == [("example.py", 6, "PP106")]


def test_files_are_one_project():
    maker = b"from multiprocessing import Pool\n\n\ndef make():\n    return Pool()\n"
    user = b"from maker import make\n\n\ndef run(texts):\n    return make().map(len, texts)\n"
    report = check_files({"maker.py": maker, "user.py": user})
    assert codes(report) == [("user.py", 5, "PP101")]
    assert {note.path for note in report.findings[0].notes} == {"user.py", "maker.py"}


def test_other_projects_are_out_of_sight(tmp_path):
    """What ends a pool in the folder next to a fixture does not count."""
    owner = (
        "from multiprocessing import Pool\n\n\n"
        "class A:\n    def __init__(self):\n        self.p = Pool()\n"
    )
    (tmp_path / "owner.py").write_text(owner)
    (tmp_path / "ender.py").write_text("def end(a):\n    a.p.terminate()\n")
    assert codes(check_fixture(tmp_path / "owner.py")) == [("owner.py", 6, "PP105")]
    assert codes(check_fixture(tmp_path)) == []


def test_fixture_as_expected(tmp_path):
    (tmp_path / "leak.py").write_text(MARKED)
    assert len(assert_expected(tmp_path / "leak.py").findings) == 1
    assert len(assert_expected(tmp_path).findings) == 1


def test_missing_finding_is_named(tmp_path):
    file = tmp_path / "clean.py"
    file.write_text("x = 1\ny = 2  # expect: PP101\n")
    with pytest.raises(AssertionError, match=r"clean\.py:2: PP101 is missing: y = 2  # expect"):
        assert_expected(file)


def test_unexpected_finding_is_explained(tmp_path):
    file = tmp_path / "leak.py"
    file.write_text(LEAK)
    with pytest.raises(AssertionError) as failure:
        assert_expected(file)
    text = str(failure.value)
    assert f"{file}:5: PP101 is not expected: return Pool().map(len, texts)" in text
    assert "nothing ends the pool that `Pool(...)` starts" in text
    assert "leak.py:5: the pool is started here" in text


def test_codes_are_counted(tmp_path):
    file = tmp_path / "leak.py"
    file.write_text(MARKED.replace("PP101", "PP101, PP101"))
    with pytest.raises(AssertionError, match="PP101 is missing"):
        assert_expected(file)


def test_folder_without_python(tmp_path):
    with pytest.raises(FileNotFoundError, match="no Python file"):
        read_fixture(tmp_path)


def test_bytes_that_cannot_be_read_are_a_finding():
    assert codes(check_files({"bad.py": b"Pool = '\xff'  # ray\n"})) == [("bad.py", 1, "PP900")]


def test_broken_rule_is_no_silent_success(tmp_path, monkeypatch):
    """A rule that breaks down found nothing, and that must not pass for clean code."""
    page = "\n\n".join(f"{heading}\n---\ntext" for heading in HEADINGS)
    package = tmp_path / "broken_pack"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "rule.py").write_text(
        f'"""A headline.\n\n{page}\n"""\n'
        "from poolproof.sdk import Declaration, Severity, Tier\n"
        'DECLARATION = Declaration("XY101", "broken-rule", Severity.ERROR, Tier.DEFAULT, "0.1")\n'
        "def judge(solution):\n    raise KeyError(solution.path)\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    found = Registry((*registry.load().packs, Pack("broken", ("broken_pack",))))
    monkeypatch.setattr(registry, "load", lambda: found)
    with pytest.raises(CheckFailed, match="the rule XY101 broken-rule failed: KeyError"):
        check_text(LEAK)
