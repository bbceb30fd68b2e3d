"""A result is waited for after the workers that should bring it were ended.

What it does
------------
Reports a wait (`get()`, `wait()`, `next()`, a loop, `list()`) for the result of `apply_async`,
`map_async` or `imap` that comes after the end of the `with` block, or `terminate()`, with nothing
having waited for it before. Handing such a result to the caller, as in `return pool.imap(...)`
inside the block, is reported at the `return`.

Why it bites
------------
The end of `with Pool()` terminates the workers. A result that has not arrived by then never will:
`get()` and iteration hang for ever, `get(timeout)` raises `TimeoutError`. That was so in every
version and with every start method, for `apply_async`, `map_async`, `imap` and a generator over
it, and for `ThreadPool`. It works by luck if the task was faster than the rest of the block.

Example
-------

    from multiprocessing import Pool


    def sizes(measure, paths):
        with Pool(4) as pool:
            result = pool.map_async(measure, paths)
        return result.get()

Use instead
-----------

    from multiprocessing import Pool


    def sizes(measure, paths):
        with Pool(4) as pool:
            result = pool.map_async(measure, paths)
            return result.get()

Fix safety
----------
There is no automatic fix: the wait belongs into the block. For a function that hands out an
iterator, `yield from` inside the block keeps the pool alive as long as the caller iterates.

Limits
------
Only pools and results that one function keeps to itself are followed. A result that something in
the block waited for, or may have waited for by sleeping, is not reported. Executors wait at the end
of their block, so their results may be asked later.
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
    Work,
)
from poolproof_rules.wording import end_of, finding

DECLARATION = Declaration(
    code="PP204",
    name="result-used-after-exit",
    severity=Severity.ERROR,
    tier=Tier.DEFAULT,
    since="0.1.0",
    evidence=Evidence(
        anchors=("with-exit-terminates", "get-waits-for-one-event"),
        proofs=("result-used-after-exit",),
    ),
)


def judge(solution: Solution) -> Iterator[Finding]:
    """Report waits for results that can never come."""
    for work in solution.works:
        if work.outcome is Outcome.TOO_LATE:
            message = (
                f"{_wait(work)} for the result of `{work.operation}()` comes after {_fact(work)}"
            )
        elif work.outcome is Outcome.HANDED_OUT:
            what = "iterator" if work.stream else "result"
            message = f"the {what} of `{work.operation}()` is handed out after {_fact(work)}"
        else:
            continue
        remedy = "wait for the results before the workers are ended"
        if work.outcome is Outcome.HANDED_OUT and work.stream:
            remedy = "use `yield from` inside the block, or hand out a list of the results"
        yield finding(DECLARATION, solution, work.span, (message, remedy), work.steps)


def _wait(work: Work) -> str:
    return "the loop" if work.asks == "for" else f"`{work.asks}`" if work.asks else "the wait"


def _fact(work: Work) -> str:
    return (
        f"{end_of(work)} terminated the workers: if it had not arrived, it never will, and waiting "
        "for it hangs"
    )
