"""The keys of the table ``[tool.poolproof]``, and what each of them may hold.

What reads a value returns it as the settings keep it, or raises ``ValueError`` with what is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from poolproof.source.ignores import is_pattern
from poolproof.suggestion import did_you_mean

FORMATS = ("text", "json", "sarif", "github", "gitlab", "junit", "rdjson", "html")
Pairs = tuple[tuple[str, str], ...]
Words = tuple[str, ...]
T = TypeVar("T")


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"must be true or false, not {_kind(value)}")
    return value


def _words(value: object) -> Words:
    if not isinstance(value, list):
        raise ValueError(f"must be a list of strings, not {_kind(value)}")
    return tuple(map(_word, value))


def _word(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"must hold strings, not {_kind(value)}")
    if not value.strip():
        raise ValueError("must not hold an empty string")
    return value.strip()


def _address(value: object) -> str:
    if value == "":
        return ""
    word = _word(value)
    scheme, found, rest = word.partition("://")
    if not (found and rest) or scheme not in ("http", "https", "file"):
        raise ValueError(f"{word!r} is no address such as 'https://example.org/poolproof'")
    return word


def _path(value: object) -> str:
    return "" if value == "" else _word(value)


def _format(value: object) -> str:
    word = _word(value)
    if word not in FORMATS:
        raise ValueError(f"there is no format {word!r}{did_you_mean(word, FORMATS)}")
    return word


def _patterns(value: object) -> Words:
    return tuple(map(pattern, _words(value)))


def pattern(word: str) -> str:
    """Check a pattern, or raise ``ValueError``."""
    # ./tests is plain enough, though it would match nothing in a .gitignore.
    word = word.removeprefix("./")
    if not word or word.startswith(("!", "#")) or not is_pattern(word):
        raise ValueError(f"{word!r} is no pattern: write it like a line of .gitignore, without '!'")
    return word


def _qualified(value: object) -> Words:
    return tuple(map(_qualified_name, _words(value)))


def _qualified_name(word: str) -> str:
    if "." not in word or not all(part.isidentifier() for part in word.split(".")):
        raise ValueError(f"{word!r} is no qualified name such as 'package.module.name'")
    return word


def _table(value: object, reader: Callable[[object], T]) -> tuple[tuple[str, T], ...]:
    if not isinstance(value, Mapping):
        raise ValueError(f"must be a table, not {_kind(value)}")
    return tuple((key, reader(each)) for key, each in value.items())


def _blocking(value: object) -> Pairs:
    pairs = _table(value, _argument)
    for name, _ in pairs:
        _qualified_name(name.replace("()", "").replace(".*.", "."))
    return pairs


def _argument(value: object) -> str:
    if not isinstance(value, str) or (value and not value.isidentifier()):
        raise ValueError("must name the argument that bounds the wait, or be empty")
    return value


def _seconds(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value <= 0:
        raise ValueError("must be a number of seconds above 0")
    return value


def _pools(value: object) -> Pairs:
    pairs = _table(value, _word)
    for name, _ in pairs:
        _qualified_name(name)
    return pairs


def _per_file(value: object) -> tuple[tuple[str, Words], ...]:
    return tuple((pattern(key), words) for key, words in _table(value, _words))


def _kind(value: object) -> str:
    names = {str: "a string", bool: "a boolean", list: "a list", dict: "a table", int: "a number"}
    return names.get(type(value), f"a {type(value).__name__}")


READERS: dict[str, Callable[[object], object]] = {
    "select": _words,
    "extend-select": _words,
    "ignore": _words,
    "per-file-ignores": _per_file,
    "exclude": _patterns,
    "extend-exclude": _patterns,
    "force-exclude": _flag,
    "pools": _pools,
    "borrows": _qualified,
    "takes": _qualified,
    "blocking-calls": _blocking,
    "long-sleep": _seconds,
    "fork-only": _patterns,
    "docs-url": _address,
    "baseline": _path,
    "output-format": _format,
    "pedantic": _flag,
    "preview": _flag,
}
