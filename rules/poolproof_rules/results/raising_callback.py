"""A callback that can raise would take the result thread with it.

What it does
------------
Reports a `callback` or `error_callback` that is a function of the project and may raise, by the
same policy as for PP103.

Why it bites
------------
A pool calls its callbacks in the one thread that receives results, before the result is handed
out. An exception there kills the thread: this `get()` and every later one hang, and the end of
`with` raises `AssertionError`. That was so in every version and with every start method.

Example
-------

    from multiprocessing import Pool


    def record(size):
        if size < 0:
            raise ValueError(size)


    def measure_all(measure, paths):
        with Pool(4) as pool:
            pool.map_async(measure, paths, callback=record).wait(60)

Use instead
-----------

    from multiprocessing import Pool


    def record(size):
        if size < 0:
            print(f"a size of {size}")


    def measure_all(measure, paths):
        with Pool(4) as pool:
            pool.map_async(measure, paths, callback=record).wait(60)

Fix safety
----------
There is no automatic fix.

Limits
------
Methods of objects whose class is not known, and functions of other libraries, are not looked into.
"""

from __future__ import annotations

from collections.abc import Iterator

from poolproof.sdk import Declaration, Evidence, FaultKind, Finding, Part, Severity, Solution, Tier
from poolproof_rules.wording import finding

DECLARATION = Declaration(
    code="PP209",
    name="raising-callback",
    severity=Severity.WARNING,
    tier=Tier.PEDANTIC,
    since="0.1.0",
    evidence=Evidence(
        anchors=("callback-runs-here", "callback-before-event"),
        proofs=("raising-callback",),
    ),
    asks=(Part.FAULTS,),
)


def judge(solution: Solution) -> Iterator[Finding]:
    """Report callbacks that may raise."""
    for fault in solution.faults_of(FaultKind.RAISING_CALLBACK):
        message = (
            f"the {fault.detail} `{fault.subject}` may raise: that would kill the thread that "
            "receives results, and every `get()` from then on would hang"
        )
        remedy = "handle every exception inside the callback"
        yield finding(DECLARATION, solution, fault.span, (message, remedy), fault.steps)
