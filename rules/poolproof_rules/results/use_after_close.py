"""Work is given to a pool that takes none any more.

What it does
------------
Reports a call such as ``map``, ``apply_async`` or ``submit``, or a second ``with``, that some path
reaches after the pool was closed, terminated or shut down, or after its ``with`` block has ended.

Why it bites
------------
It raises: ``ValueError: Pool not running`` for a pool, ``RuntimeError: cannot schedule new futures
after shutdown`` for an executor, in every version and with every start method. The usual way there
is a block that became longer and whose last line was dedented by one step too many, or a pool that
a function closes although it belongs to its caller.

Example
-------

    from multiprocessing import Pool


    def statistics(measure, samples):
        with Pool(4) as pool:
            means = pool.map(measure, samples)
        spreads = pool.map(measure, means)
        return means, spreads

Use instead
-----------

    from multiprocessing import Pool


    def statistics(measure, samples):
        with Pool(4) as pool:
            means = pool.map(measure, samples)
            spreads = pool.map(measure, means)
        return means, spreads

Fix safety
----------
There is no automatic fix: the work belongs before the end of the pool, or the end of the pool
after the work.

Limits
------
Only pools of one function, and of the helpers it calls, are followed: calls on ``self.pool`` in
different methods have no order that can be known. ``close``, ``terminate``, ``join`` and
``shutdown`` may be repeated freely and are never reported. Fetching a result after the end of the
pool is another matter: it works if the result had arrived, and hangs if it had not.
"""

from __future__ import annotations

from collections.abc import Iterator

from poolproof.sdk import (
    Declaration,
    Evidence,
    Finding,
    Misuse,
    MisuseKind,
    Severity,
    Solution,
    Tier,
)
from poolproof_rules.wording import finding, kind

DECLARATION = Declaration(
    code="PP202",
    name="use-after-close",
    severity=Severity.ERROR,
    tier=Tier.DEFAULT,
    since="0.1.0",
    evidence=Evidence(
        anchors=("submit-needs-running-pool", "with-needs-running-pool"),
        proofs=(
            "use-after-close",
            "use-after-shutdown",
        ),
    ),
)

_POOL = "`ValueError: Pool not running`"
_EXECUTOR = "`RuntimeError: cannot schedule new futures after shutdown`"


def judge(solution: Solution) -> Iterator[Finding]:
    """Report work for a pool that has ended."""
    for misuse in solution.misuses:
        if misuse.kind is MisuseKind.USE_AFTER_END:
            what = kind(misuse.protocol)
            raised = _EXECUTOR if misuse.protocol.process_wide else _POOL
            pool = f"`{misuse.variable}`" if misuse.variable else f"the {what}"
            message = f"{_operation(misuse)} after {_end(misuse)} of {pool} raises {raised}"
            remedy = f"give the work to the {what} before it ends, or end it later"
            yield finding(DECLARATION, solution, misuse.span, (message, remedy), misuse.steps)


def _operation(misuse: Misuse) -> str:
    again = misuse.operation in ("with", "__enter__")
    return "a second `with`" if again else f"`{misuse.operation}()`"


def _end(misuse: Misuse) -> str:
    if misuse.ended_by == "with":
        return "the end of the `with` block"
    return f"`{misuse.ended_by}()`" if misuse.ended_by else "the end"
