"""Import roots: where a checkout keeps packages that are not above or beside who imports them.

Many keep several projects, each in a folder of its own (``client/setup.py``, ``client/client/``),
or their sources in ``lib`` or ``python``. They are installed, or put on ``PYTHONPATH``, which no
file says; but a package that is there once is what an import of its name means.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

from poolproof.source.surroundings import ROOT_MARKS

_CHECKOUT = ".git"
_SOURCES = frozenset({"src", "source", "lib", "libs", "py", "python", "package"})
_NOT_OURS = frozenset({"node_modules", "venv", "env", "site-packages", "build", "dist"})
_INSTALLED = ".dist-info"
_MAX_ANCESTORS = 8
_MAX_DEPTH = 3
_MAX_FOLDERS = 400
_PACKAGE = "__init__.py"


class Roots:
    """Answers for checkouts. ``listing`` says what is in a folder: nothing if it is none."""

    def __init__(self, listing: Callable[[str], frozenset[str]]) -> None:
        self.listing = listing
        self._packages: dict[str, dict[str, str | None]] = {}
        self._checkouts: dict[str, str | None] = {}

    def of(self, folder: str, package: str) -> str | None:
        """The folder in which the checkout around another folder keeps a top-level package.

        None if there is no such package, or more than one, or no checkout.
        """
        if folder not in self._checkouts:
            self._checkouts[folder] = self._checkout(folder)
        checkout = self._checkouts[folder]
        if checkout is None:
            return None
        if checkout not in self._packages:
            self._packages[checkout] = found = {}
            for name, root in self._kept(checkout):
                found[name] = None if name in found else root
        return self._packages[checkout].get(package)

    def _checkout(self, folder: str) -> str | None:
        """The folder that was checked out, or else the nearest that says to be a project."""
        project = None
        for _ in range(_MAX_ANCESTORS):
            if project is None and self._is_marked(folder):
                project = folder
            # Not by a listing, which is noted: folders above a project change all the time.
            if os.path.exists(os.path.join(folder, _CHECKOUT)):  # noqa: PTH110, PTH118
                return folder
            folder = os.path.dirname(folder)  # noqa: PTH120
        return project

    def _kept(self, checkout: str) -> Iterator[tuple[str, str]]:
        """The top-level packages of a checkout, each with the folder that it is in."""
        todo, looked = [(checkout, 0)], 0
        for folder, depth in todo:
            if any(name.endswith(_INSTALLED) for name in self.listing(folder)):
                continue  # other people's packages were put there
            is_root = folder == checkout or self._is_marked(folder)
            for name in sorted(self.listing(folder)):
                if "." in name or name[:2] == "__" or name in _NOT_OURS or looked == _MAX_FOLDERS:
                    continue
                looked += 1
                inner = f"{folder}{os.sep}{name}"
                if _PACKAGE not in self.listing(inner):
                    todo += [(inner, depth + 1)] if depth < _MAX_DEPTH else []
                elif is_root or _is_named_for(os.path.basename(folder), name):  # noqa: PTH119
                    yield name, folder

    def _is_marked(self, folder: str) -> bool:
        return not self.listing(folder).isdisjoint(ROOT_MARKS)


def _is_named_for(folder: str, package: str) -> bool:
    """Whether a folder is one for sources, or has the name of the package that it holds."""
    plain = folder.casefold()
    return plain in _SOURCES or plain.replace("-", "_") == package.casefold()
