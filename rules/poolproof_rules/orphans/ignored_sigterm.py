"""An initializer or a task makes a pool's worker ignore SIGTERM.

What it does
------------
Reports the call that gives a function to a worker of a `multiprocessing.Pool` (as its
`initializer` or as a task) if the function sets the action for `SIGTERM` to `SIG_IGN` and does not
set it back.

Why it bites
------------
SIGTERM is how a pool ends its workers. `terminate()`, the end of a `with` block and interpreter
exit send it and then wait for each worker, for ever if it ignores the signal: with a busy worker
all three hung in every run, also when the task was a short one, because the pool had taken the
lock that the worker needs to get its next message.

Example
-------

    import signal
    from multiprocessing import Pool


    def ignore_signals():
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)


    def squares(numbers):
        with Pool(4, initializer=ignore_signals) as pool:
            return pool.map(abs, numbers)

Use instead
-----------

    import signal
    from multiprocessing import Pool


    def ignore_signals():
        signal.signal(signal.SIGINT, signal.SIG_IGN)


    def squares(numbers):
        with Pool(4, initializer=ignore_signals) as pool:
            return pool.map(abs, numbers)

Fix safety
----------
There is no automatic fix. To leave Ctrl-C to the main process it is enough to ignore `SIGINT`.

Limits
------
Executors of `concurrent.futures` do not end their workers by a signal and are left out, as are
processes that are started one by one. Idle workers were seen to end or to hang, by chance.
"""

from __future__ import annotations

from collections.abc import Iterator

from poolproof.sdk import Declaration, Evidence, Finding, HazardKind, Part, Severity, Solution, Tier
from poolproof_rules.orphans.words import of_kind, task, tell

DECLARATION = Declaration(
    code="PP305",
    name="ignored-sigterm",
    severity=Severity.WARNING,
    tier=Tier.DEFAULT,
    since="0.1.0",
    evidence=Evidence(
        anchors=("terminate-sends-sigterm", "terminate-joins-workers"),
        proofs=("ignored-sigterm",),
    ),
    asks=(Part.HAZARDS,),
)


def judge(solution: Solution) -> Iterator[Finding]:
    """Report what makes workers deaf to their pool."""
    for hazard in of_kind(solution, HazardKind.IGNORED_SIGTERM):
        message = (
            f"{task(hazard)} makes its worker ignore SIGTERM: `terminate()`, the end of a `with` "
            "block and interpreter exit wait for ever for a busy worker"
        )
        remedy = "leave SIGTERM alone; to keep Ctrl-C from the workers ignore SIGINT"
        yield tell(DECLARATION, solution, hazard, message, remedy)
