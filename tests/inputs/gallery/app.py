"""The gallery's command: ``python app.py PHOTOS STORAGE``."""

from __future__ import annotations

import sys
from pathlib import Path

from publishing import publish_all
from thumbnails import checksums, make_thumbnails, new_photos
from uploads import BackgroundUploader, Uploader, mirror


def main(folder: Path, storage: Path) -> None:
    """Bring the photos of a folder into the storage."""
    stored = checksums(list(storage.glob("*.jpg")))
    photos = new_photos(sorted(folder.glob("*.jpg")), stored)
    uploader = Uploader(storage)
    uploader.upload(photos)
    background = BackgroundUploader(storage)
    try:
        waiting = [background.upload(thumb) for thumb in make_thumbnails(photos)]
        print(len(waiting), "thumbnails on their way")
    finally:
        background.close()
    copies = mirror(photos, [storage / "mirror"])
    print(len(copies), "copies on their way")
    publish_all(photos, storage / "site")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
