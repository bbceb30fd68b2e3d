"""Functions that start workers for what they are given, and end them when it is done.

Whoever calls them holds no pool, so nothing is owed. After ``kill -9`` of the main process a worker
goes on with the task that it is at, as it does in the pool that the function makes.

``torch.multiprocessing.spawn`` and what is built upon it are left out: before a worker calls the
function, it asks the kernel for a SIGINT at the end of its parent.
"""

from collections.abc import Mapping

from poolproof.sdk import Passing, Protocol, Taking, Workers

_TQDM = Taking("fn", 0, Passing.EACH, 1)
_P_TQDM = Taking("function", 0, Passing.EACH, 1)
_PQDM = Taking("function", 1, Passing.UNPACKED, 0, "array")  # if it is told so


def _of(name: str, functions: Mapping[str, Taking]) -> Protocol:
    return Protocol(
        name=name,
        constructors=(),
        workers=Workers.PROCESSES,
        moves={},
        submits=frozenset(),
        waits=frozenset(),
        lazy=frozenset(),
        exit_moves={},
        owes=False,
        functions=functions,
    )


PROTOCOLS = (
    _of("tqdm.contrib.concurrent", {"tqdm.contrib.concurrent.process_map": _TQDM}),
    _of("p_tqdm", {f"p_tqdm.{name}": _P_TQDM for name in ("p_map", "p_imap", "p_umap", "p_uimap")}),
    _of("pqdm.processes", {"pqdm.processes.pqdm": _PQDM}),
)
