import os
import socket
from pathlib import Path

import pytest

from poolproof.finding import ErrorKind
from poolproof.source import discovery
from poolproof.source.discovery import discover
from poolproof.source.ignores import DEFAULT_EXCLUDES, Excludes


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """Make files from a list of names; the working directory is their root."""
    monkeypatch.chdir(tmp_path)

    def make(*names, **contents):
        for name in names:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("")
        for name, content in contents.items():
            (tmp_path / name.replace("__", "/").replace("DOT", ".")).write_text(content)
        return tmp_path

    return make


def take(*paths, names=DEFAULT_EXCLUDES, patterns=(), force_exclude=False):
    excludes = Excludes(str(Path.cwd()), names, patterns)
    return discover(paths or ["."], excludes, force_exclude=force_exclude)


def shown(*paths, **options):
    outcome = take(*paths, **options)
    assert outcome.errors == ()
    return [file.shown for file in outcome.files]


def test_python_files_are_found_in_one_order(tree):
    tree("b.py", "a.pyi", "c.txt", "sub/d.py", "sub/deep/e.py", "py", "f.pyc", ".hidden/g.py")
    assert shown() == [".hidden/g.py", "a.pyi", "b.py", "sub/d.py", "sub/deep/e.py"]


def test_paths_are_absolute_and_exist(tree):
    root = tree("sub/d.py")
    (file,) = take("sub").files
    assert file.path == str(root / "sub" / "d.py")


def test_explicit_files_are_taken_whatever_they_are_called(tree):
    tree("tool", "build/x.py", "ignored.py", DOTgitignore="ignored.py\n")
    assert shown("tool", "build/x.py", "ignored.py") == ["build/x.py", "ignored.py", "tool"]


def test_each_file_is_taken_once(tree):
    root = tree("sub/a.py")
    (root / "link.py").symlink_to("sub/a.py")
    (root / "linked").symlink_to("sub", target_is_directory=True)
    assert shown("sub", "sub/a.py", "./sub/../sub/a.py", str(root), "linked") == ["sub/a.py"]


