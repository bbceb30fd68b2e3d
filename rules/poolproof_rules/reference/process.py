"""The life of a process: how it comes to be, what it runs, with which code it ends.

The classes here are CPython's process classes with two steps written out, `start` and
`_bootstrap`. CPython's starter (one for each start method) calls the latter as the first thing in
the new process, and the number it returns becomes the exit code:

* *fork*: the child is a copy of the parent, in the middle of the call that started it. It has the
  parent's memory, its signal handlers, its locks in the state they were in, and its open pipes.
* *spawn*: a new interpreter. It imports the main module again (under another name, which is what
  the ``__main__`` guard tests) before it can unpickle this object.
* *forkserver*: a copy of a process that was spawned for just this; its parent is that server.
"""

from __future__ import annotations

import itertools
import sys
import threading
import traceback
from multiprocessing import context, process, util
from typing import Any

from . import trace
from .exit import exit_function, take_over

# These modules' own names, which their stubs do not list.
_context: Any = context
_process: Any = process
_threading: Any = threading
_util: Any = util

# Until 3.12 a child runs the exit function itself, and no other `atexit` handler; since 3.13 it
# runs them all, when the bootstrap is over.
EXIT_FUNCTION_IN_BOOTSTRAP = sys.version_info < (3, 13)


class Lived(process.BaseProcess):
    """A process whose start and bootstrap can be read."""

    def start(self) -> None:
        """Start the process; from here on there are two."""
        # The workers of a pool are daemons, so a task that makes a pool or a process ends here.
        # An assertion: under ``python -O`` it is not made.
        # anchor: daemons-have-no-children
        assert not process.current_process().daemon, (
            "daemonic processes are not allowed to have children"
        )
        # With spawn or forkserver the child imports the main module. If that starts a process in
        # turn, because no guard keeps it from it, the child fails here while it is still being
        # made; and a crew replaces a worker that fails, which fails in the same way.
        # anchor: start-imports-main
        super().start()

    def _bootstrap(self, parent_sentinel: int | None = None) -> int:
        """Live in the new process, and return its exit code."""
        trace.play("process")
        code = 1
        try:
            self._move_in(parent_sentinel)
            try:
                self.run()
            finally:
                if EXIT_FUNCTION_IN_BOOTSTRAP:
                    exit_function()
            code = 0
        except SystemExit as stop:
            # How a task's ``sys.exit(3)`` arrives: as the end of its worker.
            # anchor: exit-in-task-ends-worker
            code = _code_of(stop)
        except BaseException:
            sys.stderr.write(f"Process {self.name}:\n")
            traceback.print_exc()
        finally:
            _threading._shutdown()
            _util._flush_std_streams()
            trace.emit("exited", code)
        return code

    def _move_in(self, parent_sentinel: int | None) -> None:
        """Stop being the copy of another process: become this one, childless and unburdened."""
        me: Any = self
        if me._start_method is not None:
            _context._force_start_method(me._start_method)
        _process._process_counter = itertools.count(1)
        _process._children = set()
        _util._close_stdin()
        predecessor = _process._current_process
        _process._current_process = self
        # What a guard against orphans can wait for: becomes readable when the parent is gone.
        # anchor: parent-sentinel
        _process._parent_process = _process._ParentProcess(
            me._parent_name, me._parent_pid, parent_sentinel
        )
        if _threading._HAVE_THREAD_NATIVE_ID:
            _threading.main_thread()._set_native_id()
        # The parent's finalizers are the parent's business: a forked child must not end, at its
        # own exit, the pools it has copies of.
        _util._finalizer_registry.clear()
        # Signal handlers are not touched. With fork they are the parent's: a handler of SIGTERM
        # that only sets a flag is now the worker's, and SIGTERM does not end the worker.
        # anchor: child-keeps-signal-handlers
        _util._run_after_forkers()
        # Until now it had to live: its end would have run finalizers that are not its own.
        del predecessor
        if me._start_method == "fork" and not EXIT_FUNCTION_IN_BOOTSTRAP:
            take_over()


def _code_of(stop: SystemExit) -> int:
    if stop.code is None:
        return 0
    if isinstance(stop.code, int):
        return stop.code
    sys.stderr.write(f"{stop.code}\n")
    return 1


_OURS: dict[Any, type[Lived]] = {}


class SpawnProcess(Lived, context.SpawnProcess):
    """Started in a new interpreter."""


_OURS[context.SpawnProcess] = SpawnProcess

if sys.platform != "win32":

    class ForkProcess(Lived, context.ForkProcess):
        """Started as a copy of its parent."""

    class ForkServerProcess(Lived, context.ForkServerProcess):
        """Started as a copy of the fork server."""

    _OURS[context.ForkProcess] = ForkProcess
    _OURS[context.ForkServerProcess] = ForkServerProcess


def process_class(ctx: Any) -> Any:
    """Return the readable class for a context; a context with a class of its own keeps that."""
    return _OURS.get(ctx.Process, ctx.Process)
