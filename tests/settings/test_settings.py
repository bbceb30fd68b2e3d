from pathlib import Path

import pytest

from poolproof import settings
from poolproof.settings import Settings, SettingsError
from poolproof.source.ignores import DEFAULT_EXCLUDES
from poolproof.typestate.protocol import Protocol, Workers


@pytest.fixture
def table(tmp_path):
    """Write the text of the table and read it."""

    def read(text):
        path = tmp_path / "pyproject.toml"
        path.write_text(f"[tool.poolproof]\n{text}\n", "utf-8")
        return settings.read(path)

    return read


def test_every_key_is_read(table, tmp_path):
    read = table(
        """
        select = ["PP1", "endless-task"]
        extend-select = ["PP206"]
        ignore = ["PP101"]
        exclude = ["gen", "./old/*.py"]
        extend-exclude = ["*_pb2.py"]
        force-exclude = true
        pedantic = true
        preview = true
        borrows = ["my.lib.uses_pool"]
        takes = ["my.lib.owns_pool"]
        long-sleep = 60
        fork-only = ["./jobs/"]

        [tool.poolproof.blocking-calls]
        "my.lib.wait" = "timeout"
        "my.lib.Client().next" = ""

        [tool.poolproof.per-file-ignores]
        "tests/**" = ["PP1", "PP2"]

        [tool.poolproof.pools]
        "my.lib.Pool" = "multiprocessing.Pool"
        """
    )
    (choice,) = read.choices
    assert choice.select == ("PP1", "endless-task")
    assert choice.extend_select == ("PP206",)
    assert choice.ignore == ("PP101",)
    assert read.exclude == ("gen", "old/*.py")
    assert read.extend_exclude == ("*_pb2.py",)
    assert read.per_file_ignores == (("tests/**", ("PP1", "PP2")),)
    assert read.pools == (("my.lib.Pool", "multiprocessing.Pool"),)
    assert (read.borrows, read.takes) == (("my.lib.uses_pool",), ("my.lib.owns_pool",))
    assert (read.long_sleep, read.fork_only) == (60, ("jobs/",))
    assert [wait.calls for wait in read.waits] == [("my.lib.wait",), ("my.lib.Client().next",)]
    assert [wait.timeout and wait.timeout.keyword for wait in read.waits] == ["timeout", None]
    assert (read.force_exclude, read.pedantic, read.preview) == (True, True, True)
    assert read.root == tmp_path
    assert read.source == tmp_path / "pyproject.toml"


def test_the_defaults_are_those_of_an_empty_table(table, tmp_path):
    read = table("")
    assert read.exclude is None
    assert read.choices[0].select is None
    assert [read.pedantic, read.preview, read.force_exclude] == [False] * 3
    assert read.excludes.names == frozenset(DEFAULT_EXCLUDES)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("selct = []", "unknown key 'selct'; did you mean 'select'?"),
        ("extend_select = []", "unknown key 'extend_select'; did you mean 'extend-select'?"),
        ("zzz = 1", "unknown key 'zzz'"),
        ('select = "PP1"', "select: must be a list of strings, not a string"),
        ("ignore = [1]", "ignore: must hold strings, not a number"),
        ('ignore = [""]', "ignore: must not hold an empty string"),
        ("pedantic = 1", "pedantic: must be true or false, not a number"),
        ('preview = "yes"', "preview: must be true or false, not a string"),
        ("pools = []", "pools: must be a table, not a list"),
        ("pools = {x = 'y'}", "pools: 'x' is no qualified name"),
        ("pools = {'x.y' = 3}", "pools: must hold strings, not a number"),
        ("takes = ['f()']", "takes: 'f()' is no qualified name"),
        ("long-sleep = 'x'", "long-sleep: must be a number of seconds above 0"),
        ("fork-only = 'jobs'", "fork-only: must be a list of strings, not a string"),
        ("fork-only = ['!x']", "fork-only: '!x' is no pattern"),
        ("long-sleep = 0", "long-sleep: must be a number of seconds above 0"),
        ("blocking-calls = {'wait' = ''}", "blocking-calls: 'wait' is no qualified name"),
        ("blocking-calls = {'a.b' = 'x y'}", "must name the argument that bounds the wait"),
        ("exclude = ['!x']", "exclude: '!x' is no pattern"),
        ("exclude = ['[z-a]']", "exclude: '[z-a]' is no pattern"),
        ("per-file-ignores = {'!x' = ['PP1']}", "per-file-ignores: '!x' is no pattern"),
        ("per-file-ignores = {'x' = 'PP1'}", "per-file-ignores: must be a list of strings"),
        ("docs-url = 'example.org'", "docs-url: 'example.org' is no address such as"),
        ("docs-url = 'mailto:me'", "docs-url: 'mailto:me' is no address"),
        ("docs-url = 1", "docs-url: must hold strings"),
        ("select = [", "is not valid TOML"),
    ],
)
def test_what_cannot_be_meant_is_refused(table, tmp_path, text, message):
    with pytest.raises(SettingsError) as caught:
        table(text)
    assert message in str(caught.value)
    assert str(caught.value).startswith(str(tmp_path / "pyproject.toml"))


