"""The reference as the command shows it, and rules with the lines that they cite."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from poolproof import registry
from poolproof.cli.reference import arguments
from poolproof.evidence.literate import book_of

COMMAND = str(Path(sys.executable).with_name("poolproof"))
BOOK = book_of("poolproof_rules.reference")
ANCHOR = "exit-runs-finalizers"


@pytest.fixture
def poolproof(tmp_path):
    """Run the installed command in an empty folder: status, standard output, standard error."""

    def call(*arguments, env=()):
        environment = {key: value for key, value in os.environ.items() if "COLOR" not in key}
        for name in ("VISUAL", "EDITOR"):
            environment.pop(name, None)
        environment |= {"COLUMNS": "100", "PYTHONUTF8": "1", **dict(env)}
        done = subprocess.run(
            [COMMAND, *arguments], cwd=tmp_path, env=environment, capture_output=True,
            encoding="utf-8", check=False, timeout=300,
        )  # fmt: skip
        return done.returncode, done.stdout, done.stderr

    return call


def test_without_a_name_it_shows_the_actors_and_the_contents(poolproof):
    status, out, err = poolproof("reference")
    assert (status, err) == (0, "")
    assert "═══▶ through a pipe, pickled, behind a lock" in out
    listed = re.findall(r"^ *\d* +(\w+) +(\d+) lines", out, re.MULTILINE)
    assert listed == [(each.name, str(len(each.lines))) for each in BOOK.chapters]
    assert out.index("main process") < out.index("states") < out.index("lifelines")


def test_an_anchor_shows_the_function_with_the_comment_and_who_cites_it(poolproof):
    status, out, _ = poolproof("reference", ANCHOR)
    _, passage = BOOK.passage(ANCHOR)
    lines = out.splitlines()
    assert status == 0
    assert lines[0] == f"reference/exit.py:{passage.anchor.line} {ANCHOR}  in exit_function"
    assert f"> {passage.anchor.line} │     run_finalizers(0)" in lines
    assert "     # First the finalizers: a pool that nobody closed" in out
    cited = [line.removeprefix("cited by ") for line in lines if line.startswith("cited by")]
    assert cited == [
        f"{rule.code} {rule.name}"
        for rule in registry.load().rules
        if ANCHOR in rule.declaration.evidence.anchors
    ]
    assert cited


@pytest.mark.parametrize("name", ["exit", "exit.py", "reference/exit.py"])
def test_a_file_is_shown_whole_with_the_rules_at_the_anchors(poolproof, name):
    status, out, _ = poolproof("reference", name)
    shown = [line.partition(" │ ")[2] for line in out.splitlines()]
    bare = [line.partition("  <- ")[0].rstrip() for line in shown]
    assert status == 0
    assert bare == [line.rstrip() for line in BOOK.chapter("exit").lines]
    (marked,) = [line for line in shown if f"# anchor: {ANCHOR}" in line]
    assert "PP101" in marked.partition("  <- ")[2].split()


@pytest.mark.parametrize("key", [ANCHOR, "exit", None])
def test_colours_change_nothing_but_colours(poolproof, key):
    arguments = ["reference", *([key] if key else [])]
    coloured = poolproof(*arguments, "--color", "always")[1]
    assert "\x1b[" in coloured
    bare = re.sub(r"\x1b\[[\d;]*m", "", coloured)
    assert [line.rstrip() for line in bare.splitlines()] == poolproof(*arguments)[1].splitlines()


def test_where_it_is(poolproof):
    _, passage = BOOK.passage(ANCHOR)
    path, line = passage.anchor.path, passage.anchor.line
    assert poolproof("reference", "--path") == (0, f"{BOOK.folder / '__init__.py'}\n", "")
    assert poolproof("reference", "exit", "--path") == (0, f"{path}\n", "")
    assert poolproof("reference", ANCHOR, "--path") == (0, f"{path}:{line}\n", "")


def test_a_name_that_is_not_there_is_refused_with_what_was_meant(poolproof):
    status, out, err = poolproof("reference", "exit-runs-finalizer")
    assert (status, out) == (2, "")
    assert "no anchor called 'exit-runs-finalizer'; did you mean 'exit-runs-finalizers'?" in err


def test_it_is_opened_at_the_line_in_the_editor(poolproof, tmp_path):
    record = tmp_path / "record"
    editor = tmp_path / "vim"
    editor.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {record}\n')
    editor.chmod(0o755)
    status, _, err = poolproof("reference", ANCHOR, "--open", env={"EDITOR": f"{editor} -R"})
    assert (status, err) == (0, "")
    _, passage = BOOK.passage(ANCHOR)
    assert record.read_text().split() == ["-R", f"+{passage.anchor.line}", str(passage.anchor.path)]


def test_an_editor_that_fails_is_told(poolproof):
    assert poolproof("reference", "--open", env={"VISUAL": "/no/such/editor"})[0] == 2
    status, _, err = poolproof("reference", "--open", env={"VISUAL": "false"})
    assert status == 2
    assert "the editor 'false' failed with status 1" in err


@pytest.mark.parametrize(
    ("editor", "line", "given"),
    [
        ("vim", 7, ["+7", "a.py"]),
        ("/usr/bin/nvim -u NONE", 7, ["+7", "a.py"]),
        ("code --wait", 7, ["--goto", "a.py:7"]),
        ("subl", 7, ["a.py:7"]),
        ("ed", 7, ["a.py"]),
        ("vim", 0, ["a.py"]),
    ],
)
def test_every_editor_is_told_the_line_in_its_own_way(editor, line, given):
    assert arguments(editor, Path("a.py"), line) == given


def test_a_rule_is_explained_with_the_lines_it_cites(poolproof):
    status, out, err = poolproof("explain", "PP102")
    assert (status, err) == (0, "")
    page, _, cited = out.partition("In the reference pool\n")
    assert "Limits" in page
    for anchor in registry.load().find("PP102").declaration.evidence.anchors:
        chapter, passage = BOOK.passage(anchor)
        place = f"reference/{chapter.path.name}:{passage.anchor.line} {anchor}"
        assert place in cited
        assert f"# anchor: {anchor}" in cited
        assert re.search(rf"^> +{passage.anchor.line} │", cited, re.MULTILINE)


def test_a_rule_is_explained_with_what_its_proofs_show(poolproof):
    out = poolproof("explain", "PP101")[1]
    for name in registry.load().find("PP101").declaration.evidence.proofs:
        shown = registry.load().proofs[name][1].shows.replace("``", "`")
        assert shown in " ".join(out.split())
    assert out.endswith("See it happen on this interpreter: poolproof prove PP101\n")
    assert (
        json.loads(poolproof("explain", "PP101", "--json")[1])["proof"] == "poolproof prove PP101"
    )


def test_what_a_rule_cites_can_be_read_by_programs(poolproof):
    page = json.loads(poolproof("explain", "PP102", "--json")[1])
    assert [each["anchor"] for each in page["reference"]] == page["anchors"]
    for each in page["reference"]:
        _, passage = BOOK.passage(each["anchor"])
        assert (each["path"], each["line"]) == (
            passage.anchor.path.as_posix(),
            passage.anchor.line,
        )
        assert each["reason"] == passage.anchor.reason


def test_a_rule_about_the_check_itself_cites_nothing(poolproof):
    assert "In the reference pool" not in poolproof("explain", "PP900")[1]
