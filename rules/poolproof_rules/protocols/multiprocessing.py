"""``multiprocessing.Pool`` and the libraries that carry the same class under another name.

The moves were measured (``close`` then ``join`` releases; ``terminate`` waits for the workers by
itself; the end of a ``with`` block terminates; ``join`` on a running pool raises ``ValueError``, as
does work submitted to one that is not running).
"""

from poolproof.sdk import Protocol, State, Workers

MOVES = {
    "close": {State.OPEN: State.CLOSED},
    "terminate": {State.OPEN: State.RELEASED, State.CLOSED: State.RELEASED},
    "join": {State.CLOSED: State.RELEASED},
}
WITH = {State.OPEN: State.RELEASED, State.CLOSED: State.RELEASED}
SUBMITS = frozenset(
    {"apply", "apply_async", "map", "map_async", "imap", "imap_unordered", "starmap",
     "starmap_async", "__enter__"}
)  # fmt: skip
WAITS = frozenset({"apply", "map", "starmap"})
LAZY = frozenset({"apply_async", "map_async", "imap", "imap_unordered", "starmap_async"})
REMEDY = (
    "put the work in try/finally with close() and join(), or use the pool as `with ... as pool:`"
)
LOSS = "its workers and three threads stay until it is collected, and queued work can be lost"

_MODULES = ("multiprocessing", "billiard", "multiprocess", "torch.multiprocessing")
_CONTEXTS = {
    f"{module}.{call}": module
    for module in _MODULES
    for call in (
        "get_context", "context.BaseContext", "context.SpawnContext", "context.ForkContext",
        "context.ForkServerContext", "context.DefaultContext",
    )
}  # fmt: skip

PROCESS_POOL = Protocol(
    name="multiprocessing.Pool",
    constructors=(
        *(f"{module}.{name}" for module in _MODULES for name in ("Pool", "pool.Pool")),
        "torch.multiprocessing.pool.Pool",
        "ray.util.multiprocessing.Pool",
        "ray.util.multiprocessing.pool.Pool",
        "pathos.multiprocessing.Pool",
        "pathos.multiprocessing._ProcessPool",
        "pathos.pools._ProcessPool",
        "pathos.helpers.mp.Pool",
    ),
    workers=Workers.PROCESSES,
    moves=MOVES,
    submits=SUBMITS,
    waits=WAITS,
    lazy=LAZY,
    joins=frozenset({"join"}),
    exit_moves=WITH,
    contexts=_CONTEXTS,
    remedy=REMEDY,
    loss=LOSS,
)

THREAD_POOL = Protocol(
    name="multiprocessing.pool.ThreadPool",
    constructors=(
        *(f"{module}.pool.ThreadPool" for module in _MODULES),
        *(f"{module}.dummy.Pool" for module in ("multiprocessing", "multiprocess")),
        "pathos.pools._ThreadPool",
    ),
    workers=Workers.THREADS,
    moves=MOVES,
    submits=SUBMITS,
    waits=WAITS,
    lazy=LAZY,
    joins=frozenset({"join"}),
    exit_moves=WITH,
    remedy=REMEDY,
    loss="its threads stay until it is collected, and queued work can be lost",
)

PROTOCOLS = (PROCESS_POOL, THREAD_POOL)
