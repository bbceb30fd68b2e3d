"""Work is given to a pool that takes none any more.

What it does
------------
Reports a call such as ``map``, ``apply_async`` or ``submit``, or a second ``with``, that some path
reaches after the pool was closed, terminated or shut down, or after its ``with`` block has ended.

Why it bites
------------
It raises: ``ValueError: Pool not running`` for a pool, ``RuntimeError: cannot schedule new futures
after shutdown`` for an executor, in every version and with every start method. The usual way there
is a block that became longer and whose last line was dedented by one step too many, or a pool that
a function closes although it belongs to its caller.

Example
-------

    from multiprocessing import Pool


    def statistics(measure, samples):
        with Pool(4) as pool:
            means = pool.map(measure, samples)
        spreads = pool.map(measure, means)
        return means, spreads

Use instead
-----------

    from multiprocessing import Pool


    def statistics(measure, samples):
        with Pool(4) as pool:
            means = pool.map(measure, samples)
            spreads = pool.map(measure, means)
        return means, spreads

Fix safety
----------
Safe where the statement that gives the work stands right behind the ``with`` block, which takes it
in if it waits for its results, or right behind the calls that end the pool, which move behind it.
Where it stood it raised, so nothing that worked before changes. In all other cases there is no fix:
the work belongs before the end of the pool, or the end of the pool after the work, and what is in
between is for you to sort.

Limits
------
Where the error is expected, by ``pytest.raises`` or a handler that names it, nothing is reported.
``billiard`` refuses nothing: the call returns ``None`` and the work is dropped, as the message then
says. Only pools of one function, and of the helpers it calls, are followed: calls on ``self.pool``
in different methods have no order that can be known. ``close``, ``terminate``, ``join`` and
``shutdown`` may be repeated freely and are never reported. Fetching a result after the end of the
pool is another matter: it works if the result had arrived, and hangs if it had not.
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
    Position,
    Severity,
    Solution,
    Tier,
    shapes,
)
from poolproof_rules.fetching import Work, work_of
from poolproof_rules.repairs import fix
from poolproof_rules.statements import called, walk_here
from poolproof_rules.wording import finding, kind

DECLARATION = Declaration(
    code="PP202",
    name="use-after-close",
    severity=Severity.ERROR,
    tier=Tier.DEFAULT,
    since="0.1.0",
    evidence=Evidence(
        anchors=("submit-needs-running-pool", "with-needs-running-pool"),
        proofs=(
            "use-after-close",
            "use-after-shutdown",
        ),
    ),
    asks=(),
)


def judge(solution: Solution) -> Iterator[Finding]:
    """Report work for a pool that has ended."""
    for misuse in solution.misuses:
        if misuse.kind is MisuseKind.USE_AFTER_END:
            what = kind(misuse.protocol)
            pool = f"`{misuse.variable}`" if misuse.variable else f"the {what}"
            message = (
                f"{_operation(misuse)} after {_end(misuse)} of {pool} {misuse.protocol.refuses}"
            )
            remedy = f"give the work to the {what} before it ends, or end it later"
            yield finding(DECLARATION, solution, misuse.span, (message, remedy), misuse.steps)


def _operation(misuse: Misuse) -> str:
    again = misuse.operation in ("with", "__enter__")
    return "a second `with`" if again else f"`{misuse.operation}()`"


def _end(misuse: Misuse) -> str:
    if misuse.ended_by == "with":
        return "the end of the `with` block"
    return f"`{misuse.ended_by}()`" if misuse.ended_by else "the end"


def repair(finding: Finding, ground: Ground) -> Fix | None:
    """Do the work before the end of the pool, if the one stands right behind the other."""
    misuse, call = ground.misuse(finding.span), ground.call(finding.span)
    position = ground.position(call) if call is not None else None
    if misuse is None or position is None or not misuse.variable.isidentifier():
        return None
    position = _in_the_block_of_the_end(ground, misuse, position)
    if position is None or call is None:
        return None
    before = position.block[position.index - 1]
    if isinstance(before, ast.With):
        if _is_lost_at_the_end(ground, misuse, call):
            return None
        edits = shapes.taken_in(
            ground, Position(position.block, position.index - 1), position.index
        )
        return fix("take it into the `with` block", edits, safe=True)
    if any(isinstance(node, _LEAVING) for node in walk_here(position.statement)):
        return None  # the end would not be reached
    first = position.index
    while first and called(position.block[first - 1], misuse.variable) in misuse.protocol.moves:
        first -= 1
    end = Position(position.block, first)
    edits = shapes.moved_behind(ground, end, position.index - 1, position.index)
    return fix(f"end `{misuse.variable}` after this work", edits, safe=True)


_LEAVING = (ast.Return, ast.Raise, ast.Break, ast.Continue)


def _is_lost_at_the_end(ground: Ground, misuse: Misuse, call: ast.Call) -> bool:
    """Whether the work would still be under way when the end of the ``with`` stops it."""
    if misuse.protocol.process_wide:
        return False  # it is waited for
    return work_of(ground, misuse.protocol, call, misuse.operation) > Work.DRAINED


def _in_the_block_of_the_end(ground: Ground, misuse: Misuse, position: Position) -> Position | None:
    """The statement with the misuse, or one it is part of, that stands right behind the end."""
    current: Position | None = position
    while current is not None:
        before = current.block[current.index - 1] if current.index else None
        if isinstance(before, ast.With) and _manages(before, misuse.variable):
            return current
        if called(before, misuse.variable) in misuse.protocol.moves:
            return current
        outer = ground.parent(current.statement)
        if isinstance(outer, (ast.For, ast.While, ast.FunctionDef, ast.AsyncFunctionDef)):
            return None  # the next turn would find the pool as this one left it
        current = ground.position(outer) if isinstance(outer, ast.stmt) else None
    return None


def _manages(statement: ast.With, name: str) -> bool:
    return any(
        name in {node.id for node in ast.walk(item) if isinstance(node, ast.Name)}
        for item in statement.items
    )
