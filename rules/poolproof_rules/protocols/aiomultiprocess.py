"""``aiomultiprocess``: processes that each run a coroutine to its end, and a pool of such.

Its classes stand beside those of ``multiprocessing``, which they do not inherit from. Whether a
pool was ended is not judged. ``Worker`` is left out: too many other things are called so.
"""

from msgspec.structs import replace

from poolproof.sdk import Protocol, Workers
from poolproof_rules.protocols.multiprocessing import APPLY, MAP, PROCESS, STARMAP

PROTOCOLS = (
    replace(
        PROCESS,
        name="aiomultiprocess.Process",
        constructors=("aiomultiprocess.Process", "aiomultiprocess.core.Process"),
        contexts={},
        runs="run_async",
        awaits=True,
    ),
    Protocol(
        name="aiomultiprocess.Pool",
        constructors=("aiomultiprocess.Pool", "aiomultiprocess.pool.Pool"),
        workers=Workers.PROCESSES,
        moves={},
        submits=frozenset(),
        waits=frozenset(),
        lazy=frozenset(),
        exit_moves={},
        tasks={"apply": APPLY, "map": MAP, "starmap": STARMAP},
        owes=False,
        awaits=True,
    ),
)
