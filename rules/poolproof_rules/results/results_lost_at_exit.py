"""Work is given to a pool whose workers are ended before anybody waits for it.

What it does
------------
Reports a call such as `apply_async`, `map_async` or `imap` whose result nothing waits for before
the end of the `with` block, or `terminate()`, ends the workers.

Why it bites
------------
The end of `with Pool()` does not wait: it terminates. Of eight calls of `apply_async` that were
not waited for, none was finished when the block ended, with every start method and in every
version; nothing was written to stderr, and the program went on as if the work had been done. A
`callback` changes nothing about that. An executor's block does wait, which is why the two are so
easily confused.

Example
-------

    from multiprocessing import Pool


    def warm_up(load, names):
        with Pool(4) as pool:
            for name in names:
                pool.apply_async(load, (name,))

Use instead
-----------

    from multiprocessing import Pool


    def warm_up(load, names):
        with Pool(4) as pool:
            loads = [pool.apply_async(load, (name,)) for name in names]
            for one in loads:
                one.get()

Fix safety
----------
There is no automatic fix. Fetching the results also raises what the tasks raised; `close()` and
`join()` at the end of the block wait for the work and leave its errors unseen.

Limits
------
Only pools and results that one function keeps to itself are followed. What is stored on an object,
put into a collection of unknown kind, used by a nested function or passed on counts as waited for.
So does everything if, between the submission and the end, code runs that may wait in its own way:
`sleep`, an event, a queue, any function that is not known to return at once. An exception that
ends the block is no reason for a report, as dropping the work is then what was asked for.
"""

from __future__ import annotations

from collections.abc import Iterator

from poolproof.sdk import (
    Declaration,
    Evidence,
    Finding,
    Outcome,
    Severity,
    Solution,
    Tier,
)
from poolproof_rules.wording import end_of, finding

DECLARATION = Declaration(
    code="PP203",
    name="results-lost-at-exit",
    severity=Severity.WARNING,
    tier=Tier.DEFAULT,
    since="0.1.0",
    evidence=Evidence(anchors=("with-exit-terminates", "terminate-drops-queued-tasks")),
)


def judge(solution: Solution) -> Iterator[Finding]:
    """Report work that is dropped when its workers are ended."""
    for work in solution.works:
        if work.outcome is Outcome.DROPPED:
            message = (
                f"nothing waits for the work of `{work.operation}()` before {end_of(work)} "
                "terminates the workers: what is not done by then is dropped without a word"
            )
            fetch = "iterate over the results" if work.stream else "`get()` the results"
            remedy = f"{fetch}, or call `close()` and `join()`, before the workers are ended"
            yield finding(DECLARATION, solution, work.span, (message, remedy), work.steps)
