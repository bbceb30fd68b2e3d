"""A pool is started and ended in every turn of a loop.

What it does
------------
Reports the call that starts a pool inside a loop if the same turn of the loop ends the pool again.

Why it bites
------------
Nothing is lost; it is slow. Every turn starts all the workers, three threads and a set of pipes,
and takes them down again. Twenty pools of two processes with one task each took 0.25 s with
``fork``, 1.1 s with ``forkserver`` and 2.2 s with ``spawn`` (CPython 3.11), where the workers
import the program's modules anew; one pool for the same twenty tasks took 0.01 to 0.12 s. An
``initializer`` that loads a model or opens a connection is paid for in each turn and by each
worker.

Example
-------

    from multiprocessing import Pool


    def checksums(folders, checksum):
        for folder in folders:
            with Pool(4) as pool:
                yield folder, pool.map(checksum, folder)

Use instead
-----------

    from multiprocessing import Pool


    def checksums(folders, checksum):
        with Pool(4) as pool:
            for folder in folders:
                yield folder, pool.map(checksum, folder)

Fix safety
----------
There is no automatic fix. Workers that live on keep what tasks leave behind in them: caches,
changed globals, memory that is not given back. Where a fresh process for each turn is what you
need, say it with ``maxtasksperchild=1``, which counts chunks of work, or allow this rule there.

Limits
------
A pool that is started with something that the loop assigns, such as a size or ``initargs`` of the
turn's own, cannot simply be moved and is left out. So is a ``while True`` loop, since it is a
server's or a retry loop's more often than not. This rule is pedantic: it has to be asked for.
"""

from __future__ import annotations

from collections.abc import Iterator

from poolproof.sdk import (
    Declaration,
    Evidence,
    Finding,
    Loop,
    Note,
    Severity,
    Site,
    Solution,
    Span,
    Tier,
    Verdict,
)
from poolproof_rules.wording import creation, finding, kind, workers

DECLARATION = Declaration(
    code="PP106",
    name="pool-per-iteration",
    severity=Severity.INFO,
    tier=Tier.PEDANTIC,
    since="0.1.0",
    evidence=Evidence(
        anchors=("workers-start-with-pool", "pool-starts-three-threads"),
        proofs=("pool-per-iteration",),
    ),
    asks=(),
)


def judge(solution: Solution) -> Iterator[Finding]:
    """Report the pools that live for one turn of a loop."""
    for site in solution.sites:
        loop = site.loop
        if loop and site.fate.verdict is Verdict.RELEASED and _ends_in_its_turn(site, loop):
            what = kind(site.protocol)
            message = (
                f"{creation(site)} starts {workers(site.protocol)} in every turn of this loop and "
                "ends them again"
            )
            words = (message, f"start the {what} once, before the loop, and end it after the loop")
            steps = (Note(solution.path, loop.head, "in every turn of this loop"), *site.fate.steps)
            yield finding(DECLARATION, solution, site.call, words, steps)


def _ends_in_its_turn(site: Site, loop: Loop) -> bool:
    """Whether all that ends the pool stands in the loop that starts it."""
    ends = site.fate.steps[1:]
    if loop.varies or loop.endless or loop.leaves or not ends:
        return False
    return all(_within(each.span, loop.span) for each in ends)


def _within(span: Span, loop: Span) -> bool:
    begins = (span.line, span.column) >= (loop.line, loop.column)
    return begins and (span.end_line, span.end_column) <= (loop.end_line, loop.end_column)
