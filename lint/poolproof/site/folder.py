"""Writing the site: into a folder of its own, and without harm to what others put there.

A list of what was written stands in the folder. Only what is on it is ever replaced or removed, so
a ``.git`` or a ``CNAME`` in the same place is safe; and a folder that has other things in it and no
list is refused.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

LIST = "poolproof-site.json"
_KEY = "written by poolproof docs build"


class NotOursError(Exception):
    """A folder that holds what somebody else has put there, and what that is."""


def write(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Make the files of a folder be those, each replaced as a whole.

    Raises ``NotOursError`` before anything is changed, and ``OSError`` if it cannot be written.
    """
    old = _listed(folder)
    foreign = sorted(name for name in contents if name not in old and (folder / name).exists())
    if foreign:
        raise NotOursError(f"{folder / foreign[0]} is in the way: it is not part of the site")
    folder.mkdir(parents=True, exist_ok=True)
    # The list first: if this is interrupted, the next run knows what to replace.
    _replace(folder / LIST, _list({*old, *contents}))
    for name, content in contents.items():
        _replace(folder / name, content)
    for name in sorted(old - set(contents)):
        (folder / name).unlink(missing_ok=True)
    _replace(folder / LIST, _list(contents))


def _listed(folder: Path) -> set[str]:
    """Return the names of the files that are ours."""
    if not folder.exists():
        return set()
    others = sorted(path.name for path in folder.iterdir())
    if LIST not in others:
        if others:
            raise NotOursError(
                f"{folder} is not empty, and not a site that poolproof wrote: there is "
                f"{others[0]!r} in it"
            )
        return set()
    try:
        names = json.loads((folder / LIST).read_text(encoding="utf-8"))[_KEY]
    except (ValueError, KeyError, TypeError) as error:
        raise NotOursError(f"{folder / LIST} is not a list that poolproof wrote") from error
    return {name for name in names if isinstance(name, str) and Path(name).name == name}


def _list(names: Mapping[str, bytes] | set[str]) -> bytes:
    return (json.dumps({_KEY: sorted(names)}, indent=1) + "\n").encode()


def _replace(path: Path, content: bytes) -> None:
    """Write a file so that a reader finds the old one or the new one, and nothing in between."""
    half = path.with_name(f".{path.name}.new")
    try:
        half.write_bytes(content)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
