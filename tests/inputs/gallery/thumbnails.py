"""Thumbnails and checksums of photos: work for processes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from multiprocessing import Pool
from pathlib import Path


def thumbnail(photo: Path) -> Path:
    """Write a smaller copy of a photo, and return where it is."""
    target = photo.with_suffix(".thumb")
    target.write_bytes(photo.read_bytes()[:1024])
    return target


def checksum(photo: Path) -> str:
    """Tell photos apart by what is in them."""
    return hashlib.sha256(photo.read_bytes()).hexdigest()


def make_thumbnails(photos: Sequence[Path], workers: int = 4) -> list[Path]:
    """Make the thumbnails of all photos; one that cannot be read leaves the pool behind."""
    pool = Pool(workers)
    made = pool.map(thumbnail, photos)
    pool.close()
    pool.join()
    return made


def new_photos(photos: Sequence[Path], known: set[str]) -> list[Path]:
    """Pick the photos that are not known yet; a folder without any leaves the pool behind."""
    pool = Pool(2)
    if not photos:
        return []
    try:
        checksums = pool.map(checksum, photos)
    finally:
        pool.close()
        pool.join()
    return [photo for photo, sum_ in zip(photos, checksums, strict=True) if sum_ not in known]


def checksums(photos: Sequence[Path]) -> set[str]:
    """Nothing to complain about: all results are there before the block ends."""
    with Pool() as pool:
        return set(pool.imap_unordered(checksum, photos, chunksize=16))
