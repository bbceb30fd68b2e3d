"""Whether something on the disk is as it was, told without reading it."""

from __future__ import annotations

import hashlib
import os
from typing import TypeAlias

Signature: TypeAlias = tuple[int, int, int]
"""What changes when a file does: its time of change (ns), its size, its number on the disk."""

# A file that changes twice within the clock's resolution looks the same, so what was modified just
# before it was read is not taken for known. Some file systems count in steps of two seconds.
_YOUTH = 2_000_000_000


def signature_of(path: str) -> Signature | None:
    """Look at a file; None if there is nothing to look at."""
    try:
        status = os.stat(path)  # noqa: PTH116
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def is_settled(signature: Signature | None, now: int) -> bool:
    """Whether a change after this moment (ns since the epoch) would be seen in the signature."""
    return signature is None or signature[0] < now - _YOUTH


def listing_of(folder: str) -> str:
    """Return a digest of what a folder holds that modules can be found by."""
    try:
        names = sorted(name for name in os.listdir(folder) if _can_matter(name))  # noqa: PTH208
    except OSError:
        return ""
    return hashlib.blake2b("/".join(names).encode("utf-8", "surrogateescape")).hexdigest()


def _can_matter(name: str) -> bool:
    """Whether it may be a module, a package, or the mark of a project's root."""
    stem, dot, ending = name.rpartition(".")
    return name != "__pycache__" and (not dot or not stem or ending in ("py", "toml", "cfg"))
