"""Writing a file so that nobody ever sees half of it.

The content goes to a new file beside the old one, which then takes its place. If anything fails,
a full disk for instance, the old file is still there, whole, and nothing is left lying about.
"""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path

_NEW_FILE = 0o666


def write_atomically(path: str | Path, data: bytes) -> None:
    """Make ``data`` the content of a file, at once or not at all; raises ``OSError``.

    A link stays one: what it leads to is written. Permissions are kept, and so is the owner. What
    is no regular file (a pipe, ``/dev/stdout``) has no content to replace and is written to
    directly.
    """
    try:
        _write(Path(path), data)
    except OSError as error:
        # Of the paths that take part, the user knows one.
        raise OSError(error.errno, error.strerror, str(path)) from error


def _write(path: Path, data: bytes) -> None:
    try:
        status = path.stat()
        mode = status.st_mode
    except FileNotFoundError:
        status, mode = None, stat.S_IFREG | (_NEW_FILE & ~_umask())
    if not stat.S_ISREG(mode):
        path.write_bytes(data)
        return
    target = path.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with open(handle, "wb") as file:  # noqa: PTH123 - it is open already
            file.write(data)
            file.flush()
            os.fsync(handle)
        if status is not None:
            _give_to_owner(name, status)
        # Only now: a new owner would take bits away again.
        os.chmod(name, stat.S_IMODE(mode))  # noqa: PTH101
        os.replace(name, target)  # noqa: PTH105
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)  # noqa: PTH108
        raise


def _give_to_owner(name: str, status: os.stat_result) -> None:
    mine = Path(name).stat()
    same = (mine.st_uid, mine.st_gid) == (status.st_uid, status.st_gid)
    if hasattr(os, "chown") and not same:
        os.chown(name, status.st_uid, status.st_gid)


def _umask() -> int:
    """Return the mask for new files, which can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
