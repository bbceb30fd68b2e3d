"""The modules of a project whose text spells something: parsed only once it is found there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from poolproof.linking.meanings import Module
from poolproof.linking.program import Program


def spelling(
    word: str,
    pattern: re.Pattern[str],
    near: Module,
    program: Program,
    *,
    most: int,
    leaves_out: Callable[[Path], bool] = lambda _: False,
) -> Iterator[Module]:
    """Yield the other modules of the project around one in which a pattern is found.

    ``word`` is what every match of the pattern holds: files without it are not even read as text.
    No more than ``most`` are parsed.
    """
    taken = 0
    for path in program.search((word,), program.files.root(near.path)):
        if path == near.path or leaves_out(path) or not pattern.search(program.text(path)):
            continue
        module = program.load(path)
        if module is not None:
            taken += 1
            yield module
        if taken == most:
            return
