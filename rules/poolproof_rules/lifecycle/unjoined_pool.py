"""A pool is closed, and nobody waits for its workers to finish.

What it does
------------
Reports the call that starts a pool if some path closes the pool and ends without ``join()`` (or
``terminate()``, or the end of a ``with`` block) after it. It also reports a pool that is kept by
an object whose methods close it and never join it.

Why it bites
------------
``close()`` forbids new work and returns at once. It does not wait, and it does not make exit wait
either: exit is ``terminate()``, whatever the state of the pool. Eight tasks of 0.3 s were
submitted to two workers, the pool was closed, and the main function returned: one or two were
started, none ended, nothing was written to stderr, and the exit code was 0. When the main process
happened to live on for two seconds all eight ran, so the tests pass and the short production run
loses its tail.

No warning helps. The ``ResourceWarning`` of a pool that is dropped is given for running pools
only, never for closed ones. And a closed pool that is dropped can meet the same deadlock inside
the interpreter as one that was never closed (see ``unreleased-pool``).

Example
-------

    from multiprocessing import Pool


    def compress_all(compress, paths):
        pool = Pool(4)
        try:
            return pool.map(compress, paths)
        finally:
            pool.close()

Use instead
-----------

    from multiprocessing import Pool


    def compress_all(compress, paths):
        pool = Pool(4)
        try:
            return pool.map(compress, paths)
        finally:
            pool.close()
            pool.join()

Fix safety
----------
There is no automatic fix. ``join()`` waits for the work that was queued, and that is the point;
but where a task never ends it waits for ever, and where the results were of no interest
``terminate()`` is what you want instead.

Limits
------
That all results were fetched before ``close()`` does not make ``join()`` needless for this rule:
no work is lost then, but the workers are still on their way out when the next lines run, and the
deadlock above remains. Where nothing but calls that wait, such as ``map``, gave work to the pool,
the message says so. Executors have no such state: any ``shutdown()`` ends them, and with
``wait=False`` the interpreter still waits at exit. ``contextlib.closing(pool)`` only closes. For a
pool kept by an object, a ``join`` anywhere in the methods that can reach it is enough; the order
of calls between methods is not checked.
"""

from __future__ import annotations

from collections.abc import Iterator

from poolproof.sdk import Declaration, Evidence, Finding, Loss, Severity, Solution, Tier
from poolproof_rules.wording import finding, joining, subject

DECLARATION = Declaration(
    code="PP102",
    name="unjoined-pool",
    severity=Severity.WARNING,
    tier=Tier.DEFAULT,
    since="0.1.0",
    evidence=Evidence(
        anchors=(
            "close-only-stops-submitting",
            "exit-runs-finalizers",
            "terminate-drops-queued-tasks",
        ),
        proofs=("unjoined-pool",),
    ),
)

_QUEUED = (
    "when the program ends it is terminated, and work that is still queued then is lost without a "
    "word",
    "work",
)
_DRAINED = (
    "its results are all there, but its workers are still on their way out when the next lines run",
    "workers",
)


def judge(solution: Solution) -> Iterator[Finding]:
    """Report the pools that end closed."""
    for site in solution.sites:
        if site.fate.loss is Loss.NOT_JOINED:
            join = joining(site.protocol)
            loss, waits_for = _DRAINED if site.fate.drained else _QUEUED
            words = (
                f"{subject(site)} is closed but not joined: {loss}",
                f"call `{join}()` after closing it: only that waits for the {waits_for}",
            )
            yield finding(DECLARATION, solution, site.call, words, site.fate.steps)
