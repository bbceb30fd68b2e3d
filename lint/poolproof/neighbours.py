"""The files that named ones import, one from the other: what a hook does not name but has to know.

A file without a pool's name can get pools from a function of the project. A run on all of it learns
of such functions as it goes along; a run on a few files has to look for them where those files
import from. It costs a read of every file of the project that they lead to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from poolproof.source.text import lenient

# By their shape and not by parsing: one line too many does no harm here, and it is much faster.
_FROM = re.compile(
    r"(?:^|[;:])[ \t]*from[ \t]+([.\w]+)[ \t]+import[ \t]*(\([^)]*\)|[^\n\r;#]*)", re.MULTILINE
)
_IMPORT = re.compile(r"(?:^|[;:])[ \t]*import[ \t]+([^\n\r;#]+)", re.MULTILINE)
_COMMENT = re.compile(r"#[^\n\r]*")
_CONTINUED = re.compile(r"\\(?:\r\n?|\n)")
_NAME = re.compile(r"(\w+)(?:\s+as\s+\w+)?\s*(?:,|\Z)")
_DOTTED = re.compile(r"([\w.]+)(?:\s+as\s+\w+)?\s*(?:,|\Z)")

Locate = Callable[[Path, str], Path | None]
"""Gives the file of a module, as seen from another file; None if it is not in the project."""


def neighbours(
    files: Iterable[Path], read: Callable[[str], bytes], locate: Locate
) -> Iterator[Path]:
    """Yield the files that can be reached by imports, each once, and not those to begin with."""
    pending = list(files)
    seen = set(pending)
    while pending:
        file = pending.pop()
        try:
            text = lenient(read(str(file)))
        except OSError:
            continue  # said by whoever was asked to check it
        for name in imported(text):
            found = locate(file, name)
            if found is not None and found not in seen:
                seen.add(found)
                pending.append(found)
                yield found


def imported(text: str) -> Iterator[str]:
    """Yield the names of all modules that a text can import, relative ones with their dots.

    What stands after ``import`` can be a module or something in it; both are tried.
    """
    if "import" not in text:
        return
    text = _CONTINUED.sub(" ", text)
    for found in _FROM.finditer(text):
        base = found[1]
        yield base
        names = _COMMENT.sub("", found[2]).strip("() \t\r\n")
        for name in _NAME.finditer(names):
            yield f"{base}{name[1]}" if base.endswith(".") else f"{base}.{name[1]}"
    for found in _IMPORT.finditer(text):
        for name in _DOTTED.finditer(found[1].strip()):
            parts = name[1].split(".")
            yield from (".".join(parts[:length]) for length in range(1, len(parts) + 1))
