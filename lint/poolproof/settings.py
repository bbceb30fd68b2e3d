"""The table ``[tool.poolproof]`` of ``pyproject.toml``: found, read, checked.

A key that nobody knows, a value of the wrong type and a rule that does not exist are refused with
the file's name and, if one is close, with what was probably meant: a setting that is silently
without effect is worse than none.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from poolproof.keys import READERS, Pairs, Words
from poolproof.source.ignores import DEFAULT_EXCLUDES, Excludes, Patterns
from poolproof.suggestion import did_you_mean

if TYPE_CHECKING:
    from poolproof.tasks.conduct.waiting import Wait
    from poolproof.typestate.protocol import Protocol

FILE_NAME = "pyproject.toml"
TABLE = "[tool.poolproof]"


class SettingsError(Exception):
    """Settings that cannot be used: why, and the place they come from."""

    def __init__(self, message: str, place: str = "") -> None:
        super().__init__(f"{place}: {message}" if place else message)


class Choice(Struct, frozen=True):
    """What one place says about rules. ``place`` is put before the key in error messages."""

    select: Words | None = None
    extend_select: Words = ()
    ignore: Words = ()
    place: str = ""

    def selectors(self) -> Iterator[tuple[str, Words]]:
        """Yield every list of selectors with the place where it is written."""
        yield f"{self.place}select", self.select or ()
        yield f"{self.place}extend-select", self.extend_select
        yield f"{self.place}ignore", self.ignore


class Settings(Struct, frozen=True):
    """Everything that can be configured, with the defaults.

    Relative patterns start at ``root``. ``source`` is the file that was read, if there was one.
    ``choices`` are those of the file and then those of the command line. ``exclude`` replaces the
    default exclusions, ``extend_exclude`` adds to them. ``pools`` pairs the qualified name of a
    class with the name of the protocol it follows; ``borrows`` are callables that use a pool and
    leave it to their caller, ``takes`` those that will release it. ``fork_only`` are patterns of
    modules whose processes are always forked. ``docs_url`` is where the rules' pages are published,
    if they are. ``baseline`` is the file with accepted findings.
    """

    root: Path
    source: Path | None = None
    choices: tuple[Choice, ...] = (Choice(),)
    per_file_ignores: tuple[tuple[str, Words], ...] = ()
    exclude: Words | None = None
    extend_exclude: Words = ()
    force_exclude: bool = False
    pools: Pairs = ()
    borrows: Words = ()
    takes: Words = ()
    blocking_calls: Pairs = ()
    long_sleep: float = 300
    fork_only: Words = ()
    docs_url: str = ""
    baseline: Path | None = None
    output_format: str = "text"
    pedantic: bool = False
    preview: bool = False

    @property
    def excludes(self) -> Excludes:
        """The exclusions for the walk."""
        names = DEFAULT_EXCLUDES if self.exclude is None else ()
        return Excludes(str(self.root), names, (*(self.exclude or ()), *self.extend_exclude))

    def selectors(self) -> Iterator[tuple[str, Words]]:
        """Yield every list of selectors with the place where it is written."""
        for choice in self.choices:
            yield from choice.selectors()
        for pattern, selectors in self.per_file_ignores:
            yield self.place(f"per-file-ignores.{pattern!r}"), selectors

    def table(self) -> Iterator[tuple[str, object]]:
        """Yield the keys of the file with the values that hold."""
        for choice in self.choices:
            if choice.select is not None or choice is self.choices[0]:
                select, extend, ignore = [*(choice.select or ("ALL",))], list[str](), list[str]()
            extend += choice.extend_select
            ignore += choice.ignore
        yield from (("select", select), ("extend-select", extend), ("ignore", ignore))
        yield "per-file-ignores", {key: list(words) for key, words in self.per_file_ignores}
        yield "exclude", list(DEFAULT_EXCLUDES if self.exclude is None else self.exclude)
        yield "extend-exclude", list(self.extend_exclude)
        yield "force-exclude", self.force_exclude
        yield "pools", dict(self.pools)
        yield from (("borrows", list(self.borrows)), ("takes", list(self.takes)))
        yield "docs-url", self.docs_url
        yield "baseline", "" if self.baseline is None else self.baseline.as_posix()
        yield "output-format", self.output_format
        yield "blocking-calls", dict(self.blocking_calls)
        yield from (("long-sleep", self.long_sleep), ("fork-only", list(self.fork_only)))
        yield from (("pedantic", self.pedantic), ("preview", self.preview))

    @property
    def forked(self) -> Patterns:
        """The modules whose processes are always forked."""
        return Patterns(str(self.root), self.fork_only)

    @property
    def waits(self) -> tuple[Wait, ...]:
        """The calls that tasks may wait in, as entries of the table."""
        from poolproof.tasks.conduct.waiting import Argument, Wait, WaitKind  # noqa: PLC0415 - slow

        return tuple(
            Wait(
                (call,),
                f"`{call}`",
                WaitKind.NETWORK,
                timeout=Argument(bound) if bound else None,
            )
            for call, bound in self.blocking_calls
        )

    def place(self, key: str) -> str:
        """Name the place of a key for an error message."""
        return f"{_place(self.source)}{key}"

    def adopt(self, protocols: Sequence[Protocol]) -> tuple[Protocol, ...]:
        """Return the protocols with the configured classes among their constructors.

        Raises ``SettingsError`` if one of these is said to be of a kind that there is not.
        """
        known = {protocol.name: protocol for protocol in protocols}
        for name, kind in self.pools:
            if kind not in known:
                message = f"no kind of pool is called {kind!r}{did_you_mean(kind, known)}"
                raise SettingsError(message, self.place(f"pools.{name!r}"))
            known[kind] = replace(known[kind], constructors=(*known[kind].constructors, name))
        return tuple(known.values())


def find(start: Path, fallback: Path) -> Settings:
    """Read the nearest table at or above ``start``; without one, use the defaults.

    The defaults' root is the nearest folder that looks like a project's, or ``fallback``.
    """
    for folder in (start, *start.parents):
        settings = _read(folder / FILE_NAME)
        if settings is not None:
            return settings
    return Settings(project_root(start) or fallback)


def project_root(start: Path) -> Path | None:
    """Return the nearest folder at or above ``start`` that looks like a project's root."""
    for folder in (start, *start.parents):
        if (folder / FILE_NAME).exists() or (folder / ".git").exists():
            return folder
    return None


