"""``ray``'s pool: the interface of ``multiprocessing.Pool`` with actors for workers.

An actor that has died is noticed, by ray's own documents, and whoever waits for its task is told.
"""

from msgspec.structs import replace

from poolproof_rules.protocols.multiprocessing import PROCESS_POOL

PROTOCOLS = (
    replace(
        PROCESS_POOL,
        name="ray.util.multiprocessing.Pool",
        constructors=("ray.util.multiprocessing.Pool", "ray.util.multiprocessing.pool.Pool"),
        contexts={},
        forgets=False,
    ),
)
