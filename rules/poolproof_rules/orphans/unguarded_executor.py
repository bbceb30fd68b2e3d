"""A `ProcessPoolExecutor` whose workers outlive a main process that is killed, idle ones too.

What it does
------------
Reports the call that starts a `concurrent.futures.ProcessPoolExecutor` without an `initializer`
that makes its workers end with their parent.

Why it bites
------------
Each worker of an executor holds both ends of the queue that its work comes from, so it never sees
the end of it. After `kill -9` all of them stayed, idle ones as well, with every start method and
on every version from 3.9 to 3.13. A worker of a `multiprocessing.Pool` that has nothing to do
ends.

Example
-------

    from concurrent.futures import ProcessPoolExecutor


    def sizes(paths, size):
        with ProcessPoolExecutor(4) as executor:
            return list(executor.map(size, paths))

Use instead
-----------

    import multiprocessing
    import os
    import threading
    from concurrent.futures import ProcessPoolExecutor


    def end_with_parent():
        parent = multiprocessing.parent_process()
        threading.Thread(target=lambda: (parent.join(), os._exit(1)), daemon=True).start()


    def sizes(paths, size):
        with ProcessPoolExecutor(4, initializer=end_with_parent) as executor:
            return list(executor.map(size, paths))

Fix safety
----------
There is no automatic fix: what a worker must finish, and what it must not leave half done, is not
in the text. `os._exit` ends the process at once, with no `finally` and nothing flushed, which is
what `kill -9` did to the parent; `sys.exit` in a thread would end that thread alone.

What the guard above was seen to do: under `fork`, `spawn` and `forkserver` the workers were gone
0.15 seconds after `kill -9`, idle, asleep or busy in Python. It does not run while C code holds
the GIL, and under `fork` not while a sibling that was started later, and has no guard, lives on.
On Linux `prctl(PR_SET_PDEATHSIG, SIGKILL)` in the initializer reaches the former, but not under
`forkserver`, whose workers are children of the fork server.

Limits
------
An initializer that is not of the project is taken to be a guard. This rule is pedantic: it has to
be asked for, as most programs are not killed.
"""

from __future__ import annotations

from collections.abc import Iterator

from poolproof.sdk import Declaration, Evidence, Finding, HazardKind, Part, Severity, Solution, Tier
from poolproof_rules.orphans.words import GUARD, of_kind, short, tell

DECLARATION = Declaration(
    code="PP307",
    name="unguarded-executor",
    severity=Severity.INFO,
    tier=Tier.PEDANTIC,
    since="0.1.0",
    evidence=Evidence(
        anchors=("worker-sees-eof", "worker-closes-write-end"),
        proofs=("unguarded-executor",),
    ),
    asks=(Part.HAZARDS,),
)


def judge(solution: Solution) -> Iterator[Finding]:
    """Report the executors that nothing guards."""
    for hazard in of_kind(solution, HazardKind.UNGUARDED):
        message = (
            f"the workers of `{short(hazard.task)}(...)` live on when the main process is killed, "
            "idle ones too: each holds both ends of its queue"
        )
        remedy = GUARD.format(place="the executor's `initializer`")
        yield tell(DECLARATION, solution, hazard, message, remedy)
