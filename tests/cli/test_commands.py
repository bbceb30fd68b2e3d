import io
import json
import os
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from poolproof import analysis, pipeline, registry
from poolproof.cli import debug
from poolproof.cli.app import run
from poolproof.finding import Note, Span
from poolproof.registry import Registry
from poolproof.solution import Fate, Loss, Misuse, MisuseKind, ModuleSolution, Site, Verdict

BROKEN = "Pool = (\n# ray\n"
ALLOWED = "# ray.Pool  # poolproof: allow[no-such-rule]\n"


@pytest.fixture
def poolproof(tmp_path, monkeypatch, capsys):
    """Run the command in an empty folder; the result is its exit code and what it wrote."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments, stdin=None):
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        status = run(arguments)
        written = capsys.readouterr()
        return status, written.out, written.err

    return call


@pytest.fixture
def files(tmp_path):
    def make(**contents):
        for name, content in contents.items():
            path = tmp_path / name.replace("__", "/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.with_name(path.name + ".py").write_text(content, "utf-8")

    return make


def codes(out):
    return [finding["code"] for finding in json.loads(out)["findings"]]


def test_clean_files_are_said_to_be(poolproof, files):
    files(a="x = 1\n")
    assert poolproof("check") == (0, "No problems found in 1 file (no pool seen)\n", "")


def test_findings_are_reported(poolproof, files):
    files(a=BROKEN, b="x = 1\n")
    status, out, err = poolproof("check", ".")
    assert (status, err) == (1, "")
    assert out.startswith("a.py:1:8: PP900 unreadable-file: ")
    assert out.endswith("Found 1 problem in 1 file (no pool seen)\n")


def test_findings_can_be_of_no_consequence(poolproof, files):
    files(a=BROKEN)
    assert poolproof("check", "--exit-zero")[0] == 0
    assert poolproof("check", "--exit-zero", ".", "missing.py")[0] == 2


def test_quiet_leaves_the_summary_out(poolproof, files):
    files(a=BROKEN)
    assert "Found" not in poolproof("check", "--quiet")[1]
    files(a="")
    assert poolproof("check", "-q") == (0, "", "")


def test_statistics_are_shown_on_request(poolproof, files):
    files(a=BROKEN, b="x = 1\n")
    assert "put aside" in poolproof("check", "--statistics")[1]


def test_json_is_written(poolproof, files):
    files(a=BROKEN, sub__b="")
    status, out, _ = poolproof("check", "--output-format", "json", "missing", ".")
    report = json.loads(out)
    assert status == 2
    assert list(report) == ["version", "findings", "errors", "statistics"]
    assert [finding["path"] for finding in report["findings"]] == ["a.py"]
    assert [(e["path"], e["kind"]) for e in report["errors"]] == [("missing", "input")]
    assert report["statistics"]["files"] == 2
    assert report["statistics"]["screened_out"] == 1


@pytest.mark.parametrize("colour", ["auto", "always"])
def test_the_report_can_go_to_a_file(poolproof, files, tmp_path, colour, monkeypatch):
    files(a=BROKEN)
    monkeypatch.setenv("FORCE_COLOR", "1")
    status, out, _ = poolproof("check", "-o", "report.txt", "--color", colour)
    assert (status, out) == (1, "")
    text = (tmp_path / "report.txt").read_text("utf-8")
    assert "Found 1 problem" in text
    assert ("\x1b[" in text) == (colour == "always")


def test_a_file_that_cannot_be_written_is_an_error(poolproof, files, tmp_path):
    files(a=BROKEN)
    status, _, err = poolproof("check", "-o", "nowhere/report.txt")
    assert (status, err) == (2, "error: nowhere/report.txt: no such file or directory\n")
    status, _, err = poolproof("check", "-o", str(tmp_path))
    assert (status, err) == (2, f"error: {tmp_path}: is a directory\n")


def test_rules_can_be_chosen(poolproof, files):
    files(a=BROKEN, b=ALLOWED)

    def found(*arguments):
        return codes(poolproof("check", "--output-format", "json", *arguments)[1])

    assert found() == ["PP900", "PP901"]
    assert found("--select", "PP901") == ["PP901"]
    assert found("--select", "unused-allowance,PP900") == ["PP900", "PP901"]
    assert found("--ignore", "PP901", "--ignore", "PP900") == []
    assert found("--select", "PP1", "--extend-select", "PP9") == ["PP900", "PP901"]


def test_settings_are_read_and_can_be_ignored(poolproof, files, tmp_path):
    files(a=BROKEN, sub__b=BROKEN)
    table = '[tool.poolproof.per-file-ignores]\n"sub/" = ["PP900"]\n'
    (tmp_path / "pyproject.toml").write_text(table)
    (tmp_path / "other.toml").write_text("[tool.poolproof]\nignore = ['ALL']\n")

    def found(*arguments):
        out = poolproof("check", "--output-format", "json", *arguments)[1]
        return [finding["path"] for finding in json.loads(out)["findings"]]

    assert found() == ["a.py"]
    assert found("--isolated") == ["a.py", "sub/b.py"]
    assert found("--config", "other.toml") == []
    assert found("sub") == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--select", "PP9999"], "error: --select: no rule is called 'PP9999'"),
        (["--ignore", "unreadable-fil"], "; did you mean 'unreadable-file'?"),
        (["--config", "missing.toml"], "error: missing.toml: cannot be read: No such file"),
        (["--config", "x", "--isolated"], "exclude each other"),
        (["--exclude", "!x"], "error: --exclude: '!x' is no pattern"),
        (["--output-format", "xml"], "Invalid value for '--output-format'"),
        (["--nonsense"], "No such option"),
        (["--stdin-filename", "x.py"], "--stdin-filename needs `-`"),
        (["-", "x.py"], "cannot be combined"),
    ],
)
def test_wrong_options_are_refused(poolproof, arguments, message):
    status, out, err = poolproof("check", *arguments)
    assert (status, out) == (2, "")
    assert message in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[tool.poolproof]\nselct = []\n", "unknown key 'selct'; did you mean 'select'?"),
        ("[tool.poolproof]\nselect = ['PP9999']\n", "no rule is called 'PP9999'"),
        ("[tool.poolproof]\npools = {'a.B' = 'x'}\n", "no kind of pool is called 'x'"),
        ("[tool.poolproof\n", "is not valid TOML"),
    ],
)
def test_wrong_settings_are_refused_even_if_nothing_needs_them(
    poolproof, files, tmp_path, text, message
):
    files(a="x = 1\n")
    (tmp_path / "pyproject.toml").write_text(text)
    status, _, err = poolproof("check")
    assert status == 2
    assert err.startswith(f"error: {tmp_path / 'pyproject.toml'}: ")
    assert message in err


def test_files_can_be_excluded(poolproof, files, tmp_path):
    files(a="", sub__b="", sub__c="", sub__deep__d="")
    assert poolproof("check", "--show-files", "--exclude", "sub/b.py,deep")[1] == "a.py\nsub/c.py\n"
    assert poolproof("check", "--show-files", "--exclude", "sub", "sub/b.py")[1] == "sub/b.py\n"
    forced = poolproof("check", "--show-files", "--force-exclude", "--exclude", "sub", "sub/b.py")
    assert forced == (0, "", "")


def test_excluded_paths_start_where_they_are_typed(poolproof, files, tmp_path, monkeypatch):
    files(a="", sub__b="", sub__sub__c="")
    (tmp_path / "pyproject.toml").write_text("[tool.poolproof]\n")
    monkeypatch.chdir(tmp_path / "sub")
    assert poolproof("check", "--show-files", "--exclude", "/b.py,sub/c.py")[1] == ""
    assert poolproof("check", "--show-files", "--exclude", "b.py")[1] == "sub/c.py\n"


def test_no_files_are_worth_a_warning(poolproof):
    status, _, err = poolproof("check")
    assert (status, err) == (0, "warning: there is no Python file to check here\n")


def test_files_and_settings_can_be_shown(poolproof, files, tmp_path):
    files(a=BROKEN)
    assert poolproof("check", "--show-files") == (0, "a.py\n", "")
    status, out, _ = poolproof("check", "--show-settings", "--select", "PP900")
    assert status == 0
    assert 'select = ["PP900"]' in out
    assert out.endswith("# rules: PP900\n")
    (tmp_path / "pyproject.toml").write_text(out)
    assert poolproof("check", "--show-settings")[1].split("\n")[2:] == out.split("\n")[2:]


def test_the_standard_input_is_checked(poolproof):
    status, out, _ = poolproof("check", "-", stdin=BROKEN.encode())
    assert status == 1
    assert out.startswith("<stdin>:1:8: PP900")
    assert "1 │ Pool = (\n" in out


def test_the_standard_input_can_have_a_name(poolproof, files, tmp_path):
    files(sub__a="x = 1\n")
    (tmp_path / "pyproject.toml").write_text('[tool.poolproof]\nexclude = ["gen"]\n')
    named = ["check", "-", "--stdin-filename"]
    assert poolproof(*named, "sub/a.py", stdin=BROKEN.encode())[1].startswith("sub/a.py:1:8:")
    assert poolproof(*named, "gen/a.py", stdin=BROKEN.encode())[0] == 1
    assert poolproof(*named, "gen/a.py", "--force-exclude", stdin=BROKEN.encode())[0] == 0


def test_an_undecodable_standard_input_is_reported(poolproof):
    status, out, _ = poolproof("check", "-", stdin=b"Pool = '\xff'  # ray\n")
    assert status == 1
    assert out.startswith("<stdin>:1:9: PP900")


def test_allowances_are_honoured_and_accounted_for(poolproof, files):
    files(
        a=f"# poolproof: allow-file[unreadable-file]\n{BROKEN}",
        b="x = 1  # poolproof: allow[PP900]\n",
        c="# ray.Pool\nx = 1  # noqa: PP900\n",
        d=ALLOWED.replace("\n", "  # poolproof: allow[PP901]\n"),
    )
    status, out, _ = poolproof("check", "--output-format", "json")
    assert status == 1
    found = json.loads(out)["findings"]
    assert [(each["path"], each["code"], each["line"]) for each in found] == [
        ("b.py", "PP901", 1),
        ("c.py", "PP901", 2),
    ]


def test_an_allowance_in_a_file_that_was_not_checked_is_not_unused(poolproof, files):
    files(a=f"{BROKEN}# poolproof: allow[unreleased-pool]\n")
    assert codes(poolproof("check", "--output-format", "json")[1]) == ["PP900"]


def test_a_crash_in_a_rule_hides_nothing(poolproof, files, monkeypatch):
    files(a=BROKEN, b="# ray.Pool\n")
    known = registry.load()

    def judge(solution):
        raise ZeroDivisionError(solution.path)

    broken = Registry(known.packs)
    rules = [replace(r, judge=judge) if r.code == "PP901" else r for r in known.rules]
    broken.__dict__["rules"] = tuple(rules)
    monkeypatch.setattr(registry, "load", lambda: broken)
    status, out, err = poolproof("check", "--output-format", "json")
    report = json.loads(out)
    assert status == 2
    assert codes(out) == ["PP900"]
    assert [(e["path"], e["kind"]) for e in report["errors"]] == [
        ("a.py", "internal"),
        ("b.py", "internal"),
    ]
    assert "ZeroDivisionError: a.py" in report["errors"][0]["message"]
    assert "Traceback" in report["errors"][0]["detail"]
    assert "mistake in poolproof" in err


def test_a_crash_of_the_analysis_costs_one_file(poolproof, files, monkeypatch):
    files(a="# ray.Pool\n", b="# ray.Pool\n", c=BROKEN)
    real = analysis.Analysis.solve

    def solve(self, unit):
        if unit.shown == "a.py":
            raise RecursionError("too deep")
        return real(self, unit)

    monkeypatch.setattr(analysis.Analysis, "solve", solve)
    status, out, _ = poolproof("check", "--output-format", "json")
    report = json.loads(out)
    assert status == 2
    assert codes(out) == ["PP900"]
    assert [error["path"] for error in report["errors"]] == ["a.py"]
    assert report["statistics"]["analysed"] == 2


def test_a_mistake_of_ours_is_told_with_its_traceback(poolproof, files, monkeypatch):
    files(a="")
    monkeypatch.setattr(pipeline, "discover", lambda *a, **o: 1 / 0)
    status, _, err = poolproof("check")
    assert status == 2
    assert err.startswith("error: poolproof failed: ZeroDivisionError")
    assert "Traceback" in err


def test_rules_are_listed(poolproof):
    status, out, _ = poolproof("rules")
    assert status == 0
    assert any(
        line.split()[:3] == ["PP900", "unreadable-file", "default"] for line in out.split("\n")
    )
    listed = json.loads(poolproof("rules", "--json")[1])
    assert [rule["code"] for rule in listed] == list(registry.load().names)
    assert set(listed[0]) == {"code", "name", "severity", "tier", "since", "headline"}


@pytest.mark.parametrize("key", ["PP900", "pp900", "unreadable-file", "Unreadable-File"])
def test_a_rule_is_explained(poolproof, key):
    status, out, _ = poolproof("explain", key)
    assert status == 0
    assert out.startswith("PP900 unreadable-file")
    assert "\n    from multiprocessing import Pool\n" in out
    assert "``" not in out


def test_every_page_can_be_shown(poolproof):
    for rule in registry.load().rules:
        out = poolproof("explain", rule.code)[1]
        for text in (*rule.page.sections, rule.page.code_of("Example").splitlines()[0]):
            assert text in out


def test_a_page_can_be_read_by_programs(poolproof):
    page = json.loads(poolproof("explain", "PP901", "--json")[1])
    assert page["name"] == "unused-allowance"
    assert next(iter(page["sections"])) == "What it does"
    assert page["proofs"] == []


def test_a_rule_that_cites_what_is_not_there_is_refused(poolproof, monkeypatch):
    rule = registry.load().find("PP102")
    evidence = replace(rule.declaration.evidence, anchors=("no-such-anchor",))
    broken = replace(rule, declaration=replace(rule.declaration, evidence=evidence))
    loaded = replace(registry.load())
    monkeypatch.setitem(loaded.__dict__, "rules", (broken,))
    monkeypatch.setattr(registry, "load", lambda: loaded)
    for command in (["explain", "PP102"], ["docs", "build", "site"]):
        status, _, err = poolproof(*command)
        assert status == 2
        assert err.startswith("error: the rule PP102 unjoined-pool (poolproof_rules.lifecycle.")
        assert "missing anchor: no-such-anchor" in err
        assert "Traceback" not in err


def test_unknown_rules_are_not_explained(poolproof):
    status, _, err = poolproof("explain", "unreadable-fil")
    assert status == 2
    assert "did you mean 'unreadable-file'?" in err


POOL = next(p for p in registry.load().protocols if "multiprocessing" in p.name)


def site(line, fate, *, end_line=None, text="Pool"):
    return Site(Span(line, 5, end_line or line, 12), text, POOL, "f", fate)


@pytest.fixture
def solved(monkeypatch):
    """Let the analysis find what a test says."""

    def find(*sites, misuses=()):
        def solve(_, unit):
            return ModuleSolution(unit.shown, tuple(sites), tuple(misuses))

        monkeypatch.setattr(analysis.Analysis, "solve", solve)

    return find


def test_modules_that_are_only_forked_need_no_guard(poolproof, files, tmp_path):
    files(jobs__start="from multiprocessing import Pool\n\nPool(2).terminate()\n")
    check = ["check", "jobs", "--select", "PP401", "--output-format", "json"]
    assert codes(poolproof(*check)[1]) == ["PP401"]
    (tmp_path / "pyproject.toml").write_text("[tool.poolproof]\nfork-only = ['jobs/']\n")
    assert codes(poolproof(*check)[1]) == []
    (tmp_path / "pyproject.toml").write_text("[tool.poolproof]\nfork-only = ['other/']\n")
    assert codes(poolproof(*check)[1]) == ["PP401"]


def test_why_shows_the_verdict_and_the_steps(poolproof, files, solved):
    files(a="x\n" * 9)
    steps = (Note("a.py", Span(4, 1, 4, 2), "an exception"),)
    solved(site(3, Fate(Verdict.LEAKED, Loss.EXCEPTION, "may raise", steps), end_line=4))
    for place in ("a.py:3", "a.py:4", "a.py:3:5"):
        status, out, _ = poolproof("why", place)
        assert status == 0
        assert out.startswith("a.py:3:5: leaked, lost when an exception is raised\n")
        assert f"Pool: a {POOL.name} in f" in out
        assert "① an exception" in out
        assert "why: may raise" in out


@pytest.mark.parametrize("verdict", [Verdict.RELEASED, Verdict.GIVEN_UP])
def test_why_explains_silence(poolproof, files, solved, verdict):
    files(a="x\n" * 9)
    solved(site(3, Fate(verdict, reason="because")))
    out = poolproof("why", "a.py:3")[1]
    assert out.startswith(f"a.py:3:5: {verdict.value}\n")
    assert "why: because" in out


def test_why_shows_every_pool_of_the_line(poolproof, files, solved):
    files(a="x\n" * 9)
    fate = Fate(Verdict.RELEASED)
    solved(site(3, fate, text="A"), site(3, fate, text="B"), site(4, fate, text="C"))
    out = poolproof("why", "a.py:3")[1]
    assert "A: a " in out
    assert "B: a " in out
    assert "C: a " not in out


def test_why_shows_misuses(poolproof, files, solved):
    files(a="x\n" * 9)
    misuse = Misuse(
        MisuseKind.JOIN_WHILE_RUNNING, Span(5, 1, 5, 2), "join", POOL, Span(3, 5, 3, 12)
    )
    solved(misuses=[misuse])
    out = poolproof("why", "a.py:5")[1]
    assert "join before close" in out
    assert "join on the pool of line 3" in out


def test_why_shows_what_is_given_to_workers_and_what_becomes_of_the_result(poolproof, files):
    files(
        a="""\
