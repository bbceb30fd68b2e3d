"""Reports in files, the baseline, changed lines and allowances, through the command."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from poolproof.cli.app import run

SYSTEMS = ("NO_COLOR", "FORCE_COLOR", "GITHUB_WORKSPACE", "CI_PROJECT_DIR")
COMMAND = [str(Path(sys.executable).with_name("poolproof"))]
LEAK = """\
from multiprocessing import Pool


def run(jobs):
    pool = Pool(4)
    return pool.map(len, jobs)
"""
CLEAN = """\
from multiprocessing import Pool


def run(jobs):
    pool = Pool(4)
    try:
        return pool.map(len, jobs)
    finally:
        pool.close()
        pool.join()
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.py").write_text(LEAK)
    return tmp_path


@pytest.fixture
def poolproof(tmp_path, monkeypatch, capsys):
    """Run the command in this process, which is fast."""
    for name in SYSTEMS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")

    def call(*arguments, cwd=tmp_path, stdin=""):
        monkeypatch.chdir(cwd)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        status = run(("check", *arguments))
        written = capsys.readouterr()
        return status, written.out, written.err

    return call


@pytest.fixture
def installed(tmp_path):
    """Run the installed command."""
    clean = {key: value for key, value in os.environ.items() if key not in SYSTEMS}
    environment = {**clean, "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"}

    def call(*arguments):
        done = subprocess.run(
            [*COMMAND, "check", *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return done.returncode, done.stdout, done.stderr

    return call


@pytest.fixture
def git(tmp_path):
    settings = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=m")

    def call(*arguments):
        subprocess.run(
            ["git", *settings, *arguments], cwd=tmp_path, check=True, capture_output=True
        )

    call("init", "-q")
    return call


def found(out):
    return [(each["path"], each["line"], each["code"]) for each in json.loads(out)["findings"]]


JSON = ("--output-format", "json")


def test_several_reports_in_one_run(installed, folder):
    status, out, err = installed(
        "--output", "sarif=out.sarif", "--output", "junit=out.xml", "--output", "json=out.json"
    )
    assert (status, err) == (1, "")
    assert out.startswith("a.py:5:12: PP101 ")
    assert json.loads((folder / "out.sarif").read_text())["version"] == "2.1.0"
    assert (folder / "out.xml").read_text().startswith("<?xml")
    assert found((folder / "out.json").read_text()) == [("a.py", 5, "PP101")]
    again = {name: (folder / name).read_bytes() for name in ("out.sarif", "out.xml", "out.json")}
    installed(
        "--output", "sarif=out.sarif", "--output", "junit=out.xml", "--output", "json=out.json"
    )
    assert again == {name: (folder / name).read_bytes() for name in again}, "they are stable"


@pytest.mark.parametrize("form", ["json", "sarif", "github", "gitlab", "junit", "rdjson"])
def test_a_file_holds_what_the_output_shows(poolproof, folder, form):
    status, out, _ = poolproof("--output-format", form)
    assert status == 1
    assert poolproof("--output-format", form, "-o", "report")[:2] == (1, "")
    assert (folder / "report").read_text("utf-8") == out


def test_the_format_can_be_a_setting(poolproof, folder):
    (folder / "pyproject.toml").write_text('[tool.poolproof]\noutput-format = "json"\n')
    assert found(poolproof()[1]) == [("a.py", 5, "PP101")]
    assert poolproof("--output-format", "text")[1].startswith("a.py:5:12: ")
    (folder / "pyproject.toml").write_text('[tool.poolproof]\noutput-format = "jsn"\n')
    status, _, err = poolproof()
    assert status == 2
    assert "there is no format 'jsn'" in err
    assert "'json'" in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--output", "sarif"], "names no file: write sarif=FILE"),
        (["--output", "sarif="], "names no file"),
        (["--output", "srif=a"], "there is no format 'srif'"),
        (["--output", "text=-"], "cannot both go to the standard output"),
        (["--output", "text=a", "--output", "json=./a"], "two reports cannot both go to"),
        (["--write-baseline"], "--write-baseline needs the file"),
        (["--baseline", "a", "--no-baseline"], "exclude each other"),
        (["--write-baseline", "--baseline", "a", "--add-allow", "x"], "exclude each other"),
        (["--write-baseline", "--baseline", "a", "--changed-since", "HEAD"], "accepts all"),
        (["--add-allow", ""], "needs a reason"),
        (["--add-allow", "a\nb"], "needs a reason of one line"),
        (["--add-allow", "x", "-"], "needs files"),
        (["--changed-since", ""], "needs a revision"),
        (["--baseline", "none.json"], "no such baseline"),
        (["--baseline", "a.py"], "is no baseline"),
        (["--changed-since", "HEAD"], "not a git repository"),
    ],
)
def test_what_makes_no_sense_is_refused(poolproof, folder, arguments, said):
    before = (folder / "a.py").read_text()
    status, out, err = poolproof(*arguments)
    assert (status, out) == (2, "")
    assert said in err
    assert (folder / "a.py").read_text() == before
    assert list(folder.iterdir()) == [folder / "a.py"]


