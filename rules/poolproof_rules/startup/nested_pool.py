"""A worker of a pool starts a pool of its own.

What it does
------------
Reports a task of a process pool, or of a process that is made a daemon, that always comes to
starting a process, a process pool, an executor or a manager, itself or in a function of the project
that it calls.

Why it bites
------------
The workers of a pool are daemons, and daemons may have no children: the attempt raises
`AssertionError: daemonic processes are not allowed to have children`, handed back by `get()`, in
every version and with every start method. It is an `assert`, so under `python -O` it all works.
The workers of a `ProcessPoolExecutor` are no daemons, and a `ThreadPool` is fine in any worker.

Example
-------

    from multiprocessing import Pool


    def measure(folder):
        with Pool(2) as pool:
            return pool.map(len, folder)


    def measure_all(folders):
        with Pool(4) as pool:
            return pool.map(measure, folders)

Use instead
-----------

    from multiprocessing import Pool
    from multiprocessing.pool import ThreadPool


    def measure(folder):
        with ThreadPool(2) as pool:
            return pool.map(len, folder)


    def measure_all(folders):
        with Pool(4) as pool:
            return pool.map(measure, folders)

Fix safety
----------
There is no automatic fix: threads inside, or an executor outside, are two ways out.

Limits
------
A pool that a branch of the task may or may not start is not reported, because tasks are often told
by an argument to work alone; a branch that only returns because there is nothing to do does not
count. Pools with a context of their own, and modules with a process class that is no daemon or that
take the mark from the worker (`current_process()._config["daemon"] = False`), are not reported
either.
"""

from __future__ import annotations

from collections.abc import Iterator

from poolproof.sdk import Declaration, Evidence, FaultKind, Finding, Part, Severity, Solution, Tier
from poolproof_rules.wording import finding

DECLARATION = Declaration(
    code="PP402",
    name="nested-pool",
    severity=Severity.ERROR,
    tier=Tier.DEFAULT,
    since="0.1.0",
    evidence=Evidence(
        anchors=("workers-are-daemons", "daemons-have-no-children"),
        proofs=("nested-daemon", "nested-pool"),
    ),
    asks=(Part.FAULTS,),
)


def judge(solution: Solution) -> Iterator[Finding]:
    """Report tasks that start processes in a daemon."""
    for fault in solution.faults_of(FaultKind.NESTED):
        message = (
            f"the task `{fault.subject}` starts processes by `{fault.detail}(...)` in a worker "
            "that may have none: `AssertionError: daemonic processes are not allowed to have "
            "children`"
        )
        around = "a process that is no daemon" if fault.protocol.runs else "a ProcessPoolExecutor"
        remedy = f"use threads inside the task, or {around} around it"
        yield finding(DECLARATION, solution, fault.span, (message, remedy), fault.steps)
