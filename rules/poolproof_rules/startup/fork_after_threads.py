"""A pool forks its workers while threads are running.

What it does
------------
Reports a process pool that a function starts after it has started a thread, which it has not
joined, unless the start method is known to be another than `fork`.

Why it bites
------------
A forked process has a copy of every lock and only one thread. A lock that another thread held at
that moment stays locked in the worker for ever, and a task that takes it hangs. That was so in
every version with `fork`; with `spawn` and `forkserver` a worker has fresh locks. From Python 3.12
on `fork` warns: `DeprecationWarning: This process is multi-threaded, use of fork() may lead to
deadlocks in the child`, which is not shown by default.

Example
-------

    from multiprocessing import Pool
    from threading import Thread


    def measure_all(report, measure, paths):
        reporter = Thread(target=report)
        reporter.start()
        with Pool(4) as pool:
            sizes = pool.map(measure, paths)
        reporter.join()
        return sizes

Use instead
-----------

    from multiprocessing import Pool
    from threading import Thread


    def measure_all(report, measure, paths):
        with Pool(4) as pool:
            reporter = Thread(target=report)
            reporter.start()
            sizes = pool.map(measure, paths)
        reporter.join()
        return sizes

Fix safety
----------
There is no automatic fix: start the pool first, or use `get_context("spawn")`.

Limits
------
Threads that other functions or libraries start are not seen. Nothing is reported where workers are
not forked, or may not be: with another context, with one that is not known, in an executor with
`max_tasks_per_child`, and in a module that calls `set_start_method()` for anything but `fork`.
"""

from __future__ import annotations

from collections.abc import Iterator

from poolproof.sdk import Declaration, Evidence, FaultKind, Finding, Part, Severity, Solution, Tier
from poolproof_rules.wording import finding

DECLARATION = Declaration(
    code="PP404",
    name="fork-after-threads",
    severity=Severity.INFO,
    tier=Tier.PEDANTIC,
    since="0.1.0",
    evidence=Evidence(
        anchors=("worker-is-forked-here",),
        proofs=("fork-after-threads",),
    ),
    asks=(Part.FAULTS,),
)


def judge(solution: Solution) -> Iterator[Finding]:
    """Report pools that fork beside threads."""
    for fault in solution.faults_of(FaultKind.AFTER_THREADS):
        message = (
            f"`{fault.operation}(...)` may fork its workers while a thread runs: a lock that "
            "the thread holds at that moment stays locked in them for ever"
        )
        remedy = 'start the pool before the thread, or use `get_context("spawn")`'
        yield finding(DECLARATION, solution, fault.span, (message, remedy), fault.steps)
