"""Entry points of a group among what is installed: what ``importlib.metadata`` gives, sooner.

Importing that module takes as long as all the rest of a run on a small file, so the files that it
would read are read here. Where something else than folders is on the path, it is asked after all.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator, Sequence

Entry = tuple[str, str]
"""The name of an entry point and the object that it stands for, as ``module:name``."""


def entries(group: str, path: Sequence[str] | None = None) -> list[Entry]:
    """Return the entry points of a group, of each distribution the first on the path."""
    folders = sys.path if path is None else path
    if any(os.path.isfile(each) for each in folders):  # noqa: PTH113 - an archive
        return _asked(group, folders)
    found: dict[Entry, None] = {}
    seen: set[str] = set()
    for folder in folders:
        for place in _distributions(folder or os.curdir):
            name = _name(place)
            if name not in seen:
                seen.add(name)
                found.update(dict.fromkeys(_within(place, group)))
    return sorted(found)


def _asked(group: str, folders: Sequence[str]) -> list[Entry]:
    from importlib.metadata import distributions  # noqa: PLC0415 - see above

    points = (p for each in distributions(path=list(folders)) for p in each.entry_points)
    return sorted({(point.name, point.value) for point in points if point.group == group})


def _distributions(folder: str) -> list[str]:
    try:
        names = os.listdir(folder)  # noqa: PTH208 - many names, of which few are wanted
    except OSError:
        return []
    wanted = (name for name in names if name.endswith((".dist-info", ".egg-info")))
    return [os.path.join(folder, name) for name in sorted(wanted)]  # noqa: PTH118


def _name(place: str) -> str:
    stem = os.path.basename(place).rpartition(".")[0]  # noqa: PTH119
    return stem.partition("-")[0].lower().replace("_", "-").replace(".", "-")


def _within(place: str, group: str) -> Iterator[Entry]:
    try:
        # As bytes: most name no such group, and there is one for each distribution.
        with io.FileIO(os.path.join(place, "entry_points.txt")) as file:  # noqa: PTH118
            data = file.readall()
        text = data.decode() if f"[{group}]".encode() in data else ""
    except (OSError, UnicodeDecodeError):
        return
    inside = False
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            inside = line == f"[{group}]"
        elif inside and "=" in line and not line.startswith(("#", ";")):
            name, _, value = line.partition("=")
            yield name.strip(), value.partition("[")[0].strip()
