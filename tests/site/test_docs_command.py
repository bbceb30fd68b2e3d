"""``poolproof docs build`` writes where it may, whole files, and harms nothing of others."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from poolproof.site import folder as folders
from poolproof.site.folder import LIST, NotOursError, write

COMMAND = str(Path(sys.executable).with_name("poolproof"))


def build(*arguments, cwd):
    done = subprocess.run(
        [COMMAND, "docs", "build", *arguments], cwd=cwd, capture_output=True, encoding="utf-8",
        check=False, timeout=300,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


def contents(folder):
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}


def test_the_installed_command_writes_the_site_and_writes_it_again(tmp_path):
    status, out, err = build("site", cwd=tmp_path)
    assert (status, err) == (0, "")
    first = contents(tmp_path / "site")
    assert out == f"{len(first) - 1} files written, begin with {Path('site/index.html')}\n"
    assert {"index.html", "reference.html", "PP101.html", "style.css", LIST} <= set(first)
    assert build("site", cwd=tmp_path)[0] == 0
    assert contents(tmp_path / "site") == first


def test_a_folder_of_somebody_else_is_refused_and_stays_as_it_is(tmp_path):
    (tmp_path / "mine.txt").write_text("precious")
    status, out, err = build(".", cwd=tmp_path)
    assert (status, out) == (2, "")
    assert "is not empty, and not a site that poolproof wrote: there is 'mine.txt' in it" in err
    assert contents(tmp_path) == {"mine.txt": b"precious"}


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    status, _, err = build("file/site", cwd=tmp_path)
    assert status == 2
    assert "not a directory" in err.lower()
    assert "Traceback" not in err
    assert build("file", cwd=tmp_path)[0] == 2
    assert (tmp_path / "file").read_text() == ""


def test_what_others_put_beside_it_stays(tmp_path):
    site = tmp_path / "site"
    write(site, {"a.html": b"1", "b.html": b"2"})
    (site / "CNAME").write_text("example.org")
    (site / ".git").mkdir()
    write(site, {"a.html": b"3", "c.html": b"4"})
    assert contents(site) == {
        "a.html": b"3",
        "c.html": b"4",
        "CNAME": b"example.org",
        LIST: contents(site)[LIST],
    }
    assert (site / ".git").is_dir()


def test_a_file_of_somebody_else_is_not_replaced(tmp_path):
    write(tmp_path, {"a.html": b"1"})
    (tmp_path / "b.html").write_bytes(b"mine")
    before = contents(tmp_path)
    with pytest.raises(NotOursError, match=r"b\.html is in the way"):
        write(tmp_path, {"a.html": b"2", "b.html": b"2"})
    assert contents(tmp_path) == before


@pytest.mark.parametrize("listed", ["no json", "[]", '{"x": []}', '{"written by": 3}'])
def test_a_list_that_is_none_is_refused(tmp_path, listed):
    (tmp_path / LIST).write_text(listed)
    with pytest.raises(NotOursError, match="not a list that poolproof wrote"):
        write(tmp_path, {"a.html": b"1"})


def test_a_list_cannot_point_outside(tmp_path):
    site = tmp_path / "site"
    write(site, {"a.html": b"1"})
    (tmp_path / "other").write_text("precious")
    listed = json.loads((site / LIST).read_text())
    (key,) = listed
    (site / LIST).write_text(json.dumps({key: [*listed[key], "../other", "/etc/hostname"]}))
    write(site, {"a.html": b"2"})
    assert (tmp_path / "other").read_text() == "precious"
    assert Path("/etc/hostname").exists()


def test_an_interrupted_run_can_be_repeated_and_leaves_whole_files(tmp_path, monkeypatch):
    replaced = []

    def stop_at_the_third(path, content):
        if len(replaced) == 2:
            raise KeyboardInterrupt
        replaced.append(path)
        real(path, content)

    real = folders._replace
    write(tmp_path, {"old.html": b"0"})
    monkeypatch.setattr(folders, "_replace", stop_at_the_third)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path, {"a.html": b"1", "b.html": b"2"})
    monkeypatch.undo()
    assert set(contents(tmp_path)) == {"old.html", "a.html", LIST}
    write(tmp_path, {"a.html": b"1", "b.html": b"2"})
    assert set(contents(tmp_path)) == {"a.html", "b.html", LIST}
