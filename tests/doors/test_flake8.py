"""The plugin, through the real flake8."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from poolproof.flake8_plugin import Plugin

pytest.importorskip("flake8")
LEAK = "from multiprocessing import Pool\n\n\ndef f(jobs):\n    é = '𝄞'; pool = Pool(4)\n"
TWO = {
    "makers.py": "from multiprocessing import Pool\n\n\ndef make():\n    return Pool(4)\n",
    "users.py": "from makers import make\n\n\ndef use(jobs):\n    make().map(len, jobs)\n",
}


def flake8(folder, *arguments, stdin=None):
    done = subprocess.run(
        [sys.executable, "-m", "flake8", "--isolated", "--select", "PP", *arguments],
        cwd=folder,
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        env={"PATH": "/usr/bin:/bin", "PYTHONUTF8": "1", "HOME": str(folder)},
        check=False,
    )
    assert done.stderr == ""
    return done.returncode, done.stdout.splitlines()


def places(out):
    return [" ".join(line.split()[:2]) for line in out]


def test_findings_are_reported(tmp_path):
    (tmp_path / "a.py").write_text(LEAK, "utf-8")
    status, out = flake8(tmp_path, "a.py")
    assert status == 1
    assert places(out) == ["a.py:5:21: PP101"]
    assert "PP101 unreleased-pool: nothing ends the pool" in out[0]


def test_it_is_on_by_default_and_can_be_switched_off(tmp_path):
    (tmp_path / "a.py").write_text(LEAK, "utf-8")
    every = [sys.executable, "-m", "flake8", "--isolated", "--format=%(code)s", "a.py"]
    done = subprocess.run(every, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "PP101" in done.stdout.split()
    assert flake8(tmp_path, "--extend-ignore", "PP101", "a.py") == (0, [])


@pytest.mark.parametrize("comment", ["# noqa: PP101", "# noqa", "# poolproof: allow[PP101] so"])
def test_comments_allow(tmp_path, comment):
    (tmp_path / "a.py").write_text(LEAK.replace("Pool(4)", f"Pool(4)  {comment}"), "utf-8")
    assert flake8(tmp_path, "a.py") == (0, [])


def test_settings_hold(tmp_path):
    (tmp_path / "a.py").write_text(LEAK, "utf-8")
    (tmp_path / "pyproject.toml").write_text('[tool.poolproof]\nignore = ["PP101"]\n')
    assert flake8(tmp_path, "a.py") == (0, [])
    (tmp_path / "pyproject.toml").write_text("[tool.poolproof]\nignre = []\n")
    status, out = flake8(tmp_path, "a.py")
    assert status == 1
    assert places(out) == ["a.py:1:1: PP000"]
    assert "unknown key 'ignre'" in out[0]


def test_the_standard_input_is_checked(tmp_path):
    status, out = flake8(tmp_path, "-", stdin=LEAK)
    assert places(out) == ["stdin:5:21: PP101"]
    (tmp_path / "a.py").write_text("x = 1\n")
    status, out = flake8(tmp_path, "--stdin-display-name", "a.py", "-", stdin=LEAK)
    assert (status, places(out)) == (1, ["a.py:5:21: PP101"])


def test_other_files_are_seen(tmp_path):
    for name, content in TWO.items():
        (tmp_path / name).write_text(content)
    assert places(flake8(tmp_path, "-j2", ".")[1]) == ["./users.py:5:5: PP101"]
    assert places(flake8(tmp_path, "users.py")[1]) == ["users.py:5:5: PP101"]


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + LEAK.encode(),
        LEAK.replace("\n", "\r\n").encode(),
        ("# coding: latin-1\n" + LEAK.replace("𝄞", "é")).encode("latin-1"),
    ],
)
def test_every_kind_of_file_is_read(tmp_path, data):
    (tmp_path / "a.py").write_bytes(data)
    line = 6 if b"coding" in data else 5
    assert places(flake8(tmp_path, "a.py")[1]) == [f"a.py:{line}:21: PP101"]


def test_the_whole_file_is_checked_once(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    lines = LEAK.splitlines(keepends=True)
    plugin = Plugin(ast.parse(LEAK), "a.py", lines)
    ((line, column, text, kind),) = plugin.run()
    assert (line, column, text[:6], kind) == (5, 20, "PP101 ", Plugin)


def test_a_declaration_that_lies_is_no_reason_to_fail(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = f"# coding: ascii\n{LEAK}"
    found = list(Plugin(ast.parse("1"), "stdin", text.splitlines(keepends=True)).run())
    assert [each[2][:5] for each in found] in (["PP900"], ["PP101"])
    assert Path.cwd() == tmp_path
