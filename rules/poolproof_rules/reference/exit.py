"""What a process does when it ends of its own accord: the exit function.

It runs when the main module returns, after ``sys.exit`` and after an uncaught exception. It does
*not* run after ``kill -9``, after a SIGTERM that nobody handles, or after ``os._exit``: then there
is no step below, and the workers are on their own.

CPython's `multiprocessing` registers such a function with `atexit` as soon as it is imported. This
is the same in a few lines, on the same list of finalizers. The reference's own workers run it (see
`process`); in a main process it takes the other's place only when `take_over` is called.
"""

from __future__ import annotations

import atexit
from multiprocessing import active_children, process, util
from typing import Any

from . import trace

# Names of these modules that their stubs do not list.
_process: Any = process
_util: Any = util


def exit_function() -> None:
    """Run finalizers, terminate daemons, wait for all children, run the other finalizers."""
    if _util._exiting:
        return
    _util._exiting = True
    trace.emit("exiting")
    # First the finalizers: a pool that nobody closed registered one, and it is `ending.end`. So
    # what happens to a forgotten pool at exit is `terminate`, never `close` and `join`.
    # anchor: exit-runs-finalizers
    run_finalizers(0)
    if _process._current_process is not None:
        for child in active_children():
            if child.daemon:
                trace.emit("signalled", child.name, child.pid or 0)
                # Only those that no finalizer has dealt with: bare daemonic processes, and the
                # workers of a pool whose finalizer failed.
                child.terminate()
        for child in active_children():
            # Children that are not daemons were not told to end: here a program hangs for them.
            # anchor: exit-joins-children
            child.join()
    run_finalizers(None)


def run_finalizers(least: int | None) -> None:
    """Run the finalizers of at least this priority, highest first; `None` for all that have one.

    A pool's has 15, so it is among the first. The last registered of equals runs first.
    """
    registry: dict[tuple[int | None, int], Any] = _util._finalizer_registry
    due = [
        (priority, number)
        for priority, number in list(registry)
        if priority is not None and (least is None or priority >= least)
    ]
    for key in sorted(due, reverse=True):
        finalizer = registry.get(key)
        if finalizer is None:
            continue  # called or cancelled by one before it
        trace.emit("finalizing")
        try:
            finalizer()
        except Exception:
            _print_exception()
    if least is None:
        registry.clear()


def take_over() -> None:
    """Put `exit_function` in the place of the one that `multiprocessing` registered.

    At the end of the list, so it runs before what was registered until now: to be called first
    thing in a program, or not at all.
    """
    atexit.unregister(_util._exit_function)
    atexit.unregister(exit_function)
    atexit.register(exit_function)


def _print_exception() -> None:
    import traceback  # noqa: PLC0415 - not needed in an exit without trouble

    traceback.print_exc()