def test_a_table_that_is_none_is_refused(tmp_path):
    path = tmp_path / "pyproject.toml"
    path.write_text("[tool]\npoolproof = 3\n")
    with pytest.raises(SettingsError, match="must be a table"):
        settings.read(path)


def test_a_file_that_is_not_utf8_is_refused(tmp_path):
    path = tmp_path / "pyproject.toml"
    path.write_bytes(b"[tool.poolproof]\n# \xff\n")
    with pytest.raises(SettingsError, match="not UTF-8"):
        settings.read(path)


def test_a_named_file_must_have_the_table(tmp_path):
    with pytest.raises(SettingsError, match="cannot be read"):
        settings.read(tmp_path / "missing.toml")
    path = tmp_path / "other.toml"
    path.write_text("[tool.other]\n")
    with pytest.raises(SettingsError, match="there is no table"):
        settings.read(path)


def test_the_nearest_table_wins(tmp_path):
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text("[tool.poolproof]\npedantic = true\n")
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.other]\n")
    found = settings.find(inner, Path("/nowhere"))
    assert found.pedantic
    assert found.root == tmp_path


def test_broken_files_that_are_not_about_us_are_passed_by(tmp_path):
    (tmp_path / "pyproject.toml").write_text("[tool.poolproof]\npreview = true\n")
    inner = tmp_path / "a"
    inner.mkdir()
    (inner / "pyproject.toml").write_text("[broken\n")
    assert settings.find(inner, tmp_path).preview


def test_an_unreadable_file_is_refused(tmp_path, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(SettingsError, match=r"pyproject\.toml: cannot be read: Permission denied"):
        settings.find(tmp_path, tmp_path)


def test_without_a_table_the_root_is_that_of_the_project(tmp_path):
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "a" / ".git").mkdir()
    found = settings.find(inner, Path("/fallback"))
    assert (found.root, found.source) == (tmp_path / "a", None)


def test_own_pools_join_the_constructors():
    known = Protocol(
        name="mp",
        constructors=("multiprocessing.Pool",),
        workers=Workers.PROCESSES,
        moves={},
        submits=frozenset(),
        waits=frozenset(),
        lazy=frozenset(),
        exit_moves={},
    )
    own = Settings(Path(), pools=(("my.Pool", "mp"), ("my.Other", "mp")))
    (adopted,) = own.adopt([known])
    assert adopted.constructors == ("multiprocessing.Pool", "my.Pool", "my.Other")
    wrong = Settings(Path(), Path("p.toml"), pools=(("my.Pool", "mpp"),))
    with pytest.raises(SettingsError, match=r"p\.toml: .*'my\.Pool': no kind .* mean 'mp'\?"):
        wrong.adopt([known])
