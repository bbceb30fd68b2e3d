"""``--fix``, ``--unsafe-fixes`` and ``--diff`` from outside."""

import errno
import json
import subprocess
import sys
from pathlib import Path

import pytest

from poolproof.cli import fixes
from poolproof.cli.app import run

COMMAND = [str(Path(sys.executable).with_name("poolproof")), "check", "--isolated"]
SAFE = """\
from multiprocessing import Pool


def lengths(texts):
    pool = Pool(2)
    return pool.map(len, texts)
"""
FIXED = SAFE.replace("    pool = Pool(2)\n    ", "    with Pool(2) as pool:\n        ")
UNSAFE = """\
from multiprocessing import Pool


def lengths(texts):
    pool = Pool(2)
    pool.map_async(print, texts)
    pool.close()
"""
NO_FIX = """\
from multiprocessing import Pool


class Reader:
    def __init__(self):
        self.readers = Pool(2)
"""


@pytest.fixture
def poolproof(tmp_path):
    def call(*arguments, **options):
        return subprocess.run(
            [*COMMAND, *arguments],
            cwd=tmp_path,
            capture_output=True,
            timeout=300,
            check=False,
            **options,
        )

    return call


def test_fixing_all_there_is_leaves_nothing(poolproof, tmp_path):
    (tmp_path / "a.py").write_text(SAFE)
    done = poolproof("--fix")
    assert done.returncode == 0
    assert (tmp_path / "a.py").read_text() == FIXED
    assert b"No problems found" in done.stdout
    assert done.stderr == b"Fixed 1 problem in 1 file\n"
    assert poolproof("--fix").stderr == b""


def test_what_is_left_is_reported(poolproof, tmp_path):
    for name, text in {"a": SAFE, "b": UNSAFE, "c": NO_FIX}.items():
        (tmp_path / f"{name}.py").write_text(text)
    assert b"1 fixable with --fix, 1 more with --unsafe-fixes" in poolproof().stdout
    done = poolproof("--fix")
    assert done.returncode == 1
    assert (tmp_path / "b.py").read_text() == UNSAFE
    assert b"1 fixable with --unsafe-fixes" in done.stdout
    done = poolproof("--unsafe-fixes")
    assert done.returncode == 1
    assert (tmp_path / "b.py").read_text() == UNSAFE + "    pool.join()\n"
    assert (tmp_path / "c.py").read_text() == NO_FIX
    assert b"fixable" not in done.stdout
    assert poolproof("--fix", "--exit-zero").returncode == 0


def test_a_diff_changes_nothing_and_can_be_applied(poolproof, tmp_path):
    (tmp_path / "a.py").write_bytes(SAFE.replace("\n", "\r\n").encode())
    (tmp_path / "b.py").write_text(NO_FIX)
    before = (tmp_path / "a.py").read_bytes()
    done = poolproof("--diff")
    assert done.returncode == 1
    assert done.stderr == b"Would fix 1 problem in 1 file\n"
    assert (tmp_path / "a.py").read_bytes() == before
    assert poolproof("--diff", "--exit-zero").returncode == 0
    assert poolproof("--diff", "b.py").returncode == 0
    subprocess.run(["git", "apply", "-p0"], input=done.stdout, cwd=tmp_path, check=True)
    assert (tmp_path / "a.py").read_bytes() == FIXED.replace("\n", "\r\n").encode()
    assert poolproof("--diff").returncode == 0


def test_a_diff_is_not_a_report(poolproof):
    done = poolproof("--diff", "--output-format", "json")
    assert done.returncode == 2
    assert b"--diff shows a diff" in done.stderr


def test_json_has_the_edits(poolproof, tmp_path):
    (tmp_path / "a.py").write_text(SAFE)
    (finding,) = json.loads(poolproof("--output-format", "json").stdout)["findings"]
    assert finding["fix"] == {
        "safety": "safe",
        "title": "use the pool as `with ... as pool:`",
        "edits": [
            {
                "line": 5,
                "column": 1,
                "end_line": 7,
                "end_column": 1,
                "content": "    with Pool(2) as pool:\n        return pool.map(len, texts)\n",
            }
        ],
    }


def test_the_standard_input_goes_to_the_standard_output(poolproof):
    done = poolproof("--fix", "-", input=SAFE.replace("\n", "\r\n").encode())
    assert done.stdout == FIXED.replace("\n", "\r\n").encode()
    assert done.returncode == 0
    done = poolproof("--fix", "-", "--stdin-filename", "x.py", input=NO_FIX.encode())
    assert done.stdout == NO_FIX.encode()
    assert done.returncode == 1
    assert b"PP105" in done.stderr


def test_a_file_that_cannot_be_written_is_told_and_the_others_are_fixed(
    tmp_path, monkeypatch, capsys
):
    for name in ("a.py", "b.py"):
        (tmp_path / name).write_text(SAFE)
    replace_file = fixes.replace_file

    def full(path, before, after):
        if path.endswith("a.py"):
            raise OSError(errno.ENOSPC, "No space left on device", path)
        replace_file(path, before, after)

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(fixes, "replace_file", full)
    assert run(["check", "--isolated", "--fix"]) == 2
    assert "error: a.py: was not fixed: no space left on device" in capsys.readouterr().err
    assert (tmp_path / "a.py").read_text() == SAFE
    assert (tmp_path / "b.py").read_text() == FIXED


def test_the_report_after_fixing_quotes_the_fixed_text(poolproof, tmp_path):
    (tmp_path / "a.py").write_text(SAFE + NO_FIX)
    done = poolproof("--fix", env={"COLUMNS": "100", "PYTHONIOENCODING": "utf-8"})
    assert b"self.readers = Pool(2)" in done.stdout
    assert b"PP101" not in done.stdout
