"""A task sleeps, or waits with a timeout, for longer than five minutes.

What it does
------------
Reports the call that gives a function to a process worker if the function, or one that it calls,
sleeps for a constant time above the limit, as a coroutine too if that is awaited, or waits for its
parent with such a timeout. So does the call that gives `time.sleep` itself, with such a time. The
limit is 300 seconds unless `long-sleep` says otherwise.

Why it bites
------------
A sleeping worker looks at nothing. When the main process is killed it sleeps on, and only when the
task is over and its result cannot be delivered does the worker find out and exit: with
`sleep(3600)` all workers were still there after a minute.

Example
-------

    import time
    from multiprocessing import Pool


    def poll(check):
        while not check():
            time.sleep(3600)


    def poll_all(checks):
        with Pool(4) as pool:
            pool.map(poll, checks)

Use instead
-----------

    import time
    from multiprocessing import Pool


    def poll(check):
        return check()


    def poll_all(checks):
        with Pool(4) as pool:
            while not all(pool.map(poll, checks)):
                time.sleep(3600)

Fix safety
----------
There is no automatic fix. Sleep where the program can be told to stop, in the main process; or
wait for the parent instead of the clock, `multiprocessing.parent_process().join(3600)`, which
returns at once when it is gone.

Limits
------
Only times that are constants in the text are seen. A guard that ends the worker with its parent
(see `endless-task`) makes a sleep of any length harmless, and is recognised.
"""

from __future__ import annotations

from collections.abc import Iterator

from poolproof.sdk import Declaration, Evidence, Finding, HazardKind, Part, Severity, Solution, Tier
from poolproof_rules.orphans.words import guard, of_kind, short, task, tell, where

DECLARATION = Declaration(
    code="PP303",
    name="long-sleep",
    severity=Severity.WARNING,
    tier=Tier.DEFAULT,
    since="0.1.0",
    evidence=Evidence(
        anchors=("worker-runs-task", "orphan-ends-after-task"),
        proofs=("long-sleep",),
    ),
    asks=(Part.HAZARDS,),
)


def judge(solution: Solution) -> Iterator[Finding]:
    """Report the submissions whose task sleeps for long."""
    for hazard in of_kind(solution, HazardKind.SLEEP):
        inside = "" if hazard.text == hazard.task else f" in `{short(hazard.text)}`{where(hazard)}"
        message = (
            f"{task(hazard)} sleeps for {hazard.seconds:g} seconds{inside}: its worker stays for "
            "as long when the main process is killed"
        )
        remedy = f"sleep in the main process, or {guard(hazard)}"
        yield tell(DECLARATION, solution, hazard, message, remedy)
