"""How programs want paths: relative to the place of the call, or as addresses."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote


def relative(path: str, start: str | None = None) -> str:
    """Make a path relative to a folder, by default the working directory, with ``/``."""
    if not path or (start is None and not os.path.isabs(path)):  # noqa: PTH117 - paths stay strings
        return path
    try:
        return os.path.relpath(path, start).replace(os.sep, "/")
    except ValueError:  # on another drive there is no such path
        return path.replace(os.sep, "/")


def in_checkout(path: str, variable: str, environment: Mapping[str, str] = os.environ) -> str:
    """Make a path relative to the checkout that a CI system names in a variable, if it does.

    It shows findings in the pull request only if their paths start there, wherever we were called.
    """
    top = environment.get(variable)
    if not top or not path or not Path.cwd().resolve().is_relative_to(Path(top).resolve()):
        return relative(path)
    real = Path(os.path.abspath(path)).resolve()  # noqa: PTH100 - with ``..`` taken out
    return relative(str(real), str(Path(top).resolve()))


def uri(path: str) -> str:
    """Return a reference to a file, relative below the working directory and absolute elsewhere."""
    below = relative(path)
    if below.startswith("../") or os.path.isabs(below):  # noqa: PTH117 - as above
        return Path(os.path.abspath(path)).as_uri()  # noqa: PTH100 - need not be there
    return quote(os.fsencode(below))


def folder_uri(folder: Path) -> str:
    """Return the address of a folder, such that others can be added to it."""
    address = folder.as_uri()
    return address if address.endswith("/") else f"{address}/"
