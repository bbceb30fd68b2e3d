"""``multiprocessing.Pool`` and the libraries that carry the same class under another name.

The moves are measured, by a test that does everything in every state: ``close`` then ``join``
releases; ``terminate`` waits for worker processes by itself, and lets each worker thread finish the
task that it is at; the end of a ``with`` block terminates; ``join`` on a running pool raises
``ValueError``, as does work submitted to one that is not running.
"""

from poolproof.sdk import Passing, Protocol, State, Taking, Workers

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
APPLY = Taking("func", 0, Passing.TUPLE, 1, "args", "kwds")
MAP = Taking("func", 0, Passing.ITEM, 1, "iterable")
STARMAP = Taking("func", 0, Passing.UNPACKED, 1, "iterable")
TASKS = {
    **dict.fromkeys(("apply", "apply_async"), APPLY),
    **dict.fromkeys(("map", "map_async", "imap", "imap_unordered"), MAP),
    **dict.fromkeys(("starmap", "starmap_async"), STARMAP),
}
INITIALIZER = Taking("initializer", 1, Passing.TUPLE, 2, "initargs")
TARGET = Taking("target", 1, Passing.TUPLE, 3, "args", "kwargs")
STREAMS = frozenset({"imap", "imap_unordered"})
DROPS = frozenset({"terminate", "with"})
REMEDY = (
    "put the work in try/finally with close() and join(), or use the pool as `with ... as pool:`"
)
LOSS = "its workers and three threads stay until it is collected, and queued work can be lost"
LOSS_OF_THREADS = "its threads stay until it is collected, and queued work can be lost"
REFUSES = "raises `ValueError: Pool not running`"
TOO_EARLY = "raises `ValueError: Pool is still running`"

_MODULES = ("multiprocessing", "multiprocess", "torch.multiprocessing")


def contexts(*modules: str) -> dict[str, str]:
    """Return what each of such modules calls its contexts."""
    return {
        f"{module}.{call}": module
        for module in modules
        for call in (
            "get_context", "context.BaseContext", "context.SpawnContext", "context.ForkContext",
            "context.ForkServerContext", "context.DefaultContext",
        )
    }  # fmt: skip


_CONTEXTS = contexts(*_MODULES)

PROCESS_POOL = Protocol(
    name="multiprocessing.Pool",
    constructors=(
        *(f"{module}.{name}" for module in _MODULES for name in ("Pool", "pool.Pool")),
        "torch.multiprocessing.pool.Pool",
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
    streams=STREAMS,
    drops=DROPS,
    joins=frozenset({"join"}),
    forgets=True,
    exit_moves=WITH,
    contexts=_CONTEXTS,
    remedy=REMEDY,
    loss=LOSS,
    refuses=REFUSES,
    too_early=TOO_EARLY,
    tasks=TASKS,
    starts=(INITIALIZER,),
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
    streams=STREAMS,
    drops=DROPS,
    joins=frozenset({"join"}),
    forgets=True,
    exit_moves=WITH,
    remedy=REMEDY,
    loss=LOSS_OF_THREADS,
    refuses=REFUSES,
    too_early=TOO_EARLY,
    tasks=TASKS,
    starts=(INITIALIZER,),
)

# One process of one's own: nothing says that it must be ended, but it can be orphaned.
PROCESSES = (
    "Process", "process.Process", "context.Process", "context.SpawnProcess", "context.ForkProcess",
    "context.ForkServerProcess",
)  # fmt: skip
PROCESS = Protocol(
    name="multiprocessing.Process",
    constructors=(
        *(f"{module}.{name}" for module in _MODULES for name in PROCESSES),
        "multiprocessing.process.BaseProcess",
        "pathos.helpers.mp.Process",
        "aioprocessing.AioProcess",  # a coroutine can wait for it, its worker is the same
    ),
    workers=Workers.PROCESSES,
    moves={},
    submits=frozenset(),
    waits=frozenset(),
    lazy=frozenset(),
    exit_moves={},
    contexts=_CONTEXTS,
    starts=(TARGET,),
    runs="run",
    owes=False,
)

PROTOCOLS = (PROCESS_POOL, THREAD_POOL, PROCESS)
