"""``billiard``, the fork of ``multiprocessing`` that Celery uses.

The same pools with three differences, measured with billiard 4.3: work for a pool that has ended is
not refused but dropped, ``join`` on a running pool fails by an assertion, and who waits for a task
is told if its worker died (``WorkerLostError``) or exits, while a failing callback breaks nothing.
"""

from msgspec.structs import replace

from poolproof_rules.protocols.multiprocessing import (
    PROCESS,
    PROCESS_POOL,
    PROCESSES,
    SUBMITS,
    THREAD_POOL,
    contexts,
)

_DROPPED = "returns None, and the work is dropped without a word"
_ASSERTION = "raises `AssertionError`"
_CONTEXTS = contexts("billiard")

PROTOCOLS = (
    replace(
        PROCESS_POOL,
        name="billiard.Pool",
        constructors=("billiard.Pool", "billiard.pool.Pool"),
        forgets=False,
        submits=SUBMITS - {"__enter__"},
        contexts=_CONTEXTS,
        refuses=_DROPPED,
        too_early=_ASSERTION,
    ),
    replace(
        THREAD_POOL,
        name="billiard.pool.ThreadPool",
        constructors=("billiard.pool.ThreadPool",),
        forgets=False,
        submits=SUBMITS - {"__enter__"},
        refuses=_DROPPED,
        too_early=_ASSERTION,
    ),
    replace(
        PROCESS,
        name="billiard.Process",
        constructors=tuple(f"billiard.{name}" for name in PROCESSES),
        contexts=_CONTEXTS,
    ),
)
