"""What an editor may set, in its own settings or when it starts the server.

The names are written as editors write them. ``pyproject.toml`` says what holds for everybody who
works on a project; what stands here is heard after it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from poolproof import settings as files
from poolproof.settings import Choice, Settings
from poolproof.suggestion import did_you_mean

SECTION = "poolproof"
T = TypeVar("T")


class Trigger(str, Enum):
    """When a document is checked."""

    ON_TYPE = "onType"
    ON_SAVE = "onSave"


class Scope(str, Enum):
    """Of which files findings are shown."""

    OPEN_FILES = "openFilesOnly"
    WORKSPACE = "workspace"


class Preferences(Struct, frozen=True):
    """The settings of one editor. None: what ``pyproject.toml`` says, or the default."""

    enable: bool = True
    run: Trigger = Trigger.ON_TYPE
    debounce: int | None = None
    diagnostic_mode: Scope = Scope.OPEN_FILES
    code_lens: bool = False
    configuration: str = ""
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    pedantic: bool | None = None
    preview: bool | None = None

    def settings_for(self, folder: Path) -> Settings:
        """Return the settings for what lies in a folder. Raises ``SettingsError``."""
        if self.configuration:
            path = Path(self.configuration).expanduser()
            found = files.read(path if path.is_absolute() else folder / path)
        else:
            found = files.find(folder, folder)
        choice = Choice(self.select, self.extend_select, self.ignore, "the editor's setting ")
        return replace(
            found,
            choices=(*found.choices, choice),
            pedantic=found.pedantic if self.pedantic is None else self.pedantic,
            preview=found.preview if self.preview is None else self.preview,
        )


def read(value: object) -> tuple[Preferences, tuple[str, ...]]:
    """Read what an editor sent, and say what in it is wrong: the rest of it holds."""
    if value is None or value == []:  # Lua does not tell an empty table from an empty list
        return Preferences(), ()
    if not isinstance(value, Mapping):
        return Preferences(), (f"{SECTION}: must be an object",)
    chosen: dict[str, object] = {}
    complaints: list[str] = []
    for key, each in value.items():
        reader = _READERS.get(str(key))
        if reader is None:
            if key not in _CLIENTS_OWN:
                hint = did_you_mean(str(key), _READERS)
                complaints.append(f"{SECTION}.{key}: there is no such setting{hint}")
        elif each is not None:
            try:
                chosen[_field(str(key))] = reader(each)
            except ValueError as error:
                complaints.append(f"{SECTION}.{key}: {error}")
    # Each reader has checked the kind of its value.
    return Preferences(**chosen), tuple(complaints)  # type: ignore[arg-type]


def _field(key: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in key)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("must be true or false")
    return value


def _word(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("must be a string")
    return value.strip()


def _words(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError("must be a list of strings")
    return tuple(map(_word, value))


def _milliseconds(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 60_000:
        raise ValueError("must be a number of milliseconds, at most 60000")
    return value


def _one_of(kind: Callable[[str], T], choices: str) -> Callable[[object], T]:
    def choose(value: object) -> T:
        try:
            return kind(_word(value))
        except ValueError:
            raise ValueError(f"must be {choices}") from None

    return choose


_READERS: dict[str, Callable[[object], object]] = {
    "enable": _flag,
    "run": _one_of(Trigger, "onType or onSave"),
    "debounce": _milliseconds,
    "diagnosticMode": _one_of(Scope, "openFilesOnly or workspace"),
    "codeLens": _flag,
    "configuration": _word,
    "select": _words,
    "extendSelect": _words,
    "ignore": _words,
    "pedantic": _flag,
    "preview": _flag,
}

_CLIENTS_OWN = ("importStrategy", "interpreter", "path", "trace")
"""Settings that are about starting the server; they say nothing to it."""
