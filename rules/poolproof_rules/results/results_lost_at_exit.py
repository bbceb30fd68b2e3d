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
Unsafe: `close()` and `join()` are added at the end of the `with` block. They wait for the work, for
ever if a task never ends, and leave the tasks' errors unseen; fetching the results, as above, also
raises what the tasks raised, but which results are wanted and when is not in the code. There is no
fix for a pool that something else than a `with` block ends, and for a block whose last line leaves
it.

Limits
------
Only pools and results that one function keeps to itself are followed. What is stored on an object,
put into a collection of unknown kind, used by a nested function or passed on counts as waited for.
So does everything if, between the submission and the end, code runs that may wait in its own way:
`sleep`, an event, a queue, any function that is not known to return at once. An exception that ends
the block is no reason for a report, as dropping the work is then what was asked for. Neither is
`shutdown(cancel_futures=True)` of an executor: it too drops what has not begun, with `wait=False`
as with `wait=True`, but says so by its name, and whoever asks for such a result gets a
`CancelledError` at once where a pool's would hang. That was so in every version, with processes and
with threads.
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
    Outcome,
    Part,
    Severity,
    Solution,
    Tier,
    shapes,
)
from poolproof_rules.repairs import fix, orderly_end
from poolproof_rules.statements import called
from poolproof_rules.wording import end_of, finding

DECLARATION = Declaration(
    code="PP203",
    name="results-lost-at-exit",
    severity=Severity.WARNING,
    tier=Tier.DEFAULT,
    since="0.1.0",
    evidence=Evidence(
        anchors=(
            "with-exit-terminates",
            "terminate-drops-queued-tasks",
            "terminate-drops-results",
        ),
        proofs=("results-lost-at-exit",),
    ),
    asks=(Part.RESULTS,),
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


def repair(finding: Finding, ground: Ground) -> Fix | None:
    """Wait for the work at the end of the ``with`` block."""
    work = next((each for each in ground.solution.works if each.span == finding.span), None)
    call = ground.call(work.call) if work is not None else None
    if work is None or call is None or work.ended_by != "with":
        return None
    pool = call.func.value if isinstance(call.func, ast.Attribute) else None
    block = next(
        (each for each in ground.around(call) if isinstance(each, ast.With) and _has(each, pool)),
        None,
    )
    if block is None or not isinstance(pool, ast.Name):
        return None
    last = block.body[-1]
    if isinstance(last, (ast.Return, ast.Raise, ast.Break, ast.Continue)):
        return None
    missing = [each for each in orderly_end(work.protocol) if called(last, pool.id) != each]
    code = [f"{pool.id}.{method}()" for method in missing]
    edits = shapes.added_after(ground, last, code)
    listed = " and ".join(f"`{each}`" for each in code)
    return fix(f"wait at the end of the block with {listed}", edits, safe=False)


def _has(block: ast.With, pool: ast.expr | None) -> bool:
    """Whether a block manages the pool with this name."""
    names = (
        name.id
        for item in block.items
        for name in (item.context_expr, item.optional_vars)
        if isinstance(name, ast.Name)
    )
    return isinstance(pool, ast.Name) and pool.id in names
