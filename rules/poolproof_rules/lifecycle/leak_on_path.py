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
If nothing but early ways out follows the start, such as ``if not images: return []``, the pool
is started behind them. That is safe if neither their conditions nor the arguments of the pool call
anything that could do more than look. Otherwise the calls that end the pool, if they stand in the
same block, go into a ``finally:``, as described for ``leak-on-exception`` and with the same limits.
Everywhere else it is for you to say which way out should end the pool.

Limits
------
Conditions are compared as they are written. ``if n > 1: pool = Pool(n)`` and a later ``if n > 1:``
belong together as long as nothing assigns ``n`` in between, and so do a flag such as ``own_pool``,
``if pool is not None`` and ``pool = pool or Pool()``. Two different conditions that can never
differ in practice are not seen through, and a function with too many paths is given up and
counted.
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
    Loss,
    Severity,
    Site,
    Solution,
    Tier,
    shapes,
)
from poolproof_rules.repairs import fix, released_in_finally
from poolproof_rules.usage import Usage
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
    asks=(),
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


def repair(finding: Finding, ground: Ground) -> Fix | None:
    """Start the pool behind the early ways out, or end it in a ``finally``."""
    site = ground.site(finding.span)
    if site is None:
        return None
    return _started_later(ground, site) or released_in_finally(ground, site)


_LOOKING = frozenset({"bool", "cpu_count", "int", "isinstance", "len", "max", "min"})
_LEAVING = (ast.Return, ast.Continue, ast.Break, ast.Raise)
_PLAIN = (
    ast.Name, ast.Constant, ast.Attribute, ast.Compare, ast.BoolOp, ast.UnaryOp, ast.BinOp,
    ast.Tuple, ast.expr_context, ast.boolop, ast.cmpop, ast.operator, ast.unaryop,
)  # fmt: skip


def _started_later(ground: Ground, site: Site) -> Fix | None:
    """Move the start behind the ``if`` statements that follow and only lead out."""
    usage = Usage.of(ground, site)
    if usage is None or not isinstance(usage.creation.statement, ast.Assign):
        return None
    value = usage.creation.statement.value
    assert isinstance(value, ast.Call)
    target = usage.creation.index
    for statement in usage.creation.after():
        if not _leads_out(statement) or _mentions(statement, usage.name):
            break
        target += 1
    arguments = (*value.args, *(keyword.value for keyword in value.keywords))
    if target == usage.creation.index or not all(map(_only_looks, arguments)):
        return None
    edits = shapes.moved_behind(ground, usage.creation, usage.creation.index, target)
    return fix(f"start `{usage.name}` after the early ways out", edits, safe=True)


def _leads_out(statement: ast.stmt) -> bool:
    return (
        isinstance(statement, ast.If)
        and isinstance(statement.body[-1], _LEAVING)
        and not statement.orelse
        and _only_looks(statement.test)
    )


def _only_looks(node: ast.AST) -> bool:
    """Whether evaluating it changes nothing, so that it may as well be done later or not at all."""
    if isinstance(node, ast.Call):
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        parts = (*node.args, *(keyword.value for keyword in node.keywords))
        return name in _LOOKING and all(map(_only_looks, parts))
    return isinstance(node, _PLAIN) and all(map(_only_looks, ast.iter_child_nodes(node)))


def _mentions(statement: ast.stmt, name: str) -> bool:
    return any(isinstance(node, ast.Name) and node.id == name for node in ast.walk(statement))
