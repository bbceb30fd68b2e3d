"""Files are written whole or not at all."""

import errno
import os
import stat
from pathlib import Path

import pytest

from poolproof.fixing.difference import unified
from poolproof.fixing.passes import Change
from poolproof.fixing.writing import FileChangedError, replace_file
from poolproof.source import writing


@pytest.fixture
def file(tmp_path):
    file = tmp_path / "code.py"
    file.write_bytes(b"old\r\n")
    return file


def alone(file):
    return [each.name for each in file.parent.iterdir()] == [file.name]


def test_the_new_bytes_take_the_place_and_the_mode_of_the_old(file):
    file.chmod(0o751)
    replace_file(str(file), b"old\r\n", b"new\r\n")
    assert file.read_bytes() == b"new\r\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o751
    assert alone(file)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs another owner")
def test_the_owner_stays(file):
    os.chown(file, 12345, 54321)
    file.chmod(0o640)
    replace_file(str(file), b"old\r\n", b"new\r\n")
    status = file.stat()
    assert (status.st_uid, status.st_gid, stat.S_IMODE(status.st_mode)) == (12345, 54321, 0o640)


def test_a_link_stays_a_link(file):
    folder = file.parent / "links"
    folder.mkdir()
    link = folder / "link.py"
    link.symlink_to(file)
    replace_file(str(link), b"old\r\n", b"new\r\n")
    assert link.is_symlink()
    assert file.read_bytes() == b"new\r\n"


def test_a_file_that_was_changed_meanwhile_is_left_alone(file):
    with pytest.raises(FileChangedError):
        replace_file(str(file), b"older", b"new")
    assert file.read_bytes() == b"old\r\n"
    assert alone(file)


def test_a_file_that_may_not_be_written_is_left_alone(file, monkeypatch):
    monkeypatch.setattr(writing.os, "access", lambda *_: False)
    with pytest.raises(PermissionError):
        replace_file(str(file), b"old\r\n", b"new")
    assert file.read_bytes() == b"old\r\n"
    assert alone(file)


@pytest.mark.parametrize("failing", ["fsync", "chmod", "replace"])
def test_whatever_fails_nothing_is_lost(file, monkeypatch, failing):
    def fail(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(writing.os, failing, fail)
    with pytest.raises(OSError, match="No space left"):
        replace_file(str(file), b"old\r\n", b"new")
    monkeypatch.undo()
    assert file.read_bytes() == b"old\r\n"
    assert alone(file)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_loses_nothing(file, monkeypatch):
    def full(*_, **__):
        return os.open("/dev/full", os.O_WRONLY), str(file.parent / "temporary")

    monkeypatch.setattr(writing.tempfile, "mkstemp", full)
    with pytest.raises(OSError, match="No space left"):
        replace_file(str(file), b"old\r\n", b"new")
    assert file.read_bytes() == b"old\r\n"
    assert alone(file)


def test_the_diff_is_one_that_patch_reads(tmp_path):
    change = Change("a.py", "a\r\nb\x0cc\né".encode(), "a\r\nB\x0cc\né".encode())
    assert list(unified(change)) == [
        "--- a.py\n",
        "+++ a.py\n",
        "@@ -1,3 +1,3 @@\n",
        " a\r\n",
        "-b\x0cc\n",
        "+B\x0cc\n",
        " é\n\\ No newline at end of file\n",
    ]
