import os
import subprocess
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from poolproof.finding import Finding, Note, Severity, Span
from poolproof.source.changes import _DIFF, Changes, ChangesError, changes_since, parse_diff


@pytest.fixture(autouse=True)
def environment(monkeypatch, tmp_path):
    """No configuration but that of the repository."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "a")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "a@example.org")


@pytest.fixture
def git(tmp_path):
    def call(*arguments):
        done = subprocess.run(
            ["git", *arguments], cwd=tmp_path, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    call("init", "-q", "-b", "main")
    return call


def lines(*numbers):
    return "".join(f"line {number}\n" for number in numbers)


def changed(folder, revision="HEAD"):
    top = folder.resolve()
    return {
        str(Path(path).relative_to(top)): which if which is None else [list(each) for each in which]
        for path, which in changes_since(revision, folder).files.items()
    }


def commit(git, folder, **files):
    for name, content in files.items():
        (folder / f"{name}.py").write_text(content)
    git("add", "-A")
    git("commit", "-q", "-m", "x")


def test_changed_added_and_deleted_lines(git, tmp_path):
    commit(git, tmp_path, a=lines(*range(1, 10)), b=lines(1), gone=lines(1))
    (tmp_path / "a.py").write_text(lines(1, 20, 3, 4, 7, 8, 9, 10))
    (tmp_path / "new.py").write_text("x")
    (tmp_path / "gone.py").unlink()
    (tmp_path / ".gitignore").write_text("ignored.py\n")
    (tmp_path / "ignored.py").write_text("x")
    assert changed(tmp_path) == {
        "a.py": [[2], [4, 5], [8]],
        "new.py": None,
        ".gitignore": None,
    }
    git("add", "-A")
    assert changed(tmp_path)["new.py"] == [[1]], "staged or not"
    assert changes_since("HEAD", tmp_path / "a.py") == changes_since("HEAD", tmp_path)
    git("commit", "-q", "-m", "y")
    assert changed(tmp_path) == {}
    assert set(changed(tmp_path, "HEAD~1")) == {"a.py", "new.py", ".gitignore"}


def test_three_dots_mean_since_the_branch_left(git, tmp_path):
    commit(git, tmp_path, a=lines(1, 2, 3))
    git("checkout", "-q", "-b", "mine")
    commit(git, tmp_path, mine=lines(1))
    git("checkout", "-q", "main")
    commit(git, tmp_path, a=lines(1, 2, 3, 4))
    git("checkout", "-q", "mine")
    assert changed(tmp_path, "main...") == {"mine.py": [[1]]}
    assert changed(tmp_path, "main") == {"mine.py": [[1]], "a.py": [[3, 4]]}


def test_a_moved_file_has_not_changed(git, tmp_path):
    commit(git, tmp_path, a=lines(*range(30)))
    git("mv", "a.py", "b.py")
    assert changed(tmp_path) == {}


@pytest.mark.parametrize("name", ["with blank.py", "ü.py", 'qu"ote.py', "tab\there.py", "b\\.py"])
def test_odd_names(git, tmp_path, name):
    (tmp_path / name).write_text(lines(1))
    git("add", "-A")
    git("commit", "-q", "-m", "x")
    (tmp_path / name).write_text(lines(1, 2))
    assert changed(tmp_path) == {name: [[2]]}


def test_the_users_taste_does_not_matter(git, tmp_path):
    commit(git, tmp_path, a=lines(*range(9)))
    (tmp_path / "a.py").write_text(lines(0, 1, 2, 33, 4, 5, 66, 7, 8))
    before = changed(tmp_path)
    for key, value in {
        "diff.noprefix": "true",
        "diff.mnemonicPrefix": "true",
        "diff.context": "5",
        "diff.interHunkContext": "5",
        "color.ui": "always",
        "diff.external": "false",
    }.items():
        git("config", key, value)
    assert changed(tmp_path) == before == {"a.py": [[4], [7]]}


def test_lines_that_look_like_a_diff(git, tmp_path):
    commit(git, tmp_path, a="-- a/b.py\n++ b/b.py", b="x\n")
    (tmp_path / "a.py").write_text("++ b/b.py\n@@ -1 +1 @@\ndiff --git a/x b/x\n-- c")
    (tmp_path / "b.py").write_text("x\ny\n")
    assert set(changed(tmp_path)) == {"a.py", "b.py"}
    assert changed(tmp_path)["b.py"] == [[2]]


def test_no_end_of_line_at_the_end(git, tmp_path):
    commit(git, tmp_path, a="one", b="x\n")
    (tmp_path / "a.py").write_text("++ b/zzz.py")
    (tmp_path / "b.py").write_text("y\n")
    assert changed(tmp_path) == {"a.py": [[1]], "b.py": [[1]]}


@pytest.mark.parametrize("revision", ["nothing", "-q", "--output=x", "...", "HEAD:a.py"])
def test_a_bad_revision_is_named(git, tmp_path, revision):
    commit(git, tmp_path, a="x\n")
    with pytest.raises(ChangesError) as caught:
        changes_since(revision, tmp_path)
    assert f"{revision!r} is nothing" in str(caught.value) or "no ancestor" in str(caught.value)
    assert not (tmp_path / "x").exists()


def test_a_shallow_clone_is_said_to_be(git, tmp_path):
    (tmp_path / "full").mkdir()
    commit(git, tmp_path, a="x\n")
    commit(git, tmp_path, a="y\n")
    clone = tmp_path / "shallow"
    git("clone", "-q", "--depth", "1", f"file://{tmp_path}", str(clone))
    with pytest.raises(ChangesError, match="shallow, so fetch more"):
        changes_since("HEAD~1", clone)


def test_outside_a_work_tree(tmp_path):
    with pytest.raises(ChangesError, match="git says: not a git repository"):
        changes_since("HEAD", tmp_path)


def test_without_git(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ChangesError, match="needs git, which is not installed here"):
        changes_since("HEAD", tmp_path)


def test_an_empty_repository_has_no_revision(git, tmp_path):
    with pytest.raises(ChangesError, match="'HEAD' is nothing"):
        changes_since("HEAD", tmp_path)


LINES = st.lists(st.sampled_from(["a", "b", "++ b/c", "-- a/c", "@@ -1 +1 @@", ""]), max_size=8)


@settings(derandomize=True, database=None, max_examples=40, deadline=None)
@given(LINES, LINES, st.booleans(), st.booleans())
def test_what_has_not_changed_was_there(old, new, old_ends, new_ends):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "old").write_text("\n".join(old) + "\n" * old_ends)
        (folder / "new").write_text("\n".join(new) + "\n" * new_ends)
        done = subprocess.run(
            ["git", *_DIFF, "--no-index", "old", "new"],
            cwd=folder, capture_output=True, check=False,
        )  # fmt: skip
    found = list(parse_diff(done.stdout))
    assert bool(found) == bool(done.stdout)
    ranges = [lines for _, changed in found for lines in changed]
    kept = [line for number, line in enumerate(new, 1) if not any(number in r for r in ranges)]
    left = iter(old)
    assert all(line in left for line in kept), "they are those of before, in order"


def finding(*places):
    first, *others = [(path, Span(line, 1, last, 9)) for path, line, last in places]
    notes = tuple(Note(path, span, "") for path, span in others)
    return Finding("PP101", "x", Severity.ERROR, *first, "m", notes)


@pytest.mark.parametrize(
    ("places", "touched"),
    [
        ([("a", 4, 4)], False),
        ([("a", 5, 5)], True),
        ([("a", 1, 9)], True),
        ([("a", 6, 6)], True),
        ([("a", 7, 7)], False),
        ([("b", 5, 5)], False),
        ([("a", 1, 1), ("a", 8, 8)], True),
        ([("b", 1, 1), ("a", 5, 5)], True),
        ([("b", 1, 1), ("a", 8, 8)], False),
        ([("new", 70, 70)], True),
    ],
)
def test_a_finding_is_touched_between_its_steps(places, touched):
    changes = Changes({"/a": (range(5, 7),), "/new": None})
    assert changes.touch(finding(*places), lambda path: f"/{path}") is touched


def test_a_diff_of_nothing():
    assert list(parse_diff(b"")) == []
