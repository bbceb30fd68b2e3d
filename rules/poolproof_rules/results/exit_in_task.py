"""A task of a pool exits, and takes its worker with it.

What it does
------------
Reports a task of a pool that can come to `sys.exit()`, `exit()`, `os._exit()` or a `raise` of
`SystemExit` or `KeyboardInterrupt`, itself or in a function of the project that it calls, with
nothing around it that catches it.

Why it bites
------------
A worker of a pool catches `Exception`. `SystemExit` and `KeyboardInterrupt` are none: they end the
worker. It is replaced, but the result of the task never comes, so `get()`, `map()` and `imap()`
hang for ever, and so do `close()` and `join()`. That was so in every version and with every start
method, and with threads as with processes. An executor hands `SystemExit` back as the task's
exception, and so does `billiard`.

Example
-------

    import sys
    from multiprocessing import Pool


    def convert(path):
        if not path.endswith(".csv"):
            sys.exit(f"{path} is no table")
        return path.upper()


    def convert_all(paths):
        with Pool(4) as pool:
            return pool.map(convert, paths)

Use instead
-----------

    from multiprocessing import Pool


    def convert(path):
        if not path.endswith(".csv"):
            raise ValueError(f"{path} is no table")
        return path.upper()


    def convert_all(paths):
        with Pool(4) as pool:
            return pool.map(convert, paths)

Fix safety
----------
There is no automatic fix: raise an ordinary exception, and exit where the result is asked for.

Limits
------
The task must be a function that can be found. Calls through objects whose class is not known are
not followed, and neither are functions of other libraries, such as a parser of arguments that
exits, and an exit that only some branch comes to must be no more than three calls away from the
task. An exception that a handler took and raises again came from somewhere else, and so did the
`KeyboardInterrupt` that a handler answers with an exit. `os._exit()` is not reported in a function
that forks by itself, nor for threads, where it ends the whole program.
"""

from __future__ import annotations

from collections.abc import Iterator

from poolproof.sdk import Declaration, Evidence, FaultKind, Finding, Part, Severity, Solution, Tier
from poolproof_rules.wording import finding

DECLARATION = Declaration(
    code="PP207",
    name="exit-in-task",
    severity=Severity.ERROR,
    tier=Tier.DEFAULT,
    since="0.1.0",
    evidence=Evidence(
        anchors=(
            "worker-catches-exception-only",
            "exit-in-task-ends-worker",
            "dead-worker-replaced",
            "close-waits-for-ledger",
        ),
        proofs=("exit-in-task",),
    ),
    asks=(Part.FAULTS,),
)


def judge(solution: Solution) -> Iterator[Finding]:
    """Report tasks that end their worker."""
    for fault in solution.faults_of(FaultKind.EXITS):
        message = (
            f"the task `{fault.subject}` can come to `{fault.detail}`, which ends the worker: "
            f"its result never comes, and whoever waits for it hangs"
        )
        remedy = "raise an ordinary exception in the task, and exit where its result is asked for"
        yield finding(DECLARATION, solution, fault.span, (message, remedy), fault.steps)
