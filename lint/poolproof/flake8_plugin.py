"""The plugin for flake8: who runs that already needs no new step.

flake8 hands over one file at a time, perhaps from an editor and not saved; what other files have to
do with it is read from the disk. Settings are those of ``[tool.poolproof]``, and whatever flake8 is
told to select or ignore holds besides.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path

from poolproof import __version__
from poolproof.cli import options
from poolproof.finding import Report
from poolproof.pipeline import Run, Stdin
from poolproof.registry import RegistryError
from poolproof.settings import SettingsError
from poolproof.source.baseline import BaselineError
from poolproof.source.text import encoded

# Not one of the rules: something kept a file from being checked.
FAILED = "PP000"
_NAMELESS = ("-", "stdin")


class Plugin:
    """What flake8 makes for each file. The tree is its own, and not needed."""

    name = "poolproof"
    version = __version__

    def __init__(self, tree: ast.AST, filename: str, lines: Sequence[str]) -> None:
        del tree
        self._name = "<stdin>" if filename in _NAMELESS else filename
        self._data = encoded("".join(lines))

    def run(self) -> Iterator[tuple[int, int, str, type]]:
        """Yield a line (from 1), a column (from 0), what flake8 shows, and who says it."""
        try:
            report = self._report()
        except (SettingsError, RegistryError, BaselineError, OSError) as error:
            yield 1, 0, f"{FAILED} {error}", type(self)
            return
        for finding in report.findings:
            text = f"{finding.code} {finding.name}: {finding.message}"
            yield finding.span.line, finding.span.column - 1, text, type(self)
        for failure in report.errors:
            yield 1, 0, f"{FAILED} {failure.message}", type(self)

    def _report(self) -> Report:
        place = str(Path.cwd()) if self._name == "<stdin>" else self._name
        settings = options.load((place,), None, isolated=False)
        return Run((), settings, Stdin(self._data, self._name)).report()
