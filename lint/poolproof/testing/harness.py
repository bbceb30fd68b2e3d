"""The harness: the real pipeline on a project of its own.

Whatever is checked is copied to an empty folder first, as what ends a pool may stand anywhere in
the project that a file belongs to: one fixture must not explain another.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from poolproof.finding import CheckError, ErrorKind, Finding, Report
from poolproof.fixing.passes import Fixer, Outcome
from poolproof.pipeline import check_paths
from poolproof.settings import Choice, Settings
from poolproof.source.text import lenient, split_lines
from poolproof.testing.markers import Expectation, expectations

_ROOT_MARK = "pyproject.toml"


class CheckFailed(AssertionError):  # noqa: N818 - it is what a failed test is called
    """The check itself went wrong, so there is nothing to compare."""


def check_text(text: str, *, select: Collection[str] = (), name: str = "example.py") -> Report:
    """Check one module with the default rules, and with those that ``select`` names besides."""
    return check_files({name: text.encode()}, select=select)


def check_fixture(path: str | Path, *, select: Collection[str] = ()) -> Report:
    """Check a file, or all files of a folder as one project."""
    return check_files(read_fixture(path), select=select)


def read_fixture(path: str | Path) -> dict[str, bytes]:
    """Read the Python files of a fixture, by their place in it, with ``/`` in between.

    Raises ``FileNotFoundError`` if there are none, ``OSError`` if one cannot be read.
    """
    root = Path(path)
    if root.is_file():
        return {root.name: root.read_bytes()}
    files = sorted(root.rglob("*.py"))
    if not files:
        raise FileNotFoundError(f"no Python file is in {root}")
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}


def check_files(files: Mapping[str, bytes], *, select: Collection[str] = ()) -> Report:
    """Check a project that is given as the bytes of its files, and show paths as they are given.

    Raises ``CheckFailed`` if the engine or a rule broke down on it.
    """
    with TemporaryDirectory(prefix="poolproof-") as folder:
        root = Path(folder).resolve()
        (root / _ROOT_MARK).touch()
        for name, data in files.items():
            target = root / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        settings = Settings(root, choices=(Choice(extend_select=tuple(sorted(select))),))
        report = check_paths([str(root)], settings)
        report = _relative_to(root, report)
    ours = [error for error in report.errors if error.kind is ErrorKind.INTERNAL]
    if ours:
        raise CheckFailed("\n".join(f"{e.path}: {e.message}\n{e.detail}" for e in ours))
    return report


def fix_files(
    files: Mapping[str, bytes], *, select: Collection[str] = (), unsafe: bool = False
) -> Outcome:
    """Make the fixes of a project that is given as the bytes of its files, in memory.

    Raises ``CheckFailed`` as ``check_files`` does.
    """

    def check(overlay: Mapping[str, bytes]) -> Report:
        return check_files({**files, **overlay}, select=select)

    return Fixer(check, files.__getitem__, unsafe).outcome()


def fix_text(
    text: str, *, select: Collection[str] = (), unsafe: bool = False, name: str = "example.py"
) -> str:
    """Return a module with its fixes made."""
    outcome = fix_files({name: text.encode()}, select=select, unsafe=unsafe)
    return outcome.changes[0].after.decode() if outcome.changes else text


def assert_expected(path: str | Path, *, select: Collection[str] = ()) -> Report:
    """Check a fixture and compare the findings with its markers, line by line."""
    files = read_fixture(path)
    report = check_files(files, select=select)
    root = Path(path)
    texts = {name: lenient(data) for name, data in files.items()}
    different = [
        line
        for name, text in texts.items()
        for line in _differences(root if root.is_file() else root / name, name, text, report)
    ]
    if different:
        raise AssertionError("\n".join(different))
    return report


def _differences(path: Path, name: str, text: str, report: Report) -> Iterator[str]:
    expected = Counter(expectations(text))
    found = [finding for finding in report.findings if finding.path == name]
    got = Counter(Expectation(finding.span.line, finding.code) for finding in found)
    lines = split_lines(text)
    if expected != got:
        yield f"{path}:"
    for each in sorted((expected | got).keys()):
        missing = expected[each] - got[each]
        if missing == 0:
            continue
        code = lines[each.line - 1].strip() if each.line <= len(lines) else ""
        if missing > 0:
            yield f"  {path}:{each.line}: {each.code} is missing: {code}"
        else:
            yield f"  {path}:{each.line}: {each.code} is not expected: {code}"
            yield from _explained(found, each)


def _explained(found: list[Finding], each: Expectation) -> Iterator[str]:
    for finding in found:
        if (finding.span.line, finding.code) == (each.line, each.code):
            yield f"      {finding.message}"
            for note in finding.notes:
                yield f"        {note.path}:{note.span.line}: {note.message}"


def _relative_to(root: Path, report: Report) -> Report:
    """Show the paths as they were given, though the files were checked elsewhere."""

    def given(path: str) -> str:
        full = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
        return full.relative_to(root).as_posix() if full.is_relative_to(root) else path

    def moved(finding: Finding) -> Finding:
        notes = tuple(replace(note, path=given(note.path)) for note in finding.notes)
        return replace(finding, path=given(finding.path), notes=notes)

    errors: tuple[CheckError, ...] = tuple(
        replace(error, path=given(error.path)) for error in report.errors
    )
    findings = sorted(map(moved, report.findings), key=lambda finding: finding.sort_key)
    return replace(report, findings=tuple(findings), errors=errors)
