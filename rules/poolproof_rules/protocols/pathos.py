"""The pools of ``pathos``.

They are handles to servers that pathos caches by size: leaving a ``with`` block ends nothing, and a
closed pool must be restarted before it is used again.
"""

from poolproof.sdk import Passing, Protocol, State, Taking, Workers

_MOVES = {
    "close": {State.OPEN: State.CLOSED},
    "terminate": {State.OPEN: State.RELEASED, State.CLOSED: State.RELEASED},
    "join": {State.CLOSED: State.RELEASED},
    "clear": {State.OPEN: State.RELEASED, State.CLOSED: State.RELEASED},
    "_clear": {State.OPEN: State.RELEASED, State.CLOSED: State.RELEASED},
    "restart": {State.CLOSED: State.OPEN, State.RELEASED: State.OPEN},
}
_SUBMITS = frozenset({"map", "imap", "uimap", "amap", "pipe", "apipe"})
_TASKS = {
    **dict.fromkeys(("map", "imap", "uimap", "amap"), Taking("f", 0, Passing.EACH, 1)),
    **dict.fromkeys(("pipe", "apipe"), Taking("f", 0, Passing.REST, 1)),
}


def _pool(name: str, names: tuple[str, ...], workers: Workers) -> Protocol:
    return Protocol(
        name=name,
        constructors=names,
        workers=workers,
        moves=_MOVES,
        submits=_SUBMITS,
        waits=frozenset({"map", "pipe"}),
        lazy=frozenset({"imap", "uimap", "amap", "apipe"}),
        streams=frozenset({"imap", "uimap"}),
        joins=frozenset({"join"}),
        forgets=True,
        sweepers=frozenset({"pathos.helpers.shutdown", "pathos.pools._clear"}),
        exit_moves={},
        remedy="call close(), join() and clear() in a finally: pathos keeps its pools in a cache",
        loss="pathos keeps its workers in a cache until the process ends",
        refuses="raises `ValueError: Pool not running`",
        too_early="raises `ValueError: Pool is still running`",
        tasks=_TASKS,
    )


PROTOCOLS = (
    _pool(
        "pathos.pools.ProcessPool",
        (
            "pathos.pools.ProcessPool",
            "pathos.multiprocessing.ProcessPool",
            "pathos.multiprocessing.ProcessingPool",
            "pathos.pp.ParallelPool",
            "pathos.pools.ParallelPool",
            "pathos.parallel.ParallelPool",
            "pathos.parallel.ParallelPythonPool",
        ),
        Workers.PROCESSES,
    ),
    _pool(
        "pathos.pools.ThreadPool",
        (
            "pathos.pools.ThreadPool",
            "pathos.threading.ThreadPool",
            "pathos.threading.ThreadingPool",
            "pathos.multiprocessing.ThreadPool",
            "pathos.multiprocessing.ThreadingPool",
        ),
        Workers.THREADS,
    ),
)
