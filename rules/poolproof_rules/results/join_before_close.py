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
Safe where the end of the pool follows in the same block and nothing in between mentions the pool:
``join()`` moves behind ``close()`` or ``terminate()``. Also safe where ``join()`` is the last thing
that happens to a local pool: ``close()`` is added before it. Where it stood it raised, so whatever
comes of it is what was meant. There is no fix where work is given to the pool afterwards: then
``join()`` was meant to wait for results. Fetch them instead.

Limits
------
Where the error is expected, by ``pytest.raises`` or a handler that names it, nothing is reported.
Only pools of one function are followed: calls on ``self.pool`` in different methods have no order
that can be known. ``mpire`` has pools whose ``join`` stops them, executors have no ``join``, and
``billiard`` raises an ``AssertionError`` instead.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from poolproof.sdk import (
    Declaration,
    Evidence,
    Finding,
    Fix,
    Ground,
    Misuse,
    MisuseKind,
    Severity,
    Solution,
    State,
    Tier,
    shapes,
)
from poolproof_rules.repairs import fix, orderly_end
from poolproof_rules.statements import called
from poolproof_rules.usage import Usage
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
    asks=(),
)


def judge(solution: Solution) -> Iterator[Finding]:
    """Report a ``join`` on a running pool."""
    for misuse in solution.misuses:
        if misuse.kind is MisuseKind.JOIN_WHILE_RUNNING:
            pool = f"a pool (`{misuse.variable}`)" if misuse.variable else "a pool"
            join = f"`{misuse.operation}()`"
            message = f"{join} on {pool} that still runs {misuse.protocol.too_early}"
            words = (message, f"call `close()` (or `terminate()`) before {join}")
            yield finding(DECLARATION, solution, misuse.span, words, misuse.steps)


def repair(finding: Finding, ground: Ground) -> Fix | None:
    """Move the ``join`` behind the end of the pool, or close the pool before it."""
    misuse, call = ground.misuse(finding.span), ground.call(finding.span)
    position = ground.position(call) if call is not None else None
    if misuse is None or position is None or not misuse.variable:
        return None
    pool = misuse.variable
    if called(position.statement, pool) != misuse.operation:
        return None
    for number, following in enumerate(position.after(), start=position.index + 1):
        method = called(following, pool)
        if misuse.protocol.move(method, State.OPEN) is not State.OPEN:
            edits = shapes.moved_behind(ground, position, position.index, number)
            title = f"call `{pool}.{method}()` before `{pool}.{misuse.operation}()`"
            return fix(title, edits, safe=True)
        if any(isinstance(n, ast.expr) and ast.unparse(n) == pool for n in ast.walk(following)):
            return None
    return _closed_first(ground, misuse, position.statement)


def _closed_first(ground: Ground, misuse: Misuse, join: ast.stmt) -> Fix | None:
    """Close the pool right before the last thing that happens to it."""
    site = ground.site(misuse.site)
    usage = Usage.of(ground, site) if site is not None else None
    if usage is None or usage.creation.block[usage.last] is not join:
        return None
    close = f"{misuse.variable}.{orderly_end(misuse.protocol)[0]}()"
    edits = shapes.added_before(ground, join, [close])
    return fix(f"call `{close}` before `{misuse.variable}.{misuse.operation}()`", edits, safe=True)
