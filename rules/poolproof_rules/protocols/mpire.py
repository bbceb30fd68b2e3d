"""``mpire.WorkerPool``: its maps end what they start, and ``stop_and_join`` waits for the rest."""

from poolproof.sdk import Passing, Protocol, State, Taking, Workers

_MAPS = ("map", "map_unordered", "imap", "imap_unordered")
_APPLIES = ("apply", "apply_async")
_SUBMITS = frozenset({*_MAPS, *_APPLIES})
_MAP = Taking("func", 0, Passing.ITEM, 1, "iterable_of_args")
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
            # The maps stop the workers when all is done (unless the pool is told to keep them
            # alive); and work starts new ones in a pool that was ended. Measured with mpire 2.10.
            **{name: {State.OPEN: State.RELEASED} for name in _MAPS},
            **{name: {State.RELEASED: State.OPEN} for name in _APPLIES},
        },
        submits=_SUBMITS,
        waits=frozenset({"map", "map_unordered", "apply"}),
        lazy=frozenset({"imap", "imap_unordered", "apply_async"}),
        streams=frozenset({"imap", "imap_unordered"}),
        exit_moves={State.OPEN: State.RELEASED},
        remedy="use the pool as `with WorkerPool(...) as pool:`, or stop_and_join() in a finally",
        loss="its workers stay until it is collected",
        tasks={
            **dict.fromkeys(_MAPS, _MAP),
            **dict.fromkeys(_APPLIES, _APPLY),
        },
    ),
)