def test_a_report_that_cannot_be_written_keeps_no_other_from_it(poolproof, folder):
    status, out, err = poolproof("--output", "sarif=no/out.sarif", "--output", "json=out.json")
    assert (status, err) == (2, "error: no/out.sarif: no such file or directory\n")
    assert out.startswith("a.py:5:12: ")
    assert found((folder / "out.json").read_text()) == [("a.py", 5, "PP101")]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_said_to_be(poolproof, folder):
    status, _, err = poolproof("--output", "sarif=/dev/full")
    assert (status, err) == (2, "error: /dev/full: no space left on device\n")


def test_a_baseline_from_beginning_to_end(installed, folder):
    use = ("--baseline", "base.json")
    status, out, err = installed(*use, "--write-baseline")
    assert (status, out, err) == (0, "Accepted 1 finding in base.json (1 new, 0 dropped)\n", "")
    status, out, err = installed(*use)
    assert (status, err) == (0, "")
    assert out.startswith("No new problems found in 1 file (")
    assert out.endswith("\nNot shown: 1 accepted by the baseline\n")
    # Moved lines change nothing; what is new is shown, an equal one too.
    (folder / "a.py").write_text(f"\n\n{LEAK}\n\ndef other():\n    pool = Pool(4)\n")
    (folder / "b.py").write_text(LEAK)
    status, out, _ = installed(*use, *JSON)
    assert (status, found(out)) == (1, [("a.py", 12, "PP101"), ("b.py", 5, "PP101")])
    twice = LEAK.replace("    return", "    pool = Pool(4)\n    return")
    (folder / "a.py").write_text(twice)
    assert found(installed("a.py", *use, *JSON)[1]) == [("a.py", 6, "PP101")]
    # What matches nothing is reported, and dropped by the next writing.
    (folder / "a.py").write_text(CLEAN)
    status, _, err = installed(*use)
    assert status == 1
    assert err == (
        "note: base.json: 1 entry matches nothing any more (--write-baseline drops them)\n"
        "  a.py: PP101 in run\n"
    )
    assert installed(*use, "--quiet")[2] == ""
    out = installed(*use, "--write-baseline")[1]
    assert out == "Accepted 1 finding in base.json (1 new, 1 dropped)\n"
    assert installed(*use)[0] == 0


def test_what_a_run_did_not_look_at_stays_in_the_baseline(poolproof, folder):
    use = ("--baseline", "base.json")
    (folder / "b.py").write_text(LEAK)
    poolproof(*use, "--write-baseline")
    (folder / "a.py").write_text(CLEAN)
    before = (folder / "base.json").read_text()
    for arguments in (["b.py"], ["--select", "PP102"], ["a.py", "--ignore", "PP101"]):
        assert poolproof(*arguments, *use)[2] == ""
        poolproof(*arguments, *use, "--write-baseline")
        assert (folder / "base.json").read_text() == before
    assert "1 entry matches nothing" in poolproof("a.py", *use)[2]
    (folder / "a.py").unlink()
    assert "1 entry matches nothing" in poolproof("b.py", *use)[2], "a file that is gone is clean"


