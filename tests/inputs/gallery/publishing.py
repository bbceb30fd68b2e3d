"""Publishing: processes that send photos away as they come."""

from __future__ import annotations

from collections.abc import Sequence
from multiprocessing import Process, Queue
from pathlib import Path


def publish(photos: Queue[Path | None], site: Path) -> None:
    """Publish photos until told to stop; if the gallery is killed, nobody says so."""
    while True:
        photo = photos.get()
        if photo is None:
            return
        (site / photo.name).write_bytes(photo.read_bytes())


def publish_all(photos: Sequence[Path], site: Path, workers: int = 2) -> None:
    """Publish photos with some processes, and wait for them."""
    waiting: Queue[Path | None] = Queue()
    publishers = [Process(target=publish, args=(waiting, site)) for _ in range(workers)]
    for publisher in publishers:
        publisher.start()
    for photo in [*photos, *[None] * workers]:
        waiting.put(photo)
    for publisher in publishers:
        publisher.join()
