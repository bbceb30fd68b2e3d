"""Changed files are written so that whatever goes wrong leaves either the old file or the new."""

from __future__ import annotations

import os
from pathlib import Path

from poolproof.source.writing import write_atomically


class FileChangedError(OSError):
    """The file is not the one that was checked any more."""


def replace_file(path: str, before: bytes, after: bytes) -> None:
    """Write a file that still holds ``before``. Raises ``OSError``."""
    if Path(path).read_bytes() != before:
        raise FileChangedError(None, "it was changed while it was checked", path)
    if not os.access(path, os.W_OK):
        # A new file could take its place all the same, but somebody did not want that.
        raise PermissionError(None, "it is read-only", path)
    write_atomically(path, after)
