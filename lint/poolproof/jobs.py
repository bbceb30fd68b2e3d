"""Work split over processes: files go out in batches, and what came of them comes back.

The workers are those of a ``ProcessPoolExecutor``, since it notices when one of them dies. Each
watches its parent and ends with it, however the parent ends; Ctrl-C is the parent's affair, which
then ends them. What is found does not depend on how the work is split: every worker can ask about
the whole project, and answers are put in order afterwards.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing.connection import wait
from multiprocessing.context import BaseContext
from typing import TypeAlias

from msgspec import Struct

from poolproof.examining import Examined, Examiner, Project
from poolproof.finding import CheckError, Statistics
from poolproof.source.discovery import SourceFile

Examine: TypeAlias = Callable[[Sequence[SourceFile]], Iterator[Examined]]
Batch: TypeAlias = tuple[SourceFile, ...]

_WORTH_A_WORKER = 200_000  # bytes to analyse: starting a worker costs about as much
_SHARES = 6  # batches for each worker: few enough to share what is learned, enough to even out
_DIED = "a worker process died while it examined this file or one beside it; try --jobs 1"


def usable_cores() -> int:
    """How many processes can really run at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def examining(project: Project, files: Sequence[SourceFile], jobs: int | None) -> Iterator[Examine]:
    """Be ready to examine these files, and then those they lead to.

    At most ``jobs`` workers share them, or one for each core.

    A file that nobody can tell anything about, since its worker died, has that as its error.
    """
    workers = min(jobs or usable_cores(), sum(map(_size, files)) // _WORTH_A_WORKER)
    if workers < 2:
        yield partial(map, project.examiner().examine)
        return
    with ProcessPoolExecutor(
        workers, mp_context=_context(), initializer=_begin, initargs=(project,)
    ) as executor:
        try:
            yield partial(_shared, executor, workers)
        except BaseException:
            # Nobody waits for what they are at: an interrupted run has no use for it.
            executor.shutdown(wait=False, cancel_futures=True)
            for child in multiprocessing.active_children():
                child.terminate()
            raise


def _shared(
    executor: ProcessPoolExecutor, workers: int, files: Sequence[SourceFile]
) -> Iterator[Examined]:
    """Yield what comes back, batch by batch, in whatever order."""
    waiting = {}
    for batch in _batches(files, workers * _SHARES):
        try:
            waiting[executor.submit(_examine, batch)] = batch
        except BrokenProcessPool:
            yield from map(_lost, batch)
    for done in as_completed(waiting):
        try:
            yield from done.result()
        except BrokenProcessPool:
            yield from map(_lost, waiting[done])


def _batches(files: Iterable[SourceFile], number: int) -> Iterator[Batch]:
    """Deal files out in about so many batches of the same weight; neighbours stay together."""
    sizes = {file: _size(file) for file in files}
    share = sum(sizes.values()) / number
    batch: list[SourceFile] = []
    weight = 0
    for file, size in sizes.items():
        batch.append(file)
        weight += size
        if weight >= share:
            yield tuple(batch)
            batch, weight = [], 0
    if batch:
        yield tuple(batch)


def _size(file: SourceFile) -> int:
    try:
        return os.stat(file.path).st_size  # noqa: PTH116
    except OSError:
        return 0  # gone: whoever examines it will say so


def _lost(file: SourceFile) -> Examined:
    return Examined(file.shown, (), (CheckError(file.shown, _DIED),), Statistics(), unsure=True)


def _context() -> BaseContext:
    """Fork where that is safe: a worker then has everything at once."""
    safe = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if safe else "spawn")


# --- in the worker ----------------------------------------------------------------------------


class _Desk(Struct):
    """What a worker works with; there is one worker in a process."""

    examiner: Examiner | None = None


_desk = _Desk()


def _begin(project: Project) -> None:
    """Make a fresh process a worker."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()  # as in the command: a spawned worker does not inherit it
    _desk.examiner = project.examiner()


def _end_with(sentinel: int) -> None:
    """End the process when its parent has ended: after a kill nobody else would."""
    wait([sentinel])
    os._exit(1)


def _examine(batch: Batch) -> list[Examined]:
    assert _desk.examiner is not None
    return [_desk.examiner.examine(file) for file in batch]
