"""Where records are kept: one file for each kind of run, replaced as a whole, checked when read.

What cannot be read, is damaged or was written by another version counts as nothing known. Runs
that end at the same time do not disturb each other: one of their records stays.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from poolproof.caching.record import Record

_ENDING = ".record"
_MONTH = 30 * 24 * 3600
_DIGEST = 32


def key_of(*parts: object) -> str:
    """Return the name for the record of runs that are alike in all of this."""
    return hashlib.blake2b(
        repr(parts).encode("utf-8", "surrogateescape"), digest_size=16
    ).hexdigest()


def code_stamp(folders: Iterable[Path]) -> str:
    """Return what changes when a file of code does, so that no answer outlives its reason."""
    stamp = hashlib.blake2b(digest_size=16)
    for folder in folders:
        for path in sorted(folder.rglob("*.py")):
            status = path.stat()
            stamp.update(
                f"{path}\0{status.st_mtime_ns}\0{status.st_size}\n".encode(
                    "utf-8", "surrogateescape"
                )
            )
    return stamp.hexdigest()


class Store(Struct, frozen=True):
    """The record of one kind of run."""

    folder: Path
    key: str

    @property
    def _path(self) -> Path:
        return self.folder / f"{self.key}{_ENDING}"

    def load(self) -> Record:
        """Read the record, or make an empty one."""
        try:
            data = self._path.read_bytes()
        except OSError:
            return Record()
        digest, content = data[:_DIGEST], data[_DIGEST:]
        if _digest(content) != digest:
            return Record()
        try:
            record = pickle.loads(content)  # noqa: S301 - from our own folder, and whole
        except Exception:  # whatever classes of another version may raise
            return Record()
        return record if isinstance(record, Record) else Record()

    def save(self, record: Record) -> None:
        """Replace the record; if there is no place for it, the next run knows nothing."""
        content = pickle.dumps(record, protocol=pickle.HIGHEST_PROTOCOL)
        with contextlib.suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.folder, suffix=".tmp")
            try:
                with open(handle, "wb") as file:  # noqa: PTH123
                    file.write(_digest(content) + content)
                os.replace(name, self._path)  # noqa: PTH105
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise
            _drop_old(self.folder)


def clear(folder: Path) -> int:
    """Remove all records, and return how many there were."""
    records = list(_records(folder))
    for path in records:
        path.unlink(missing_ok=True)
    return len(records)


def _drop_old(folder: Path) -> None:
    before = time.time() - _MONTH
    for path in _records(folder):
        if path.stat().st_mtime < before:
            path.unlink(missing_ok=True)


def _records(folder: Path) -> Iterator[Path]:
    for pattern in (f"*{_ENDING}", "*.tmp"):
        yield from folder.glob(pattern)


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_DIGEST).digest()
