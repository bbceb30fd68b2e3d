"""A pool is started and nothing ever ends it.

What it does
------------
Reports the call that starts a pool if no path through the code closes, terminates or shuts down
that pool, uses it with ``with`` or hands it to somebody who does. A pool that never gets a name,
as in ``Pool(4).map(...)``, is the shortest form.

Why it bites
------------
The program does not hang, which is why this goes unnoticed. A ``multiprocessing.Pool`` that is
still running when the interpreter exits is *terminated*, within a fraction of a second and with
the exit code the program would have had anyway. What was still queued is gone without a word: of
40 tasks queued on two workers 8 to 10 ran, nothing was written to stderr, and the exit code was 0.

Until then the pool keeps its worker processes, three threads and their file descriptors (eight with
one worker). That the last reference goes away is not something to build on:

* The ``ResourceWarning`` is not shown unless it is asked for, and turned into an error it still
  leaves the exit code at 0. Whatever records it, such as pytest, brings the pool back to life.
* In a reference cycle a pool lives until the garbage collector comes by: of 50 such pools with one
  worker each, 4 to 37 processes were still alive at the end of the loop.
* ``pool.map(...)`` followed by dropping the pool can deadlock inside the interpreter, because the
  last reference may go in the pool's own thread. Up to one pool in a hundred then stays for ever: a
  worker, two threads, eight descriptors. A server that starts a pool for each request meets it.

Executors of ``concurrent.futures`` lose no work: exit waits for all of it, and so it hangs if a
task never ends.

Example
-------

    from multiprocessing import Pool


    def word_counts(texts):
        pool = Pool(4)
        return pool.map(len, texts)

Use instead
-----------

    from multiprocessing import Pool


    def word_counts(texts):
        with Pool(4) as pool:
            return pool.map(len, texts)

Fix safety
----------
There is no automatic fix. The end of ``with Pool()`` terminates the workers, so putting a ``with``
around the code is right only where every result is fetched inside it, as ``map`` does. Where work
may still be queued, call ``close()`` and ``join()`` as the last two lines of the block. The
``with`` of an executor waits and has no such trap.

Limits
------
A pool that is returned, yielded or stored is judged by what its new owner does (see
``unowned-pool``). A pool that is handed to code outside the project is given up and counted as
such, unless that code is known to use it only, such as ``loop.run_in_executor``, or to end it,
such as ``atexit.register``. So is one that a nested function may end, and one whose function has
too many paths to follow. Objects of classes that only happen to be called ``Pool`` are not pools:
what counts is where the name was imported from.
"""

from __future__ import annotations

from collections.abc import Iterator

from poolproof.sdk import Declaration, Evidence, Finding, Loss, Severity, Solution, Tier
from poolproof_rules.wording import finding, subject

DECLARATION = Declaration(
    code="PP101",
    name="unreleased-pool",
    severity=Severity.WARNING,
    tier=Tier.DEFAULT,
    since="0.1.0",
    evidence=Evidence(
        anchors=(
            "exit-runs-finalizers",
            "pool-registers-finalizer",
            "dropped-pool-warns",
            "feed-may-hold-last-reference",
        ),
        proofs=(
            "unreleased-pool",
            "unreleased-pool-stays",
        ),
    ),
)


def judge(solution: Solution) -> Iterator[Finding]:
    """Report the pools that no path ends."""
    for site in solution.sites:
        if site.fate.loss is Loss.NEVER_RELEASED:
            message = f"nothing ends {subject(site)}: {site.protocol.loss}"
            words = (message, site.protocol.remedy)
            yield finding(DECLARATION, solution, site.call, words, site.fate.steps)
