"""How a pool is ended by force: ``terminate``, the end of a ``with`` block, the finalizer, exit.

All four come here, and here once: the finalizer that a pool registers is the only caller, and it
forgets the function when it has called it. This is not ``close`` and ``join``: work that has not
been done is not done, and nobody is told.

The order of the steps is the point. The worker handler must be gone before workers are, or it
would replace them; the task handler must be able to end, or no one sends the last sentinels.
"""

from __future__ import annotations

import threading

from . import trace
from .channel import Channel
from .crew import Crew
from .handlers import Handlers
from .links import Links
from .messages import SENTINEL
from .results import Ledger
from .states import TERMINATE


def end(links: Links, crew: Crew, bell: Channel, handlers: Handlers, ledger: Ledger) -> None:
    """Stop the threads, send SIGTERM to the workers, wait for all of them.

    Given the parts of a pool and not the pool, which may be gone already.
    """
    trace.emit("terminating")
    handlers.worker.orders = TERMINATE
    handlers.task.orders = TERMINATE
    bell.put(None)

    # Waits for the tasks' read lock. An idle worker holds it, so this wait ends when that worker
    # gets a sentinel from the task handler; which cannot come while the task handler sits in a
    # caller's blocked iterable, or when the worker that holds the lock was killed.
    links.release(handlers.task, len(crew.workers))

    if ledger and not handlers.result.is_alive():
        # Raised before anything was signalled: the workers are left running, as daemons for the
        # exit function to deal with.
        raise AssertionError("Cannot have cache with result_handler not alive")

    handlers.result.orders = TERMINATE
    bell.put(None)
    links.results.put(SENTINEL)

    _join(handlers.worker)
    if crew.can_be_terminated():
        crew.terminate()
    # It may be about to write its own sentinel into the results, behind a lock that a worker
    # held when the signal hit it: then this join is for ever.
    _join(handlers.task)
    _join(handlers.result)
    if crew.can_be_terminated():
        # No timeout: one worker that survives its SIGTERM holds up the whole program.
        # anchor: terminate-joins-workers
        crew.join()
    trace.emit("terminated")


def _join(handler: threading.Thread) -> None:
    """Wait for a handler, unless the pool is being finalized in that very thread."""
    if handler is not threading.current_thread():
        handler.join()
