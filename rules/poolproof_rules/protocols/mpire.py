"""``mpire.WorkerPool``: the end of a ``with`` block terminates; ``stop_and_join`` waits."""

from poolproof.sdk import Passing, Protocol, State, Taking, Workers

_SUBMITS = frozenset({"map", "map_unordered", "imap", "imap_unordered", "apply", "apply_async"})
_MAP = Taking("func", 0, Passing.EACH, 1, "iterable_of_args")
_APPLY = Taking("func", 0, Passing.TUPLE, 1, "args", "kwargs")

PROTOCOLS = (
    Protocol(
        name="mpire.WorkerPool",
        constructors=("mpire.WorkerPool", "mpire.pool.WorkerPool"),
        workers=Workers.PROCESSES,
        moves={
            "stop_and_join": {State.OPEN: State.RELEASED},
            "join": {State.OPEN: State.RELEASED},
            "terminate": {State.OPEN: State.RELEASED},
            # Work starts new workers in a pool that was ended, measured with mpire 2.10.
            **{name: {State.RELEASED: State.OPEN} for name in sorted(_SUBMITS)},
        },
        submits=_SUBMITS,
        waits=frozenset({"map", "map_unordered", "apply"}),
        lazy=frozenset({"imap", "imap_unordered", "apply_async"}),
        streams=frozenset({"imap", "imap_unordered"}),
        exit_moves={State.OPEN: State.RELEASED},
        remedy="use the pool as `with WorkerPool(...) as pool:`, or stop_and_join() in a finally",
        loss="its workers stay until it is collected",
        tasks={
            **dict.fromkeys(("map", "map_unordered", "imap", "imap_unordered"), _MAP),
            **dict.fromkeys(("apply", "apply_async"), _APPLY),
        },
    ),
)
