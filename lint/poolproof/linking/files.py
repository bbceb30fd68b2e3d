"""Where the modules of a project are: which file a module's name means, seen from another file.

Folders are listed once and asked by name, since the same few are asked thousands of times.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from poolproof.linking.roots import Roots
from poolproof.source.surroundings import ROOT_MARKS, SIGNS

_INSTALLED = frozenset({"site-packages", "dist-packages"})
_MAX_ANCESTORS = 8
# Packages of the standard library: what is in them is not looked for in the project.
_PACKAGES = frozenset(
    {"asyncio", "collections", "compression", "concurrent", "ctypes", "curses", "dbm", "distutils",
     "email", "encodings", "ensurepip", "html", "http", "idlelib", "importlib", "json", "lib2to3",
     "logging", "multiprocessing", "os", "pathlib", "pydoc_data", "re", "sqlite3", "string", "sys",
     "sysconfig", "tkinter", "tomllib", "turtledemo", "unittest", "urllib", "venv", "wsgiref",
     "xml", "xmlrpc", "zipfile", "zoneinfo"}
)  # fmt: skip
_ALONE = sys.stdlib_module_names - _PACKAGES


def distribution_of(path: str) -> str:
    """The installed package (or module) that a file is part of, empty if it is of none."""
    parts = Path(path).parts
    for number, part in enumerate(parts[:-1]):
        if part in _INSTALLED:
            return str(Path(*parts[: number + 2]))
    return ""


class ModuleFiles:
    """Finds the files of modules. What is on the disk is taken to stay as it is.

    ``outside`` are the top-level packages that are never looked for in the project.
    """

    def __init__(self, outside: frozenset[str]) -> None:
        self.outside = outside
        self._listings: dict[str, frozenset[str]] = {}
        self._fresh: set[str] = set()
        self._located: dict[tuple[str, str], Path | None] = {}
        self._roots: dict[Path, Path] = {}
        self._hiding: dict[str, frozenset[str]] = {}
        self._elsewhere = Roots(self._listing)

    def take_folders(self) -> frozenset[str]:
        """Every folder that was listed since this was last asked, whether or not there is one."""
        fresh = frozenset(self._fresh)
        self._fresh.clear()
        return fresh

    def locate(self, importer: Path, name: str) -> Path | None:
        """The file of a module as seen from another: beside it, or below one of its ancestors.

        Or else it is where the checkout keeps a package of that name. Packages that are installed
        side by side are no part of each other's projects.
        """
        # Text, as hashing a path takes longer than most answers.
        key = (str(importer).rpartition(os.sep)[0], name)
        if key not in self._located:
            found = self._search(str(importer), name)
            self._located[key] = None if found is None else Path(found)
        return self._located[key]

    def inside(self, package: Path, name: str) -> Path | None:
        """The file of a module in a package, which is given by its ``__init__.py``."""
        found = self._module_file(os.path.dirname(package), name)  # noqa: PTH120
        return None if found is None else Path(found)

    def root(self, path: Path) -> Path:
        """The folder of the project that a file belongs to.

        The nearest one above it that says so (a checkout, a build file), or else the outermost that
        looks like one, or the outermost package that the file is in.
        """
        if path.parent not in self._roots:
            self._roots[path.parent] = Path(self._project_root(str(path.parent)))
        return self._roots[path.parent]

    def _search(self, importer: str, name: str) -> str | None:
        folder = own = os.path.dirname(importer)  # noqa: PTH120
        if name.startswith("."):
            stripped = name.lstrip(".")
            for _ in range(len(name) - len(stripped) - 1):
                folder = os.path.dirname(folder)  # noqa: PTH120
            return self._module_file(folder, stripped)
        root = name.partition(".")[0]
        if root in self.outside or (
            root in sys.stdlib_module_names
            and (root == name or root not in self._hiding_standard(own))
        ):
            return None
        for _ in range(_MAX_ANCESTORS):
            if os.path.basename(folder) in _INSTALLED:  # noqa: PTH119
                return self._own(folder, importer, name)
            above = os.path.dirname(folder)  # noqa: PTH120
            for base in (folder, os.path.join(folder, "src")):  # noqa: PTH118
                found = self._module_file(base, name)
                if found is None or found == importer:
                    continue
                if folder == own or not self._is_package(folder, above):
                    return found
            if self._is_marked(folder) or above == folder:
                return self._in_checkout(folder, importer, name)
            folder = above
        return None

    def _hiding_standard(self, folder: str) -> frozenset[str]:
        """The folders above a file that have the name of a standard module without modules in it.

        ``code.server`` can only be of the project: the standard library has no such module.
        """
        found = self._hiding.get(folder)
        if found is None:
            found = _ALONE & self._listing(folder)
            above = os.path.dirname(folder)  # noqa: PTH120
            if above != folder and not self._is_marked(folder):
                found |= self._hiding_standard(above)
            self._hiding[folder] = found
        return found

    def _in_checkout(self, folder: str, importer: str, name: str) -> str | None:
        """The file of a module that is kept elsewhere in the checkout around a folder."""
        root = self._elsewhere.of(folder, name.partition(".")[0])
        found = self._module_file(root, name) if root is not None else None
        return found if found != importer else None

    def _own(self, installed: str, importer: str, name: str) -> str | None:
        """The file of a module among installed ones: each of these is a project of its own."""
        mine = os.path.basename(distribution_of(importer))  # noqa: PTH119
        if name.partition(".")[0] != mine.removesuffix(".py"):
            return None
        found = self._module_file(installed, name)
        return found if found != importer else None

    def _module_file(self, base: str, name: str) -> str | None:
        """The file of a dotted module name below a folder; of the folder itself without one."""
        *packages, last = name.split(".") if name else ("",)
        for package in packages:
            if package not in self._listing(base):
                return None
            base = f"{base.rstrip(os.sep)}{os.sep}{package}"
        if last:
            plain = self._file(base, f"{last}.py")
            if plain is not None or last not in self._listing(base):
                return plain
            base = f"{base.rstrip(os.sep)}{os.sep}{last}"
        return self._file(base, "__init__.py")

    def _file(self, folder: str, name: str) -> str | None:
        if name not in self._listing(folder):
            return None
        path = f"{folder.rstrip(os.sep)}{os.sep}{name}"
        return path if os.path.isfile(path) else None  # noqa: PTH113

    def _listing(self, folder: str) -> frozenset[str]:
        """What is in a folder; nothing if it cannot be listed."""
        found = self._listings.get(folder)
        if found is None:
            try:
                found = frozenset(os.listdir(folder))  # noqa: PTH208
            except OSError:
                found = frozenset()
            self._listings[folder] = found
            self._fresh.add(folder)
        return found

    def _is_package(self, *folders: str) -> bool:
        """Whether each folder is a package: the inner ones are not where modules are looked for."""
        return all(self._file(folder, "__init__.py") for folder in folders)

    def _is_marked(self, folder: str) -> bool:
        return not self._listing(folder).isdisjoint(ROOT_MARKS)

    def _project_root(self, folder: str) -> str:
        package = folder
        while self._file(package, "__init__.py") and self._file(
            os.path.dirname(package),  # noqa: PTH120
            "__init__.py",
        ):
            package = os.path.dirname(package)  # noqa: PTH120
        above, found = folder, package
        for _ in range(_MAX_ANCESTORS + 1):
            if self._is_marked(above):
                return above
            if not self._listing(above).isdisjoint(SIGNS) and package.startswith(above):
                found = above
            if os.path.dirname(above) == above:  # noqa: PTH120
                break
            above = os.path.dirname(above)  # noqa: PTH120
        return found
