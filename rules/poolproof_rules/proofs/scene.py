"""What the programs of the proofs stand on: whose pool it is, and when work gets done.

Work takes as long as it must for a race to be lost: a task that calls `work` is done as soon as
the main process *waits* for it, with ``join``, ``get``, ``map``, ``shutdown`` or by going through
an iterator, and never before. So nothing depends on how fast a machine is. A program that waits
gets its work done; one that does not wait cannot be saved by luck.

Whatever happens is noted, a line each, in a file that survives its writers. Started by hand, a
program uses the standard library's pool and a file of its own, and prints what it notes.
"""

from __future__ import annotations

import atexit
import functools
import json
import multiprocessing
import multiprocessing.context
import multiprocessing.pool
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from types import TracebackType
from typing import Any

from poolproof_rules.proofs import FAILURE, SCENE

# Long enough for an overloaded machine; who waits that long in vain has found a fault of ours.
AMPLE = 200.0

_multiprocessing: Any = multiprocessing


def note(what: str, *details: object) -> None:
    """Write down that something happened."""
    line = json.dumps([time.monotonic(), os.getpid(), what, *map(str, details)])
    descriptor = os.open(_FOLDER / "notes", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(descriptor, (line + "\n").encode())
    finally:
        os.close(descriptor)
    if _ALOUD:
        print(f"[{os.getpid()}]", what, *details, flush=True)


def times(what: str) -> int:
    """Return how often something was noted, by any process."""
    try:
        lines = (_FOLDER / "notes").read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return 0
    return sum(json.loads(line)[2] == what for line in lines)


def wait_until(what: str, number: int = 1) -> None:
    """Wait until something was noted so many times."""
    limit = time.monotonic() + AMPLE
    while times(what) < number:
        if time.monotonic() > limit:
            raise RuntimeError(f"waited in vain for {number} x {what}")
        time.sleep(0.005)


def work(number: int) -> int:
    """Do a task: it is done when, and not before, the main process waits for it."""
    note("begun", number)
    # Blocks, without any use of the processor, until somebody has the other end open.
    os.close(os.open(_FOLDER / "gate", os.O_RDONLY))
    note("done", number)
    return number


def fail(number: int) -> int:
    """Fail, as tasks do."""
    note("failed", number)
    raise ValueError(f"{FAILURE}: {number}")


def end_with_parent() -> None:
    """End this worker as soon as its parent is gone: an initializer."""
    parent = multiprocessing.parent_process()
    assert parent is not None

    def leave() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=leave, daemon=True).start()


def take_stock() -> None:
    """Note which processes and threads this process has at the moment."""
    processes = [child for child in multiprocessing.active_children() if child.is_alive()]
    threads = [each for each in threading.enumerate() if each is not threading.main_thread()]
    note("stock", len(processes), len(threads))


def _main_waits() -> None:
    """Let the work be done from now on."""
    if _is_main() and os.getpid() not in _GATES:
        # Kept open for as long as this process lives: both ends, so it does not block.
        _GATES[os.getpid()] = os.open(_FOLDER / "gate", os.O_RDWR)
        note("waits")


def _tell(owner: Any, *names: str) -> None:
    """Change methods that wait: they say so before they do."""
    for name in names:
        method: Callable[..., Any] = getattr(owner, name)

        @functools.wraps(method)
        def telling(*args: Any, _method: Callable[..., Any] = method, **kwargs: Any) -> Any:
            _main_waits()
            return _method(*args, **kwargs)

        setattr(owner, name, telling)


def _is_main() -> bool:
    # Not `parent_process`, which a spawned process does not know yet while it imports this.
    return multiprocessing.current_process().name == "MainProcess"


def _use_reference() -> None:
    """Put the reference in the place of the standard library's pool and processes."""
    from poolproof_rules import reference  # noqa: PLC0415 - not if the other is used
    from poolproof_rules.reference.exit import take_over  # noqa: PLC0415
    from poolproof_rules.reference.process import process_class  # noqa: PLC0415

    def pool(self: Any, *args: Any, **kwargs: Any) -> Any:
        made: Any = functools.partial(reference.Pool, context=self.get_context())
        return made(*args, **kwargs)

    def process(*args: Any, **kwargs: Any) -> Any:
        return process_class(multiprocessing.get_context())(*args, **kwargs)

    _multiprocessing.context.BaseContext.Pool = pool
    _multiprocessing.Pool = reference.Pool
    _multiprocessing.pool.Pool = reference.Pool
    _multiprocessing.pool.ThreadPool = reference.ThreadPool
    _multiprocessing.Process = process
    if _is_main():
        take_over()
    _watch(reference.Pool, reference.ApplyResult, reference.IMapIterator)


def _watch(pool: Any, result: Any, iterator: Any) -> None:
    _tell(pool, "join")
    _tell(result, "wait")
    _tell(iterator, "next", "__next__")


def _note_what_is_raised(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    note("raised", kind.__name__, error)
    sys.__excepthook__(kind, error, trace)


def _set_up() -> None:
    settings = json.loads(os.environ[SCENE])
    if _is_main():
        os.mkfifo(_FOLDER / "gate")
        sys.excepthook = _note_what_is_raised
        if settings["method"]:
            multiprocessing.set_start_method(settings["method"])
    else:
        note("imported")
    if settings["on"] == "reference":
        _use_reference()
    else:
        pool = multiprocessing.pool
        _watch(pool.Pool, pool.ApplyResult, pool.IMapIterator)
    _tell(Executor, "__exit__")
    _tell(Future, "result")


def _set_up_by_hand() -> None:
    folder = tempfile.mkdtemp(prefix="poolproof-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ[SCENE] = json.dumps({"folder": folder, "on": "stdlib", "method": "", "aloud": True})


if SCENE not in os.environ:
    _set_up_by_hand()
_ALOUD = "aloud" in json.loads(os.environ[SCENE])
_FOLDER = Path(json.loads(os.environ[SCENE])["folder"])
_GATES: dict[int, int] = {}
_set_up()