def test_a_baseline_can_be_a_setting_and_holds_wherever_we_are_called(poolproof, folder):
    (folder / "pyproject.toml").write_text('[tool.poolproof]\nbaseline = "base.json"\n')
    (folder / "sub").mkdir()
    (folder / "sub" / "b.py").write_text(LEAK)
    assert poolproof("--write-baseline")[0] == 0
    assert poolproof()[0] == 0
    assert poolproof(cwd=folder / "sub")[0] == 0
    assert poolproof("../a.py", cwd=folder / "sub")[0] == 0
    assert poolproof("--no-baseline")[0] == 1


def test_accepted_findings_are_suppressed_in_sarif(poolproof, folder):
    poolproof("--baseline", "base.json", "--write-baseline")
    status, out, _ = poolproof("--baseline", "base.json", "--output-format", "sarif")
    (result,) = json.loads(out)["runs"][0]["results"]
    assert status == 0
    assert result["suppressions"] == [{"kind": "external", "status": "accepted"}]


def test_only_changed_lines(installed, folder, git):
    (folder / "b.py").write_text(CLEAN)
    git("add", "-A")
    git("commit", "-q", "-m", "x")
    since = ("--changed-since", "HEAD", *JSON)
    assert found(installed(*since)[1]) == []
    (folder / "c.py").write_text(LEAK)
    (folder / "a.py").write_text(f"# new\n{LEAK}\n\ndef other():\n    pool = Pool(4)\n")
    assert found(installed(*since)[1]) == [("a.py", 11, "PP101"), ("c.py", 5, "PP101")]
    # Taking the release away changes no line of what is left.
    (folder / "b.py").write_text(CLEAN.replace("        pool.join()\n", ""))
    assert ("b.py", 5, "PP102") in found(installed(*since)[1])
    status, out, _ = installed("--changed-since", "HEAD", "a.py")
    assert status == 1
    assert "Not shown: 1 away from the changed lines" in out
    status, _, err = installed("--changed-since", "nothing")
    assert (status, err) == (2, "error: --changed-since: 'nothing' is nothing that git knows\n")


def test_allowances_are_added(poolproof, folder):
    (folder / "b.py").write_bytes(b"\xef\xbb\xbf" + LEAK.replace("\n", "\r\n").encode())
    status, out, err = poolproof("--add-allow", "it lives as long as we do")
    assert (status, out, err) == (0, "Allowed 2 findings in 2 files\n", "")
    comment = (
        "    # poolproof: allow[unreleased-pool] it lives as long as we do\n    pool = Pool(4)\n"
    )
    assert comment in (folder / "a.py").read_text()
    assert comment.replace("\n", "\r\n").encode() in (folder / "b.py").read_bytes()
    assert poolproof()[0] == 0
    assert poolproof("--add-allow", "x")[1] == "Allowed 0 findings in 0 files\n"
    (result, _) = json.loads(poolproof("--output-format", "sarif")[1])["runs"][0]["results"]
    assert result["suppressions"][0]["justification"] == "it lives as long as we do"


def test_what_cannot_be_allowed_is_named(poolproof, folder):
    (folder / "a.py").write_text('# poolproof: allow[no-such]\nPool = ""\n')
    status, out, _ = poolproof("--add-allow", "x")
    assert status == 1
    assert out == (
        "not allowed: a.py:1:20: PP901 unused-allowance: take the comment away that it is about\n"
        "Allowed 0 findings in 0 files\n"
    )


def test_statistics_count_the_rules(poolproof, folder):
    out = poolproof("--statistics")[1]
    assert "1  PP101 unreleased-pool\n" in out
    assert "put aside" in out


def test_the_table_of_the_working_directory_holds_for_all_below(poolproof, folder):
    """So a hook that names one file gets what a whole run gets."""
    (folder / "sub").mkdir()
    (folder / "sub" / "b.py").write_text(LEAK)
    (folder / "sub" / "pyproject.toml").write_text('[tool.poolproof]\nignore = ["PP101"]\n')
    assert poolproof("sub")[0] == 0, "there is no other"
    (folder / "pyproject.toml").write_text("[tool.poolproof]\n")
    for named in (["."], ["sub/b.py"], ["a.py", "sub/b.py"], ["sub/b.py", "a.py"], ["sub"]):
        assert ("sub/b.py", 5, "PP101") in found(poolproof(*named, *JSON)[1])
    assert poolproof(cwd=folder / "sub")[0] == 0
