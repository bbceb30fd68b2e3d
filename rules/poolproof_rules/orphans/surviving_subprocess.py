"""A task starts a child program that survives the end of its pool.

What it does
------------
Reports the call that gives a function to a worker of a `multiprocessing.Pool` if the function, or
one that it calls, starts a child program with `subprocess` or `os.system`, and does not end it
itself.

Why it bites
------------
`terminate()`, the end of a `with` block and interpreter exit end a worker by SIGTERM. What the
worker had started is not told: the program ran on as a child of process 1 in every run.

Example
-------

    import subprocess
    from multiprocessing import Pool


    def convert(path):
        subprocess.run(["convert", path, path + ".png"], timeout=60)


    def convert_all(paths):
        with Pool(4) as pool:
            pool.map(convert, paths)

Use instead
-----------

    import subprocess
    from concurrent.futures import ThreadPoolExecutor


    def convert(path):
        subprocess.run(["convert", path, path + ".png"], timeout=60)


    def convert_all(paths):
        with ThreadPoolExecutor(4) as executor:
            list(executor.map(convert, paths))

Fix safety
----------
There is no automatic fix. Child programs run beside each other from threads just as well, and a
thread is not killed in the middle of a call. In a process, a handler for SIGTERM that raises
`SystemExit` and a `finally` that calls `kill()` do it too.

Limits
------
That the pool is ended while a task runs is not shown to happen. This rule is pedantic: it has to
be asked for.
"""

from __future__ import annotations

from collections.abc import Iterator

from poolproof.sdk import Declaration, Evidence, Finding, HazardKind, Part, Severity, Solution, Tier
from poolproof_rules.orphans.words import of_kind, short, task, tell, where

DECLARATION = Declaration(
    code="PP306",
    name="surviving-subprocess",
    severity=Severity.INFO,
    tier=Tier.PEDANTIC,
    since="0.1.0",
    evidence=Evidence(
        anchors=("terminate-sends-sigterm",),
        proofs=("surviving-subprocess",),
    ),
    asks=(Part.HAZARDS,),
)


def judge(solution: Solution) -> Iterator[Finding]:
    """Report the submissions whose task starts a program."""
    for hazard in of_kind(solution, HazardKind.CHILD_PROGRAM):
        message = (
            f"{task(hazard)} starts a program with `{short(hazard.text)}`{where(hazard)}: it runs "
            "on when the pool ends its workers"
        )
        remedy = "start programs from threads, or end them in a `finally` that SIGTERM reaches"
        yield tell(DECLARATION, solution, hazard, message, remedy)
