"""Which lines have changed since a revision, as git tells it.

The working tree is compared, staged or not, and a file that git does not track yet is changed as a
whole. Where lines were deleted nothing is left to point at, so the lines around the gap count.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from poolproof.finding import Finding

_HUNK = re.compile(rb"@@ -\d+(?:,(?P<old>\d+))? \+(?P<start>\d+)(?:,(?P<new>\d+))? @@")
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)")
_NAMED = {b"a": b"\a", b"b": b"\b", b"t": b"\t", b"n": b"\n", b"v": b"\v", b"f": b"\f", b"r": b"\r"}
# Everything that a user's configuration could change about the format.
_DIFF = (
    "diff", "--unified=0", "--inter-hunk-context=0", "--no-color", "--no-ext-diff", "--no-textconv",
    "--find-renames", "--ignore-submodules", "--src-prefix=a/", "--dst-prefix=b/",
    "--diff-filter=d",
)  # fmt: skip

Lines = tuple[range, ...]


class ChangesError(Exception):
    """Git cannot tell what has changed, and why."""


class Changes(Struct, frozen=True):
    """The changed lines of each changed file, by its real path; None stands for all lines."""

    files: Mapping[str, Lines | None]

    def touch(self, finding: Finding, real: Callable[[str], str]) -> bool:
        """Whether a finding has to do with changed lines.

        It has if one lies between the first and the last step of its witness in some file: there a
        line that was taken out or put in can have made the defect. ``real`` gives the real path for
        a shown one.
        """
        return any(
            self._within(real(path), first, last)
            for path, (first, last) in _extents(finding).items()
        )

    def _within(self, path: str, first: int, last: int) -> bool:
        if path not in self.files:
            return False
        changed = self.files[path]
        return changed is None or any(
            lines.start <= last and first < lines.stop for lines in changed
        )


def _extents(finding: Finding) -> dict[str, tuple[int, int]]:
    """The first and the last line of a finding in each file that it leads through."""
    extents: dict[str, tuple[int, int]] = {}
    places = [(finding.path, finding.span), *((note.path, note.span) for note in finding.notes)]
    for path, span in places:
        first, last = extents.get(path, (span.line, span.end_line))
        extents[path] = min(first, span.line), max(last, span.end_line)
    return extents


def changes_since(revision: str, folder: Path) -> Changes:
    """Ask git about the work tree around a path. Raises ``ChangesError``.

    ``main...`` means what it does in git: since this branch left ``main``.
    """
    while not folder.is_dir() and folder != folder.parent:
        folder = folder.parent  # it may be a file, or not be there at all
    top = Path(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel")).rstrip("\n"))
    commit = _commit(top, revision)
    files: dict[str, Lines | None] = {
        str((top / os.fsdecode(path)).resolve()): lines
        for path, lines in parse_diff(_git(top, *_DIFF, commit, "--"))
    }
    untracked = _git(top, "ls-files", "--others", "--exclude-standard", "-z")
    for name in filter(None, untracked.split(b"\0")):
        files[str((top / os.fsdecode(name)).resolve())] = None
    return Changes(files)


def _commit(top: Path, revision: str) -> str:
    name = revision.removesuffix("...")
    try:
        commit = _verified(top, name)
        if name == revision:
            return commit
        return _git(top, "merge-base", commit, "HEAD").decode().split()[0]
    except (ChangesError, IndexError):
        shallow = _git(top, "rev-parse", "--is-shallow-repository").strip() == b"true"
        hint = "; this clone is shallow, so fetch more of its history" if shallow else ""
        known = "nothing that git knows" if name == revision else "no ancestor of this branch"
        raise ChangesError(f"--changed-since: {revision!r} is {known}{hint}") from None


def _verified(top: Path, name: str) -> str:
    if not name or name.startswith("-"):
        raise ChangesError(name)
    return _git(top, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").decode().strip()


def _git(folder: Path, *arguments: str) -> bytes:
    command = ["git", "-C", str(folder), *arguments]
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(  # noqa: S603 - git itself, and arguments that are no options
            command, capture_output=True, check=False, env=environment
        )
    except OSError as error:
        reason = "which is not installed here" if isinstance(error, FileNotFoundError) else error
        raise ChangesError(f"--changed-since needs git, {reason}") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        raise ChangesError(f"--changed-since: git says: {said or 'nothing'}")
    return done.stdout


def parse_diff(output: bytes) -> Iterator[tuple[bytes, Lines]]:
    """Yield the path of each file in a diff without context, and its changed lines."""
    lines = iter(output.split(b"\n"))
    path, changed = b"", list[range]()
    for line in lines:
        hunk = _HUNK.match(line)
        if hunk:
            old, new = (1 if hunk[key] is None else int(hunk[key]) for key in ("old", "new"))
            changed.append(_changed(int(hunk["start"]), new))
            _skip(lines, old + new)
        elif line.startswith(b"diff --git "):
            if path:
                yield path, tuple(changed)
            path, changed = b"", []
        elif line.startswith(b"+++ "):
            path = _unquoted(line.removeprefix(b"+++ ").removesuffix(b"\t")).removeprefix(b"b/")
    if path:
        yield path, tuple(changed)


def _changed(start: int, count: int) -> range:
    # A pure deletion stands behind line `start`: that line and the next one are its neighbours.
    return range(start, start + count) if count else range(start, start + 2)


def _skip(lines: Iterator[bytes], count: int) -> None:
    """Pass over the changed lines themselves, whose text could look like anything."""
    while count and (line := next(lines, None)) is not None:
        count -= not line.startswith(b"\\")  # a remark that there is no end of line


def _unquoted(name: bytes) -> bytes:
    """Undo the quoting of unusual names, which is that of C."""
    if not name.startswith(b'"'):
        return name

    def char(found: re.Match[bytes]) -> bytes:
        code = found[1]
        return bytes([int(code, 8)]) if len(code) == 3 else _NAMED.get(code, code)

    return _ESCAPE.sub(char, name[1:-1])
