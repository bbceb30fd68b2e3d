"""From the paths a user names to the list of files to check.

A file named explicitly is always taken, whatever it is called; folders are walked for ``.py`` and
``.pyi``. Below a named folder symbolic links to folders are not followed (no loops, nothing twice),
and links to files are, unless the file itself is in the list already. What cannot be read becomes
an error of the run, and the walk goes on.
"""

from __future__ import annotations

import math
import os
import stat
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from poolproof.finding import CheckError, ErrorKind
from poolproof.source.ignores import Chain, Excludes, chain_above

SUFFIXES = (".py", ".pyi")


class SourceFile(Struct, frozen=True, order=True):
    """A file to check: the path for messages (with ``/``), and the absolute one."""

    shown: str
    path: str


class Discovery(Struct, frozen=True):
    """The files to check, sorted, and what could not be looked at."""

    files: tuple[SourceFile, ...]
    errors: tuple[CheckError, ...] = ()


class SprawlError(Exception):
    """There is more below a folder than the caller allows for."""


def discover(
    paths: Sequence[str],
    excludes: Excludes,
    *,
    cwd: str | None = None,
    force_exclude: bool = False,
    most: float = math.inf,
) -> Discovery:
    """Find the files under ``paths``.

    With ``force_exclude`` the exclusions also hold for paths that are named explicitly, as hooks
    that pass every changed file need. Raises ``SprawlError`` once it has seen ``most`` entries.
    """
    walk = _Walk(excludes, cwd or str(Path.cwd()), force_exclude, active=excludes, room=most)
    for path in paths:
        walk.take(path)
    return walk.outcome()


def shown_path(path: str, cwd: str) -> str:
    """Return the path for messages: relative if below ``cwd``, otherwise as it is."""
    return _slashes(path.removeprefix(cwd.rstrip(os.sep) + os.sep))


def located(named: str, cwd: str) -> SourceFile:
    """Return what a user's path stands for; outside the working directory it is shown as given."""
    path = os.path.abspath(os.path.join(cwd, named))  # noqa: PTH100, PTH118
    shown = shown_path(path, cwd)
    return SourceFile(_slashes(os.path.normpath(named)) if shown == _slashes(path) else shown, path)


class _Folder(Struct, frozen=True):
    """A folder to list: its path, the prefix for messages, its real path, and what it ignores."""

    path: str
    shown: str
    real: str
    chain: Chain

    def below(self, entry: os.DirEntry[str], cwd: str) -> _Folder:
        shown = "" if entry.path == cwd else f"{self.shown}{entry.name}/"
        return _Folder(entry.path, shown, f"{self.real}{os.sep}{entry.name}", self.chain)


class _Walk(Struct):
    excludes: Excludes
    cwd: str
    force_exclude: bool
    active: Excludes
    room: float
    found: dict[str, SourceFile] = field(default_factory=dict)
    links: list[SourceFile] = field(default_factory=list)
    errors: list[CheckError] = field(default_factory=list)

    def take(self, named: str) -> None:
        """Add the file or the folder that the user named."""
        file = located(named, self.cwd)
        path, shown = file.path, file.shown
        try:
            mode = os.stat(path).st_mode  # noqa: PTH116
        except (OSError, ValueError) as error:
            self._fail(named, reason(error))
            return
        folder = stat.S_ISDIR(mode)
        if self.force_exclude and self.excludes.covers(path, folder=folder):
            return
        if folder:
            self._walk(path, "" if path == self.cwd else f"{shown.rstrip('/')}/")
        elif stat.S_ISREG(mode):
            self.found.setdefault(_real(path), file)
        else:
            self._fail(named, "neither a file nor a folder")

    def outcome(self) -> Discovery:
        """Return what was found, each file once and in one order."""
        for link in self.links:
            self.found.setdefault(_real(link.path), link)
        return Discovery(tuple(sorted(self.found.values())), tuple(sorted(set(self.errors))))

    def _walk(self, top: str, shown: str) -> None:
        chain = chain_above(top)
        if chain.ignores(top, folder=True):
            chain = Chain()  # naming an ignored folder overrules what ignores it
        # and naming an excluded one overrules the patterns that exclude it
        named = self.excludes.covers(top, folder=True)
        self.active = self.excludes.without_patterns() if named else self.excludes
        pending = [_Folder(top, shown, _real(top), chain)]
        while pending:
            folder = pending.pop()
            try:
                with os.scandir(folder.path) as listing:
                    entries = list(listing)
            except OSError as error:
                self._fail(folder.shown.rstrip("/") or ".", reason(error))
            else:
                self.room -= len(entries)
                if self.room < 0:
                    raise SprawlError(top)
                pending += self._listed(folder, entries)

    def _listed(self, folder: _Folder, entries: list[os.DirEntry[str]]) -> list[_Folder]:
        """Take the files among the entries of a folder, and return the folders to walk next."""
        if any(entry.name == ".gitignore" for entry in entries):
            folder = replace(folder, chain=folder.chain.with_folder(folder.path))
        below = []
        for entry in entries:
            try:
                if entry.is_dir(follow_symlinks=False):
                    if not self._left_out(entry, folder.chain, folder=True):
                        below.append(folder.below(entry, self.cwd))
                elif entry.name.endswith(SUFFIXES):
                    self._file(folder, entry)
            except OSError as error:
                self._fail(f"{folder.shown}{entry.name}", reason(error))
        return below

    def _file(self, folder: _Folder, entry: os.DirEntry[str]) -> None:
        if not entry.is_file() or self._left_out(entry, folder.chain, folder=False):
            return  # not a file: a dangling link, a link to a folder, a socket ...
        file = SourceFile(f"{folder.shown}{entry.name}", entry.path)
        if entry.is_symlink():
            self.links.append(file)
        else:
            self.found.setdefault(f"{folder.real}{os.sep}{entry.name}", file)

    def _left_out(self, entry: os.DirEntry[str], chain: Chain, *, folder: bool) -> bool:
        path, name = entry.path, entry.name
        if self.active.excludes(path, name, folder=folder):
            return True
        return chain.ignores(path, folder=folder)

    def _fail(self, path: str, message: str) -> None:
        self.errors.append(CheckError(_slashes(path), message, ErrorKind.INPUT))


def reason(error: OSError | ValueError) -> str:
    """Say what to tell the user about a path that the operating system refused."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "permission denied"
    strerror = getattr(error, "strerror", None)
    return str(strerror or error).lower()


def _real(path: str) -> str:
    return str(Path(path).resolve())


def _slashes(path: str) -> str:
    return path.replace(os.sep, "/")
