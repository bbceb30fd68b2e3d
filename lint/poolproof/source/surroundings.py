"""Which files belong together with those of a folder, and may hold the other half of a story.

A project says where it begins (a checkout, a build file), and is all that is below. A script in a
home folder does not: it belongs with the files beside it, not with whatever else somebody keeps.
"""

from __future__ import annotations

import os

from poolproof.source.discovery import SUFFIXES, SourceFile, SprawlError, discover
from poolproof.source.ignores import DEFAULT_EXCLUDES, Excludes

ROOT_MARKS = (".git", "pyproject.toml", "setup.py", "setup.cfg")
# What lies at the top of most projects, but in folders below it too: the outermost counts, if
# nothing else says where a project begins (an archive of one that was downloaded).
SIGNS = (
    ".gitignore", "LICENSE", "LICENSE.md", "LICENSE.txt", "Pipfile", "README", "README.md",
    "README.rst", "README.txt", "requirements.txt",
)  # fmt: skip

_MOST_ENTRIES = 20_000  # a tenth of a second's worth of listing; projects of this size have a mark


def surroundings(folder: str, *, cwd: str) -> tuple[SourceFile, ...]:
    """Find the files below a folder, or only those in it where it is no project's and sprawls."""
    excludes = Excludes(folder, DEFAULT_EXCLUDES)
    if any(os.path.exists(os.path.join(folder, mark)) for mark in ROOT_MARKS):  # noqa: PTH110, PTH118
        return discover([folder], excludes, cwd=cwd).files
    try:
        return discover([folder], excludes, cwd=cwd, most=_MOST_ENTRIES).files
    except SprawlError:
        with os.scandir(folder) as listing:
            beside = [one.path for one in listing if one.is_file() and one.name.endswith(SUFFIXES)]
        return discover(beside, excludes, cwd=cwd).files
