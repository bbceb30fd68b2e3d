"""A result of a process pool is waited for without an end.

What it does
------------
Reports `get()` and `wait()` without a timeout on the result of `apply_async`, `map_async` or
`starmap_async` of a process pool.

Why it bites
------------
A pool does not notice that a task is lost. If its worker is killed (by the kernel when memory runs
out, by an operator, by a crash in a C extension), the worker is replaced within a fraction of a
second, and the `get()` of the lost task never returns, in every version and with every start
method. A `ProcessPoolExecutor` raises `BrokenProcessPool` instead, and `billiard` a
`WorkerLostError`.

Example
-------

    from multiprocessing import Pool


    def total(measure, paths):
        with Pool(4) as pool:
            sizes = pool.map_async(measure, paths)
            return sum(sizes.get())

Use instead
-----------

    from multiprocessing import Pool


    def total(measure, paths):
        with Pool(4) as pool:
            sizes = pool.map_async(measure, paths)
            return sum(sizes.get(timeout=3600))

Fix safety
----------
Unsafe: `timeout=3600` is added, for want of better knowledge. How long the work may take is not in
the code, and what took longer raises `multiprocessing.TimeoutError` then. `wait()` raises nothing:
look at `ready()` behind it.

Limits
------
`map`, `starmap`, `apply` and iteration over `imap` have no timeout and the same weakness; they are
not reported. Neither is a wait for what another one, a `join()` or a question with `ready()` before
it has waited for: if something hangs, that does. The pool must be made where the result can be
followed to it.
"""

from __future__ import annotations

from collections.abc import Iterator

from poolproof.sdk import (
    Declaration,
    Edit,
    Evidence,
    FaultKind,
    Finding,
    Fix,
    Ground,
    Part,
    Severity,
    Solution,
    Span,
    Tier,
)
from poolproof_rules.repairs import fix
from poolproof_rules.wording import finding

DECLARATION = Declaration(
    code="PP206",
    name="unbounded-get",
    severity=Severity.INFO,
    tier=Tier.PEDANTIC,
    since="0.1.0",
    evidence=Evidence(
        anchors=("get-waits-for-one-event", "dead-worker-replaced", "idle-worker-holds-lock"),
        proofs=("unbounded-get",),
    ),
    asks=(Part.FAULTS,),
)


def judge(solution: Solution) -> Iterator[Finding]:
    """Report waits that a killed worker makes endless."""
    for fault in solution.faults_of(FaultKind.UNBOUNDED):
        message = (
            f"`{fault.operation}()` has no timeout: if the worker is killed, the result of "
            f"`{fault.subject}()` never comes, and this waits for ever"
        )
        remedy = "pass a timeout, or use a ProcessPoolExecutor, which notices a dead worker"
        yield finding(DECLARATION, solution, fault.span, (message, remedy), fault.steps)


_BOUND = "timeout=3600"


def repair(finding: Finding, ground: Ground) -> Fix | None:
    """Add a timeout of an hour."""
    call = ground.call(finding.span)
    if call is None or call.args or call.keywords:
        return None
    end = finding.span
    before = Span(end.end_line, end.end_column - 1, end.end_line, end.end_column - 1)
    return fix(f"add `{_BOUND}`", [Edit(before, _BOUND)], safe=False)
