import errno
import os
import stat
from pathlib import Path

import pytest

from poolproof.source import writing
from poolproof.source.writing import write_atomically


def test_a_file_is_made_and_replaced(tmp_path):
    file = tmp_path / "a"
    write_atomically(file, b"one")
    assert file.read_bytes() == b"one"
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(file.stat().st_mode) == 0o666 & ~mask
    file.chmod(0o640)
    write_atomically(file, b"two")
    assert file.read_bytes() == b"two"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("sub/real")
    write_atomically(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "sub" / "real").read_bytes() == b"new"


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    file = tmp_path / "a"
    file.write_bytes(b"old")

    def fails(handle):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(writing.os, "fsync", fails)
    with pytest.raises(OSError, match="No space left") as caught:
        write_atomically(file, b"new")
    assert caught.value.filename == str(file)
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_place_that_is_none_is_named(tmp_path):
    with pytest.raises(FileNotFoundError) as caught:
        write_atomically(tmp_path / "no" / "a", b"")
    assert caught.value.filename == str(tmp_path / "no" / "a")
    with pytest.raises(IsADirectoryError):
        write_atomically(tmp_path, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_what_is_no_file_is_written_to():
    write_atomically("/dev/null", b"x")
    with pytest.raises(OSError, match="No space left"):
        write_atomically("/dev/full", b"x")
