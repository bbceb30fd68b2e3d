"""A task is given to processes that cannot be pickled.

What it does
------------
Reports a lambda, a function that is defined inside another one, or a method of an object that
holds a lock, a file or a pool, as the task of a process pool.

Why it bites
------------
What goes to a worker process is pickled, and a function is pickled as the name by which its module
knows it. A lambda and a local function have none, and an object with a lock in it cannot be
pickled at all. `map` and `apply` raise (`AttributeError: Can't pickle local object ...`,
`PicklingError`, `TypeError: cannot pickle ...`); `apply_async` and `submit` keep the error for
whoever asks for the result, so that a task whose result nobody asks for silently never runs. That
was so in every version and with every start method, `fork` included.

Example
-------

    from multiprocessing import Pool


    def squares(numbers):
        with Pool(4) as pool:
            return pool.map(lambda n: n * n, numbers)

Use instead
-----------

    from multiprocessing import Pool


    def square(n):
        return n * n


    def squares(numbers):
        with Pool(4) as pool:
            return pool.map(square, numbers)

Fix safety
----------
There is no automatic fix: what the function sees around it has to be passed to it.

Limits
------
Thread pools pickle nothing. `multiprocess`, `pathos`, `loky`, `joblib`, `mpire` and `ray` pickle
functions by their code and are not reported. Of an object, only attributes that its `__init__`
always sets and nothing sets again are looked at, and a class that says how it is pickled is left
alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from poolproof.sdk import Declaration, Evidence, Fault, FaultKind, Finding, Severity, Solution, Tier
from poolproof_rules.wording import finding

DECLARATION = Declaration(
    code="PP403",
    name="unpicklable-task",
    severity=Severity.ERROR,
    tier=Tier.DEFAULT,
    since="0.1.0",
    evidence=Evidence(
        anchors=("task-is-pickled-here", "unpicklable-task-becomes-result"),
        proofs=("unpicklable-task",),
    ),
)


def judge(solution: Solution) -> Iterator[Finding]:
    """Report tasks that cannot be pickled."""
    for fault in solution.faults:
        if fault.kind is FaultKind.UNPICKLABLE:
            message = (
                f"`{fault.subject}` is {fault.detail}, which cannot be pickled: {_effect(fault)}"
            )
            remedy = "give it a function at the level of a module"
            yield finding(DECLARATION, solution, fault.span, (message, remedy), fault.steps)


def _effect(fault: Fault) -> str:
    if fault.operation in fault.protocol.waits:
        return f"`{fault.operation}()` raises, and nothing runs"
    return "the task never runs, and only whoever asks for its result learns of it"