from multiprocessing import Pool


def work(x):
    return x


def run(xs, keep):
    with Pool(2) as pool:
        keep(pool.apply_async(work, (1,)))
        pool.map_async(work, xs).wait()
        pool.imap(keep, xs)
"""
    )
    status, out, _ = poolproof("why", "a.py:10")
    assert status == 0
    assert out.startswith("a.py:10:14: task, its result given up\n")
    assert "  work: given to the processes of a multiprocessing.Pool by apply_async\n" in out
    assert "  runs: work at a.py:4\n" in out
    assert "  why: passed to keep()\n" in out
    assert poolproof("why", "a.py:11")[1].startswith("a.py:11:9: task, its result waited for\n")
    out = poolproof("why", "a.py:12")[1]
    assert "task, not followed to a function, its result lost when the workers are ended" in out
    assert "③ the end of this block terminates the workers" in out
    assert "  why: the callable is a parameter, and no call in sight passes one\n" in out


def test_why_lists_the_nearest_if_there_is_none(poolproof, files, solved):
    files(a="x\n" * 40)
    solved(*(site(line, Fate(Verdict.RELEASED)) for line in (2, 9, 12, 14, 30)))
    status, out, _ = poolproof("why", "a.py:11")
    assert status == 0
    assert out.splitlines() == [
        "no pool is created and no task given on line 11 of a.py",
        "  a.py:9  Pool (2 lines away): released",
        "  a.py:12  Pool (1 line away): released",
        "  a.py:14  Pool (3 lines away): released",
    ]


def test_why_says_if_there_is_no_pool_at_all(poolproof, files, solved):
    files(a="x\n")
    solved()
    assert "and none anywhere else" in poolproof("why", "a.py:1")[1]


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("a.py", "is not FILE:LINE"),
        ("a.py:0", "is not FILE:LINE"),
        (":3", "is not FILE:LINE"),
        ("missing.py:3", "error: missing.py: no such file or folder"),
        (".:3", "error: .: is a folder, not a file"),
        ("broken.py:1", "error: broken.py:1:8: "),
    ],
)
def test_why_refuses_what_it_cannot_look_at(poolproof, files, place, message):
    files(broken=BROKEN, other=BROKEN)
    status, _, err = poolproof("why", place)
    assert status == 2
    assert message in err


@pytest.mark.parametrize("what", ["cfg", "states"])
def test_debug_shows_what_the_analysis_sees(poolproof, files, monkeypatch, what):
    files(a="x = 1\n")
    monkeypatch.setattr(debug, "render_cfg", lambda unit, protocols: f"cfg of {unit.shown}\n\n")
    monkeypatch.setattr(debug, "render_states", lambda unit, *rest: f"states of {unit.shown}\n")
    assert poolproof("debug", what, "a.py") == (0, f"{what} of a.py\n", "")


@pytest.mark.parametrize("what", ["cfg", "states"])
@pytest.mark.parametrize(
    ("content", "message"),
    [(b"x = (", "a.py:1:5: "), (b"x = '\xff'", "a.py:1:6: byte 0xff"), (None, "no such file")],
)
def test_debug_says_what_it_cannot_read(poolproof, what, content, message):
    if content is not None:
        Path("a.py").write_bytes(content)
    status, _, err = poolproof("debug", what, "a.py")
    assert status == 2
    assert message in err


def test_the_version_is_shown(poolproof):
    status, out, _ = poolproof("--version")
    assert (status, out.split()[0]) == (0, "poolproof")


@pytest.mark.parametrize(
    "command", [[], ["check"], ["explain"], ["rules"], ["why"], ["reference"], ["debug"]]
)
def test_help_is_shown(poolproof, command):
    status, out, _ = poolproof(*command, "--help")
    assert status == 0
    assert out.startswith("Usage: poolproof")


def test_an_unknown_command_is_refused(poolproof):
    status, _, err = poolproof("chekc")
    assert status == 2
    assert "No such command 'chekc'" in err


def test_the_cache_can_be_left_out_found_and_cleared(poolproof, files, tmp_path):
    files(a=BROKEN)
    os.utime("a.py", (1_000_000_000, 1_000_000_000))
    kept = tmp_path / "kept"
    assert poolproof("check", "--no-cache", "--cache-dir", str(kept))[0] == 1
    assert not kept.exists()
    for _ in range(2):
        assert poolproof("check", "--cache-dir", str(kept))[0] == 1
    assert len(list(kept.iterdir())) == 1
    status, out, _ = poolproof("cache", "clear", "--cache-dir", str(kept))
    assert (status, out) == (0, f"1 record removed from {kept}\n")
    status, out, _ = poolproof("cache", "path")
    assert (status, out) == (0, os.environ["POOLPROOF_CACHE_DIR"] + "\n")
