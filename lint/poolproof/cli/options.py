"""Options that several commands have, and the settings that follow from them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import click
from msgspec.structs import replace

from poolproof import settings as files
from poolproof.keys import pattern
from poolproof.settings import Choice, Settings, SettingsError
from poolproof.source.discovery import located

Command = TypeVar("Command", bound=Callable[..., object])


def configuration(command: Command) -> Command:
    """Add ``--config`` and ``--isolated`` to a command."""
    config = click.option(
        "--config",
        metavar="FILE",
        help="Read [tool.poolproof] from this file instead of the nearest pyproject.toml.",
    )
    isolated = click.option("--isolated", is_flag=True, help="Read no configuration file.")
    return config(isolated(command))


def colour(command: Command) -> Command:
    """Add ``--color`` to a command."""
    option = click.option(
        "--color",
        "colour",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        show_default=True,
        help="Whether to use colours; auto also looks at NO_COLOR and FORCE_COLOR.",
    )
    return option(command)


def words(name: str, text: str) -> Callable[[Command], Command]:
    """Add an option that takes a list with commas, and may be repeated."""
    return click.option(name, multiple=True, callback=_split, metavar="LIST", help=text)


def _split(
    context: click.Context, parameter: click.Parameter, values: Sequence[str]
) -> tuple[str, ...]:
    del context, parameter
    return tuple(word.strip() for value in values for word in value.split(",") if word.strip())


def load(named: Sequence[str], config: str | None, *, isolated: bool) -> Settings:
    """Find the settings for a run on some paths.

    Where all of them are below the working directory and its project has a table of ours, that one
    holds, so that a hook which names a few files of a project gets the settings of the whole.
    """
    if config and isolated:
        raise click.UsageError("--config and --isolated exclude each other")
    cwd = Path.cwd()
    folder = _common(named, cwd)
    if isolated:
        return Settings(files.project_root(folder) or cwd)
    if config is None:
        around = files.find(cwd, cwd) if folder.is_relative_to(cwd) else None
        return around if around and around.source else files.find(folder, cwd)
    found = files.read(Path(config))
    if folder.is_relative_to(found.root):
        return found
    # A file kept elsewhere is about the project at hand, and so are its patterns.
    return replace(found, root=files.project_root(folder) or cwd)


def _common(named: Sequence[str], cwd: Path) -> Path:
    """Return the nearest folder around all paths."""
    first, *others = [_folder(each, cwd) for each in named]
    while not all(other.is_relative_to(first) for other in others):
        if first == first.parent:
            return cwd  # they have nothing in common, on different drives for instance
        first = first.parent
    return first


def choose(settings: Settings, choice: Choice) -> Settings:
    """Add what the command line says about rules."""
    return replace(settings, choices=(*settings.choices, replace(choice, place="--")))


def exclude(settings: Settings, patterns: Sequence[str]) -> Settings:
    """Add exclusions of the command line, whose paths start at the working directory.

    Raises ``SettingsError`` for what is no pattern.
    """
    added = []
    for word in patterns:
        try:
            added.append(_from_root(pattern(word), settings.root))
        except ValueError as error:
            raise SettingsError(str(error), "--exclude") from None
    return replace(settings, extend_exclude=(*settings.extend_exclude, *added))


def _from_root(pattern: str, root: Path) -> str:
    is_anchored = "/" in pattern.rstrip("/") and not pattern.startswith("**/")
    cwd = Path.cwd()
    if not is_anchored or cwd == root or not cwd.is_relative_to(root):
        return pattern
    return f"/{cwd.relative_to(root).as_posix()}/{pattern.lstrip('/')}"


def _folder(start: str, cwd: Path) -> Path:
    """Return the nearest folder at or above a path, which itself may not exist."""
    path = Path(located(start, str(cwd)).path)
    return next((each for each in (path, *path.parents) if _is_folder(each)), cwd)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False  # whoever reads it will say why it cannot be read