def read(path: Path) -> Settings:
    """Read the file a user named. Raises ``SettingsError`` if it has no table for us."""
    settings = _read(path, named=True)
    if settings is None:
        raise SettingsError(f"there is no table {TABLE} in it", str(path))
    return settings


def _read(path: Path, *, named: bool = False) -> Settings | None:
    try:
        data = path.read_bytes()
    except OSError as error:
        if not named and isinstance(error, (FileNotFoundError, NotADirectoryError)):
            return None
        raise SettingsError(f"cannot be read: {error.strerror or error}", str(path)) from error
    # Most files on the way up are not about us, so they are neither parsed nor judged.
    if b"poolproof" not in data:
        return None
    tool = _parse(data, path).get("tool", {})
    if not isinstance(tool, Mapping) or "poolproof" not in tool:
        return None
    table = tool["poolproof"]
    if not isinstance(table, Mapping):
        raise SettingsError("tool.poolproof must be a table", str(path))
    return _settings(table, path)


def _parse(data: bytes, path: Path) -> Mapping[str, object]:
    if sys.version_info >= (3, 11):
        import tomllib  # noqa: PLC0415 - only needed when there are settings
    else:
        import tomli as tomllib  # noqa: PLC0415 - as above
    try:
        return tomllib.loads(data.decode())
    except UnicodeDecodeError as error:
        raise SettingsError(f"is not UTF-8: {error}", str(path)) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(f"is not valid TOML: {error}", str(path)) from error


def _settings(table: Mapping[str, object], path: Path) -> Settings:
    values: dict[str, object] = {}
    for key, value in table.items():
        reader = READERS.get(key)
        if reader is None:
            hint = did_you_mean(key, READERS)
            raise SettingsError(f"unknown key {key!r}{hint}", f"{path}: {TABLE}")
        try:
            values[key.replace("-", "_")] = reader(value)
        except ValueError as error:
            raise SettingsError(str(error), f"{path}: {TABLE} {key}") from None
    root = path.absolute().parent
    named_baseline = values.pop("baseline", "")
    values["baseline"] = root / str(named_baseline) if named_baseline else None
    named = {key: values.pop(key) for key in ("select", "extend_select", "ignore") if key in values}
    choice = replace(Choice(place=_place(path)), **named)
    settings = Settings(root, path, (choice,))
    return replace(settings, **values)


def _place(path: Path | None) -> str:
    return f"{path}: {TABLE} " if path else ""
