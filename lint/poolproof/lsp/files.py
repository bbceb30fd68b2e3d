"""The project's files as an editor sees them: open documents first, then what is on the disk.

What was read is kept, within a limit, as long as the file's time and size stay the same; how old
such knowledge may be is limited too. A check asks for the same files with every key that is hit.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field

from poolproof.settings import Settings
from poolproof.source.discovery import discover
from poolproof.source.screen import Vocabulary
from poolproof.source.surroundings import surroundings
from poolproof.source.text import UndecodableTextError, decode
from poolproof.source.unit import SourceUnit

_ROOM = 64 * 2**20
_STAT_AGE = 2.0
_LIST_AGE = 30.0
Stamp = tuple[int, int]


def shown(path: Path) -> str:
    """Return the name by which a file goes in findings."""
    return path.as_posix()


class Files(Struct):
    """Reads files. ``overlay`` holds the texts of the open documents at the time of a check."""

    overlay: Mapping[Path, str] = field(default_factory=dict)
    clock: Callable[[], float] = time.monotonic
    _kept: OrderedDict[Path, tuple[Stamp, float, bytes]] = field(default_factory=OrderedDict)
    _size: int = 0

    def read(self, path: Path) -> bytes:
        """Return the bytes of a file; raises ``OSError``."""
        text = self.overlay.get(path)
        if text is not None:
            return text.encode("utf-8", "surrogatepass")
        return self._read(path)

    def unit(self, path: Path) -> SourceUnit | None:
        """Return the decoded file; None if there is none, or it is not text."""
        text = self.overlay.get(path)
        if text is None:
            try:
                text = decode(self._read(path)).text
            except (OSError, UndecodableTextError):
                return None
        return SourceUnit(shown(path), path, text.removeprefix("\ufeff"))

    def forget(self, path: Path) -> None:
        """Read a file anew when it is next asked for."""
        entry = self._kept.pop(path, None)
        if entry is not None:
            self._size -= len(entry[2])

    def _read(self, path: Path) -> bytes:
        now = self.clock()
        entry = self._kept.get(path)
        if entry is not None and now - entry[1] <= _STAT_AGE:
            self._kept.move_to_end(path)
            return entry[2]
        status = path.stat()
        stamp = (status.st_mtime_ns, status.st_size)
        is_same = entry is not None and entry[0] == stamp
        data = entry[2] if entry is not None and is_same else path.read_bytes()
        self.forget(path)
        self._kept[path] = (stamp, now, data)
        self._size += len(data)
        while self._size > _ROOM and len(self._kept) > 1:
            self.forget(next(iter(self._kept)))
        return data


class EditorCorpus(Struct):
    """Implements ``poolproof.source.unit.Corpus`` for one root of settings."""

    settings: Settings
    store: Files
    _listed: dict[Path, tuple[float, tuple[Path, ...]]] = field(default_factory=dict)

    def files(self) -> Sequence[Path]:
        """Return the files below the root."""
        return self.below(self.settings.root)

    def load(self, path: Path) -> SourceUnit | None:
        """Return a decoded file, whether or not it is one of the project's."""
        return self.store.unit(path)

    def search(self, words: Iterable[str], below: Path | None = None) -> Sequence[Path]:
        """Return the files that hold one of the words, whole."""
        admits = Vocabulary(frozenset(words)).admits
        found = []
        for path in self.below(below or self.settings.root):
            try:
                if admits(self.store.read(path)):
                    found.append(path)
            except OSError:
                continue  # gone since it was listed
        return found

    def below(self, folder: Path) -> tuple[Path, ...]:
        """List the Python files of a folder, those of open documents that are new included."""
        now = self.store.clock()
        listed = self._listed.get(folder)
        if listed is None or now - listed[0] > _LIST_AGE:
            if folder == self.settings.root:
                found = discover([str(folder)], self.settings.excludes, cwd=str(folder)).files
            else:
                found = surroundings(str(folder), cwd=str(folder))
            listed = (now, tuple(Path(file.path) for file in found))
            self._listed[folder] = listed
        unsaved = [
            path
            for path in self.store.overlay
            if path.is_relative_to(folder) and path.suffix == ".py" and path not in listed[1]
        ]
        return (*listed[1], *unsaved)

    def relist(self) -> None:
        """Look into the folders again: files came or went."""
        self._listed.clear()
