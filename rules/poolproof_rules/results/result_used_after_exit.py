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
Safe where the statement that waits stands right behind the `with` block, which takes it in, or
behind `terminate()`, which moves behind it: where it stood it hung, or got what it gets now by
luck.
Unsafe is `yield from` instead of `return` for an iterator that is handed out: the pool lives as
long as the caller iterates, and nothing starts before. There is no fix for a result that is
handed out, and where other statements come between.

Limits
------
Only pools and results that one function keeps to itself are followed. A result that something in
the block waited for, or may have waited for by sleeping, is not reported. Executors wait at the end
of their block, so their results may be asked later.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from poolproof.sdk import (
    Declaration,
    Edit,
    Evidence,
    Finding,
    Fix,
    Ground,
    Outcome,
    Part,
    Position,
    Severity,
    Solution,
    Span,
    Tier,
    Work,
    shapes,
)
from poolproof_rules.repairs import fix
from poolproof_rules.statements import called, walk_here
from poolproof_rules.wording import end_of, finding

DECLARATION = Declaration(
    code="PP204",
    name="result-used-after-exit",
    severity=Severity.ERROR,
    tier=Tier.DEFAULT,
    since="0.1.0",
    evidence=Evidence(
        anchors=(
            "with-exit-terminates",
            "get-waits-for-one-event",
            "next-waits-for-one-event",
        ),
        proofs=("result-used-after-exit",),
    ),
    asks=(Part.RESULTS,),
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


def repair(finding: Finding, ground: Ground) -> Fix | None:
    """Wait before the workers are ended, if the wait stands right behind their end."""
    work = next((each for each in ground.solution.works if each.span == finding.span), None)
    position = ground.statement(finding.span)
    if work is None or position is None:
        return None
    if work.outcome is Outcome.HANDED_OUT:
        return _yielded(ground, position) if work.stream else None
    if not position.index or work.outcome is not Outcome.TOO_LATE:
        return None
    end = Position(position.block, position.index - 1)
    if work.ended_by == "with" and isinstance(end.statement, ast.With):
        submitted = ground.call(work.call)
        if submitted is None or end.statement not in ground.around(submitted):
            return None
        edits = shapes.taken_in(ground, end, position.index)
        return fix("wait inside the `with` block", edits, safe=True)
    leaves = any(
        isinstance(node, (ast.Return, ast.Raise)) for node in walk_here(position.statement)
    )
    if leaves or not _is_end(ground, work, end.statement):
        return None
    edits = shapes.moved_behind(ground, end, end.index, position.index)
    return fix(f"wait before `{work.ended_by}()`", edits, safe=True)


def _is_end(ground: Ground, work: Work, statement: ast.stmt) -> bool:
    """Whether a statement ends the pool that was given the work, by the name it had there."""
    submitted = ground.call(work.call)
    if submitted is None or not isinstance(submitted.func, ast.Attribute):
        return False
    pool = submitted.func.value
    return isinstance(pool, ast.Name) and called(statement, pool.id) == work.ended_by


def _yielded(ground: Ground, position: Position) -> Fix | None:
    """Hand the items out one by one, while the pool is there."""
    statement = position.statement
    if not isinstance(statement, ast.Return):
        return None
    if not isinstance(statement.value, (ast.Call, ast.GeneratorExp, ast.Name)):
        return None
    function = ground.scope(statement)
    if not isinstance(function, ast.FunctionDef) or function.decorator_list:
        return None
    others = (node for each in function.body for node in walk_here(each) if node is not statement)
    if any(isinstance(node, (ast.Return, ast.Yield, ast.YieldFrom)) for node in others):
        return None
    at = ground.span(statement)
    word = Span(at.line, at.column, at.line, at.column + len("return"))
    title = "hand the results out with `yield from`"
    return fix(title, [Edit(word, "yield from")], safe=False)
