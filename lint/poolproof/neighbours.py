"""The files that named ones import, one from the other: what a hook does not name but has to know.

A file without a pool's name can get pools from a function of the project. A run on all of it learns
of such functions as it goes along; a run on a few files has to look for them where those files
import from. It costs a read of every file of the project that they lead to. One that gives work to
what it does not make can also be handed it by those that import it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from poolproof.linking.files import ModuleFiles
from poolproof.linking.imports import imported
from poolproof.source.corpus import ProjectCorpus
from poolproof.source.text import lenient

Locate = Callable[[Path, str], Path | None]
"""Gives the file of a module, as seen from another file; None if it is not in the project."""


# What gives work to a pool, or starts a process, that may have been handed to it.
_USES = re.compile(
    rb"\.(?:submit|apply|apply_async|map|map_async|imap|imap_unordered|starmap|starmap_async"
    rb"|run_in_executor|start)\("
)


def may_receive(data: bytes) -> bool:
    """Whether a file with these bytes seems to use a pool, which others may hand to it."""
    return _USES.search(data) is not None


def around(files: Sequence[Path], corpus: ProjectCorpus, modules: ModuleFiles) -> Iterator[Path]:
    """Yield the files that named ones import, and those that may hand pools to them."""
    yield from neighbours(files, corpus.read, modules.locate)
    for path in files:
        try:
            uses = may_receive(corpus.read(str(path)))
        except OSError:
            continue  # said when it was screened
        if uses:
            yield from corpus.search((path.stem,), modules.root(path))


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