def test_a_link_to_a_file_elsewhere_is_taken(tree, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "x.py"
    elsewhere.write_text("")
    (tree("a.py") / "link.py").symlink_to(elsewhere)
    assert shown() == ["a.py", "link.py"]


def test_default_excludes_are_not_walked(tree):
    tree("a.py", ".venv/b.py", "sub/node_modules/c.py", "build/d.py", "x/__pycache__/e.py")
    assert shown() == ["a.py"]


def test_naming_an_excluded_folder_walks_it(tree):
    tree("build/d.py", "build/build/e.py")
    assert shown("build") == ["build/d.py"]


def test_configured_patterns_are_those_of_gitignore(tree):
    tree("a.py", "gen/b.py", "sub/gen/c.py", "sub/d_pb2.py", "top/e.py", "sub/top/f.py")
    assert shown(patterns=["gen/", "*_pb2.py", "/top"]) == ["a.py", "sub/top/f.py"]


def test_the_default_names_can_be_replaced(tree):
    tree("build/a.py", "mine/b.py")
    assert shown(names=(), patterns=["mine"]) == ["build/a.py"]


def test_force_exclude_holds_for_named_paths_too(tree):
    tree("a.py", "build/b.py", "gen/sub/c.py", "d_pb2.py")
    named = ["a.py", "build/b.py", "gen/sub/c.py", "gen/sub", "d_pb2.py"]
    options = {"patterns": ["gen", "*_pb2.py"], "force_exclude": True}
    assert shown(*named, **options) == ["a.py"]


def test_gitignore_files_nest(tree):
    tree("a.py", "x.py", "sub/x.py", "sub/y.py", "sub/deep/y.py", "out/z.py")
    tree(DOTgitignore="x.py\nout/\n", sub__DOTgitignore="!x.py\n/y.py\n")
    assert shown() == ["a.py", "sub/deep/y.py", "sub/x.py"]


def test_gitignore_files_above_count_inside_a_repository(tree):
    root = tree("sub/x.py", "sub/y.py", "sub/z.py", ".git/info/exclude")
    tree(DOTgitignore="x.py\n")
    (root / ".git/info/exclude").write_text("z.py\n")
    assert shown("sub") == ["sub/y.py"]


def test_gitignore_files_above_do_not_count_outside(tree):
    tree("sub/x.py", DOTgitignore="x.py\n")
    assert shown("sub") == ["sub/x.py"]


def test_naming_an_ignored_folder_walks_it(tree):
    tree("sub/x.py", ".git/HEAD", DOTgitignore="sub/\n")
    assert shown() == []
    assert shown("sub") == ["sub/x.py"]


@pytest.mark.parametrize("line", ["!", "\\", "[", "[z-a]", "[[a]", "\udcff", "a//b", "/"])
def test_odd_gitignore_lines_do_no_harm(tree, line):
    root = tree("a.py", "x.py")
    (root / ".gitignore").write_bytes(f"{line}\nx.py\n".encode("utf-8", "surrogateescape"))
    assert shown() == ["a.py"]


def test_a_folder_called_like_a_file_is_a_folder(tree):
    tree("x.py/inner.py")
    assert shown() == ["x.py/inner.py"]
    assert shown("x.py") == ["x.py/inner.py"]


def test_link_loops_end(tree):
    root = tree("sub/a.py")
    (root / "sub" / "loop").symlink_to("..", target_is_directory=True)
    (root / "gone.py").symlink_to("nowhere.py")
    assert shown() == ["sub/a.py"]


def test_a_link_that_points_to_itself_is_an_error(tree):
    root = tree("a.py")
    (root / "self.py").symlink_to("self.py")
    for paths in ([], ["self.py", "a.py"]):
        outcome = take(*paths)
        assert [file.shown for file in outcome.files] == ["a.py"]
        (error,) = outcome.errors
        assert (error.path, error.kind) == ("self.py", ErrorKind.INPUT)
        assert "symbolic link" in error.message


def test_missing_paths_are_errors_and_the_rest_is_taken(tree):
    tree("a.py")
    outcome = take("a.py", "nope.py", "nowhere/x.py", "a.py/x.py", "nul\0.py")
    assert [file.shown for file in outcome.files] == ["a.py"]
    assert {error.path for error in outcome.errors} == {
        "nope.py",
        "nowhere/x.py",
        "a.py/x.py",
        "nul\0.py",
    }
    assert all(error.kind is ErrorKind.INPUT for error in outcome.errors)
    assert outcome.errors[0].path == "a.py/x.py"
    assert outcome.errors[1].message == "no such file or folder"


def test_a_socket_is_no_file(tree):
    root = tree("a.py")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(root / "s.py"))
        assert shown() == ["a.py"]
        (error,) = take("s.py").errors
    assert error.message == "neither a file nor a folder"


def test_an_unreadable_folder_is_an_error_and_the_rest_is_taken(tree, monkeypatch):
    root = tree("a.py", "locked/b.py", "sub/c.py")
    scandir = os.scandir

    def refuse(path):
        if path == str(root / "locked"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(discovery.os, "scandir", refuse)
    outcome = take()
    assert [file.shown for file in outcome.files] == ["a.py", "sub/c.py"]
    (error,) = outcome.errors
    assert (error.path, error.message) == ("locked", "permission denied")


def test_paths_outside_the_working_directory_stay_as_given(tree, monkeypatch):
    root = tree("a/x.py", "b/y.py")
    monkeypatch.chdir(root / "b")
    assert shown("../a", str(root / "a"), ".") == ["../a/x.py", "y.py"]
    assert shown(str(root / "a")) == [f"{root.as_posix()}/a/x.py"]
    assert shown("..") == ["../a/x.py", "y.py"]


def test_naming_an_excluded_folder_overrules_the_pattern_that_excludes_it(tmp_path):
    inside = tmp_path / "examples" / "deep"
    inside.mkdir(parents=True)
    (inside / "a.py").touch()
    (inside / ".venv").mkdir()
    (inside / ".venv" / "b.py").touch()
    excludes = Excludes(str(tmp_path), (".venv",), ("examples",))
    assert discover([str(tmp_path)], excludes).files == ()
    for folder in (tmp_path / "examples", inside):
        assert [f.path for f in discover([str(folder)], excludes).files] == [str(inside / "a.py")]
    assert discover([str(inside)], excludes, force_exclude=True).files == ()
