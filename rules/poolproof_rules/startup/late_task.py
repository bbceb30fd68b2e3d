"""A pool is started above the function that it is to run.

What it does
------------
Reports a pool that the code of a module starts above the definition of a function of the same
module that is given to it as a task.

Why it bites
------------
With `fork` a worker is a copy of the parent at that moment, in which the function does not exist
yet. The worker looks for it by name, fails with `AttributeError: Can't get attribute`, and dies;
the task is lost, and `get()` hangs. The worker that replaces it was forked later and knows the
function, so a second call may work. That was so with `fork` in every version. With `spawn` and
`forkserver` a worker imports the module and so has the function, if it is not defined under the
guard.

Example
-------

    from multiprocessing import Pool

    if __name__ == "__main__":
        pool = Pool(4)


    def square(n):
        return n * n


    if __name__ == "__main__":
        print(pool.map(square, range(10)))
        pool.close()
        pool.join()

Use instead
-----------

    from multiprocessing import Pool


    def square(n):
        return n * n


    if __name__ == "__main__":
        pool = Pool(4)
        print(pool.map(square, range(10)))
        pool.close()
        pool.join()

Fix safety
----------
There is no automatic fix: the pool has to move below the function, with all that uses it.

Limits
------
Executors start their processes with the first work, so they are not reported. Neither are pools
whose start method is known to be another than `fork`, nor tasks that are imported. `multiprocess`
and `pathos` send a function by its code, and need no name for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from poolproof.sdk import Declaration, Evidence, FaultKind, Finding, Part, Severity, Solution, Tier
from poolproof_rules.wording import finding

DECLARATION = Declaration(
    code="PP405",
    name="late-task",
    severity=Severity.ERROR,
    tier=Tier.DEFAULT,
    since="0.1.0",
    evidence=Evidence(
        anchors=("worker-is-forked-here", "worker-unpickles-task"),
        proofs=("late-task",),
    ),
    asks=(Part.FAULTS,),
)


def judge(solution: Solution) -> Iterator[Finding]:
    """Report pools that are older than their task."""
    for fault in solution.faults_of(FaultKind.LATE):
        message = (
            f"the pool is started before `{fault.subject}` is defined: workers that are forked "
            "here do not know it, die at it, and its result never comes"
        )
        remedy = "start the pool below the functions that it is to run"
        yield finding(DECLARATION, solution, fault.span, (message, remedy), fault.steps)
