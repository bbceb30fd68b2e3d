"""A pool is ended on the normal path only; an exception on the way leaves it running.

What it does
------------
Reports the call that starts a pool if every normal path ends the pool, but something between the
start and the end may raise, and then nothing ends it. The steps of the finding name the call that
may raise.

Why it bites
------------
The calls between start and end are not just any calls: ``pool.map``, ``pool.apply`` and ``get()``
raise whatever a task raised. So one bad record in the input is enough, and it leaves the pool
behind exactly when something else has gone wrong. The traceback then keeps the frame, and the
frame keeps the pool, for as long as somebody holds the exception: a logging handler, a test
runner, a retry loop, an interactive session. Until then the worker processes and three threads
stay, and the worker that was not at fault goes on with a queue nobody
reads. A program that ends on the exception takes its pool along, at once and without the work that
was queued.

Example
-------

    from multiprocessing import Pool


    def parse_all(parse, lines):
        pool = Pool(4)
        records = pool.map(parse, lines)
        pool.close()
        pool.join()
        return records

Use instead
-----------

    from multiprocessing import Pool


    def parse_all(parse, lines):
        pool = Pool(4)
        try:
            records = pool.map(parse, lines)
        finally:
            pool.close()
            pool.join()
        return records

Fix safety
----------
What is between the start and the end of the pool goes into a ``try:``, and the calls that end it,
as they are, into its ``finally:``. The normal path stays the same. That is safe where nothing can
be queued any more when an exception comes by, as with ``map``, or where ``terminate()`` ends the
pool. It is unsafe after ``apply_async``, ``imap`` or ``submit``: then ``join()`` or ``shutdown()``
waits for what is still queued before the exception goes on. Where that is not wanted
``terminate()`` belongs into an ``except`` before it, or ``with`` around it. There is no fix where
the pool is ended in several places, or in another block than the one that starts it.

Limits
------
If every call counted as a risk, every pool that is closed on its last line would be reported. The
line is drawn where a reader draws it:

    may raise                                      taken not to raise
    ---------------------------------------------  --------------------------------------------
    fetching results: map, starmap, apply, get     submitting: apply_async, map_async, submit
    going through imap, map of an executor or      making an iterator: imap, imap_unordered
      as_completed, in a loop or by list, sum,     going through anything else: the call that
      next and the like                              makes it is judged by itself
    functions and methods of the project, unless   close, join, terminate, shutdown, wait
      their own code shows that they cannot        print, len, sorted, range and the like
    functions that nothing is known about, such    logging, clocks, locks, queues, paths,
      as open, json.load, requests.get               strings, lists, partial, itertools
    await, raise, assert, yield                    arithmetic, comparisons, attributes, indexing

A ``KeyboardInterrupt`` can come between any two lines and is left out, and so is the failure of
starting a second pool. Code of a module that runs at import is left out too: an exception there
ends the program in most cases, and with it the pool. An exception between ``close()`` and
``join()`` is not reported either.
"""

from __future__ import annotations

from collections.abc import Iterator

from poolproof.sdk import (
    Declaration,
    Evidence,
    Finding,
    Fix,
    Ground,
    Loss,
    Severity,
    Solution,
    Tier,
)
from poolproof_rules.repairs import released_in_finally
from poolproof_rules.wording import ending, finding, subject

DECLARATION = Declaration(
    code="PP103",
    name="leak-on-exception",
    severity=Severity.WARNING,
    tier=Tier.DEFAULT,
    since="0.1.0",
    evidence=Evidence(
        anchors=("error-is-raised-by-get", "pool-registers-finalizer"),
        proofs=("leak-on-exception",),
    ),
    asks=(),
)


def judge(solution: Solution) -> Iterator[Finding]:
    """Report the pools that only an exception loses."""
    for site in solution.sites:
        if site.fate.loss is Loss.EXCEPTION:
            raised = site.fate.culprit
            when = f"if line {raised.span.line} raises" if raised else "after an exception"
            message = f"{when}, nothing ends {subject(site)}: {site.protocol.loss}"
            remedy = f"put the work into `try:` and {ending(site.protocol)} into its `finally:`"
            words = (message, remedy)
            yield finding(DECLARATION, solution, site.call, words, site.fate.steps)


def repair(finding: Finding, ground: Ground) -> Fix | None:
    """Put the calls that end the pool into a ``finally``."""
    site = ground.site(finding.span)
    return released_in_finally(ground, site) if site is not None else None
