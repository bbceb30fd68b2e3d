"""``join()`` is called on a pool that is still running.

What it does
------------
Reports a ``join()`` that some path reaches while the pool is neither closed nor terminated.

Why it bites
------------
``Pool.join`` does not mean "wait for the tasks". It waits for the workers to go away, and they
only go when the pool is closed. On a running pool it raises ``ValueError: Pool is still running``,
in every version and with every start method, and if the exception is not caught the lines that
would have ended the pool are skipped.

Example
-------

    from multiprocessing import Pool


    def export_all(export, reports):
        pool = Pool(4)
        try:
            pool.map(export, reports)
        finally:
            pool.join()
            pool.close()

Use instead
-----------

    from multiprocessing import Pool


    def export_all(export, reports):
        pool = Pool(4)
        try:
            pool.map(export, reports)
        finally:
            pool.close()
            pool.join()

Fix safety
----------
There is no automatic fix. Swapping the two lines is right where ``close()`` follows directly. In
the middle of a pool's life ``join()`` was meant to wait for results: fetch them instead.

Limits
------
Only pools of one function are followed: calls on ``self.pool`` in different methods have no order
that can be known. ``mpire`` has pools whose ``join`` stops them, and executors have no ``join``.
"""

from __future__ import annotations

from collections.abc import Iterator

from poolproof.sdk import Declaration, Evidence, Finding, MisuseKind, Severity, Solution, Tier
from poolproof_rules.wording import finding

DECLARATION = Declaration(
    code="PP201",
    name="join-before-close",
    severity=Severity.ERROR,
    tier=Tier.DEFAULT,
    since="0.1.0",
    evidence=Evidence(
        anchors=("join-needs-closed-pool",),
        proofs=("join-before-close",),
    ),
)


def judge(solution: Solution) -> Iterator[Finding]:
    """Report a ``join`` on a running pool."""
    for misuse in solution.misuses:
        if misuse.kind is MisuseKind.JOIN_WHILE_RUNNING:
            pool = f"a pool (`{misuse.variable}`)" if misuse.variable else "a pool"
            join = f"`{misuse.operation}()`"
            message = f"{join} on {pool} that still runs raises `ValueError: Pool is still running`"
            words = (message, f"call `close()` (or `terminate()`) before {join}")
            yield finding(DECLARATION, solution, misuse.span, words, misuse.steps)
