"""Functions that start workers for what they are given, and end them when it is done.

Whoever calls them holds no pool, so nothing is owed. After ``kill -9`` of the main process a worker
goes on with the task that it is at, as it does in the pool that the function makes. So does the one
process that ``watchfiles`` and ``watchgod`` start anew whenever a file changes (measured with
watchfiles 1.3); a target that is a text, of a function or a command, is not looked up.

``torch.multiprocessing.spawn`` and what is built upon it are left out: before a worker calls the
function, it asks the kernel for a SIGINT at the end of its parent.
"""

from collections.abc import Mapping

from msgspec.structs import replace

from poolproof.sdk import Passing, Protocol, Taking, Workers

_TQDM = Taking("fn", 0, Passing.EACH, 1)
_P_TQDM = Taking("function", 0, Passing.EACH, 1)
_PQDM = Taking("function", 1, Passing.UNPACKED, 0, "array")  # if it is told so
_RELOADED = Taking("target", None, Passing.TUPLE, None, "args", "kwargs")
_RELOADED_AFTER_PATH = replace(_RELOADED, position=1)
_STARTED = Taking("target", 0, Passing.TUPLE, 2, "args", "kwargs")


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
    _of(
        "watchfiles.run_process",
        {
            "watchfiles.run_process": _RELOADED,
            "watchfiles.arun_process": _RELOADED,
            "watchfiles.run.start_process": _STARTED,
            "watchgod.run_process": _RELOADED_AFTER_PATH,
            "watchgod.arun_process": _RELOADED_AFTER_PATH,
        },
    ),
)
