"""The files of a project as the analysis sees them: listed once, read only when asked for.

What was read is not kept, so that a run needs the memory of its largest file and not of all of
them; the operating system's cache makes reading again cheap. Only of a small project, which is
searched for one name after the other, the bytes are held.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from poolproof.source.discovery import SourceFile, shown_path
from poolproof.source.screen import Vocabulary
from poolproof.source.surroundings import surroundings
from poolproof.source.text import UndecodableTextError, decode

if TYPE_CHECKING:
    from poolproof.source.unit import SourceUnit

_ROOM = 4_000_000  # bytes


class ProjectCorpus:
    """Implements ``poolproof.analysis.Corpus``.

    ``listing`` is called when the list of files is first needed. ``overlay`` holds the bytes that
    stand for those on the disk, for text that an editor has not saved.
    """

    def __init__(
        self,
        listing: Callable[[], Sequence[SourceFile]],
        *,
        cwd: str,
        overlay: Mapping[str, bytes] | None = None,
    ) -> None:
        self._listing = listing
        self._cwd = cwd
        self._overlay = overlay or {}
        self._held: dict[str, bytes] = {}
        self._room = _ROOM
        self._folders: dict[Path, tuple[SourceFile, ...]] = {}

    @cached_property
    def listed(self) -> tuple[SourceFile, ...]:
        """Every file that the run was asked to check, in stable order."""
        return tuple(self._listing())

    @cached_property
    def _shown(self) -> dict[str, str]:
        return {file.path: file.shown for file in self.listed}

    def files(self) -> Sequence[Path]:
        """Every file of the project, absolute, in stable order."""
        return [Path(file.path) for file in self.listed]

    def load(self, path: Path) -> SourceUnit | None:
        """Return the decoded file, of the project or not, or None if it cannot be read."""
        name = str(path)
        shown = self._shown.get(name) or shown_path(name, self._cwd)
        try:
            return self.unit(SourceFile(shown, name))
        except (OSError, UndecodableTextError):
            return None

    def unit(self, file: SourceFile) -> SourceUnit:
        """Return the decoded file; raises ``OSError`` or ``UndecodableTextError``."""
        from poolproof.source.unit import SourceUnit  # noqa: PLC0415 - slow, and often not needed

        return SourceUnit(file.shown, Path(file.path), decode(self.read(file.path)).text)

    def search(self, words: Iterable[str], below: Path | None = None) -> Sequence[Path]:
        """Return the files of the project that hold one of the words, whole.

        ``below`` takes the files of a folder instead, whether or not the run was asked to check
        them: what ends a pool may stand in a file that a hook did not name.
        """
        matches = Vocabulary(frozenset(words)).admits
        files = self.listed if below is None else self.below(below)
        return [Path(file.path) for file, data in self.readable(files) if matches(data)]

    def below(self, folder: Path) -> tuple[SourceFile, ...]:
        """Every file of a folder's project, whether or not the run was asked to check it."""
        if folder not in self._folders:
            self._folders[folder] = surroundings(str(folder), cwd=self._cwd)
        return self._folders[folder]

    def readable(
        self, files: Sequence[SourceFile] | None = None
    ) -> Iterator[tuple[SourceFile, bytes]]:
        """Yield every file of the project that can be read, with its bytes."""
        for file in self.listed if files is None else files:
            data = self._held.get(file.path)
            if data is None:
                try:
                    data = self.read(file.path)
                except OSError:
                    continue  # reported by the run that reads every file to screen it
                if len(data) <= self._room:
                    self._room -= len(data)
                    self._held[file.path] = data
            yield file, data

    def read(self, path: str) -> bytes:
        """Return the bytes of a file; raises ``OSError``."""
        if path in self._overlay:
            return self._overlay[path]
        # Unbuffered: a buffer would only copy what is read whole.
        with io.FileIO(path) as file:
            return file.readall()
