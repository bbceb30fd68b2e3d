"""The executors of ``concurrent.futures`` and of ``loky``.

Any ``shutdown`` releases, with or without waiting; so does the end of a ``with`` block, which
waits. Interpreter exit waits for the work of an executor that nobody shut down, so one for the life
of the process loses nothing (it hangs the exit if a task never ends).
"""

from poolproof.sdk import Passing, Protocol, State, Taking, Workers

MOVES = {
    name: {State.OPEN: State.RELEASED} for name in ("shutdown", "terminate_workers", "kill_workers")
}
WITH = {State.OPEN: State.RELEASED}
SUBMITS = frozenset({"submit", "map"})
TASKS = {
    "submit": Taking("fn", 0, Passing.REST, 1),
    "map": Taking("fn", 0, Passing.EACH, 1),
}
LENT = {"run_in_executor": Taking("func", 1, Passing.REST, 2)}
INITIALIZER = Taking("initializer", 2, Passing.TUPLE, 3, "initargs")
REMEDY = "use the executor as `with ... as executor:`, or call shutdown() in a finally"


def _executor(name: str, constructors: tuple[str, ...], workers: Workers, loss: str) -> Protocol:
    return Protocol(
        name=name,
        constructors=constructors,
        workers=workers,
        moves=MOVES,
        submits=SUBMITS,
        waits=frozenset(),
        lazy=SUBMITS,
        streams=frozenset({"map"}),
        exit_moves=WITH,
        process_wide=True,
        remedy=REMEDY,
        loss=loss,
        refuses="raises `RuntimeError: cannot schedule new futures after shutdown`",
        tasks=TASKS,
        lent=LENT,
        starts=(INITIALIZER,),
    )


PROTOCOLS = (
    _executor(
        "concurrent.futures.ThreadPoolExecutor",
        (
            "concurrent.futures.ThreadPoolExecutor",
            "concurrent.futures.thread.ThreadPoolExecutor",
        ),
        Workers.THREADS,
        "its threads stay until it is collected, and interpreter exit waits for its work",
    ),
    _executor(
        "concurrent.futures.ProcessPoolExecutor",
        (
            "concurrent.futures.ProcessPoolExecutor",
            "concurrent.futures.process.ProcessPoolExecutor",
            "loky.ProcessPoolExecutor",
            "loky.process_executor.ProcessPoolExecutor",
        ),
        Workers.PROCESSES,
        "its processes stay until it is collected, and interpreter exit waits for its work",
    ),
    _executor(
        "concurrent.futures.InterpreterPoolExecutor",
        (
            "concurrent.futures.InterpreterPoolExecutor",
            "concurrent.futures.interpreter.InterpreterPoolExecutor",
        ),
        Workers.INTERPRETERS,
        "its interpreters stay until it is collected, and interpreter exit waits for its work",
    ),
)
