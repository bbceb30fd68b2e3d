"""A pool is ended on one path, and on another it is not.

What it does
------------
Reports the call that starts a pool if some path ends the pool and another one, without any
exception, gets past it: an early ``return``, a ``continue``, a branch, a ``case``, a turn of a
loop that starts the next pool while the last one is running. The steps of the finding name the
branches of such a path.

Why it bites
------------
Somebody meant to end the pool and wrote the code for it, so the tests that take the main path show
nothing. The other path leaves the worker processes, three threads and their file descriptors
behind every time it is taken, until the garbage collector finds the pool or the program ends; and
at the end the pool is terminated, whatever is still queued. In a loop that adds up: 50 pools of one
worker that were kept made 50 processes, 150 threads and 400 open descriptors.

Example
-------

    from multiprocessing import Pool


    def resize_all(resize, images):
        pool = Pool(4)
        if not images:
            return []
        try:
            return pool.map(resize, images)
        finally:
            pool.close()
            pool.join()

Use instead
-----------

    from multiprocessing import Pool


    def resize_all(resize, images):
        if not images:
            return []
        pool = Pool(4)
        try:
            return pool.map(resize, images)
        finally:
            pool.close()
            pool.join()

Fix safety
----------
There is no automatic fix: whether the pool should start later, or the early way out should end it,
is for you to say.

Limits
------
Conditions are compared as they are written. ``if n > 1: pool = Pool(n)`` and a later ``if n > 1:``
belong together as long as nothing assigns ``n`` in between, and so do a flag such as ``own_pool``,
``if pool is not None`` and ``pool = pool or Pool()``. Two different conditions that can never
differ in practice are not seen through, and a function with too many paths is given up and
counted.
"""

from __future__ import annotations

from collections.abc import Iterator

from poolproof.sdk import Declaration, Evidence, Finding, Loss, Severity, Solution, Tier
from poolproof_rules.wording import ending, finding, kind, subject

DECLARATION = Declaration(
    code="PP104",
    name="leak-on-path",
    severity=Severity.WARNING,
    tier=Tier.DEFAULT,
    since="0.1.0",
    evidence=Evidence(
        anchors=("pool-starts-three-threads", "exit-runs-finalizers"),
        proofs=("leak-on-path",),
    ),
)


def judge(solution: Solution) -> Iterator[Finding]:
    """Report the pools that some path ends and another one does not."""
    for site in solution.sites:
        if site.fate.loss is Loss.PATH:
            what = kind(site.protocol)
            message = (
                f"one path ends {subject(site)}, another one leaves it running: "
                f"{site.protocol.loss}"
            )
            remedy = (
                f"start the {what} after the early ways out, or put {ending(site.protocol)} "
                "into a `finally:` that every path passes"
            )
            words = (message, remedy)
            yield finding(DECLARATION, solution, site.call, words, site.fate.steps)
