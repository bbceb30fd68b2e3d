"""Copying photos to the gallery's storage: work for threads."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing.pool import AsyncResult, ThreadPool
from pathlib import Path


class Uploader:
    """Its threads stay, because it has no way to end them."""

    def __init__(self, storage: Path) -> None:
        self.storage = storage
        self._threads = ThreadPool(8)

    def upload(self, photos: Iterable[Path]) -> list[Path]:
        """Copy photos into the storage."""
        return self._threads.map(self._copy, photos)

    def _copy(self, photo: Path) -> Path:
        return Path(shutil.copy(photo, self.storage))


class BackgroundUploader:
    """Nothing to complain about: whoever uses it can end it."""

    def __init__(self, storage: Path) -> None:
        self.storage = storage
        self._executor = ThreadPoolExecutor(2, thread_name_prefix="upload")

    def upload(self, photo: Path) -> Future[str]:
        """Copy a photo some time soon."""
        return self._executor.submit(shutil.copy, photo, self.storage)

    def close(self) -> None:
        """Wait for the copies that are under way."""
        self._executor.shutdown()


def mirror(photos: list[Path], mirrors: list[Path]) -> list[AsyncResult[str]]:
    """Copy all photos to all mirrors; the copies still queued when the program ends are lost."""
    threads = ThreadPool(len(mirrors))
    copies = [
        threads.apply_async(shutil.copy, (photo, folder)) for photo in photos for folder in mirrors
    ]
    threads.close()
    return copies
