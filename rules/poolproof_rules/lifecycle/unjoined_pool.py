"""A pool is closed, and nobody waits for its workers to finish.

What it does
------------
Reports the call that starts a pool if some path closes the pool and ends without ``join()`` (or
``terminate()``, or the end of a ``with`` block) after it. It also reports a pool that is kept by
an object whose methods close it and never join it.

Why it bites
------------
``close()`` forbids new work and returns at once. It does not wait, and it does not make exit wait
either: exit is ``terminate()``, whatever the state of the pool. Eight tasks of 0.3 s were
submitted to two workers, the pool was closed, and the main function returned: one or two were
started, none ended, nothing was written to stderr, and the exit code was 0. When the main process
happened to live on for two seconds all eight ran, so the tests pass and the short production run
loses its tail.

No warning helps. The ``ResourceWarning`` of a pool that is dropped is given for running pools
only, never for closed ones. And a closed pool that is dropped can meet the same deadlock inside
the interpreter as one that was never closed (see ``unreleased-pool``).

Example
-------

    from multiprocessing import Pool


    def compress_all(compress, paths):
        pool = Pool(4)
        try:
            return pool.map(compress, paths)
        finally:
            pool.close()

Use instead
-----------

    from multiprocessing import Pool


    def compress_all(compress, paths):
        pool = Pool(4)
        try:
            return pool.map(compress, paths)
        finally:
            pool.close()
            pool.join()

Fix safety
----------
``join()`` is added after each ``close()`` of the pool that has none; if an exception could skip
both, they go into a ``finally:``. That is safe where every call waits for its own work, as ``map``
does: then only the workers are waited for, which are on their way out. It is unsafe where work may
still be queued, as after ``apply_async``, in an ``except``, and for a pool that an object keeps. To
wait for that work is the point of this rule, but where a task never ends, it waits for ever, and
where the results were of no interest ``terminate()`` is what you want instead. There is no fix for
a ``close()`` in ``__del__``, which must not wait, for one after which the pool is joined on some
condition, and for ``contextlib.closing``.

Limits
------
That all results were fetched before ``close()`` does not make ``join()`` needless for this rule: no
work is lost then, but the workers are still on their way out when the next lines run, and the
deadlock above remains. Where nothing but calls that wait, such as ``map``, or an ``imap`` that is
gone through to its end gave work to the pool, the message says so. Executors have no such state:
any ``shutdown()`` ends them, and with ``wait=False`` the interpreter still waits at exit.
``contextlib.closing(pool)`` only closes. For a pool kept by an object, a ``join`` anywhere in the
methods that can reach it is enough; the order of calls between methods is not checked.
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
    Loss,
    Severity,
    Site,
    Solution,
    State,
    Tier,
    shapes,
)
from poolproof_rules.fetching import Work, kept_as
from poolproof_rules.repairs import fix, released_in_finally
from poolproof_rules.statements import called
from poolproof_rules.usage import Usage
from poolproof_rules.wording import finding, joining, subject

DECLARATION = Declaration(
    code="PP102",
    name="unjoined-pool",
    severity=Severity.WARNING,
    tier=Tier.DEFAULT,
    since="0.1.0",
    evidence=Evidence(
        anchors=(
            "close-only-stops-submitting",
            "exit-runs-finalizers",
            "terminate-drops-queued-tasks",
        ),
        proofs=("unjoined-pool",),
    ),
    asks=(),
)

_QUEUED = (
    "when the program ends it is terminated, and work that is still queued then is lost without a "
    "word",
    "work",
)
_DRAINED = (
    "its results are all there, but its workers are still on their way out when the next lines run",
    "workers",
)


def judge(solution: Solution) -> Iterator[Finding]:
    """Report the pools that end closed."""
    for site in solution.sites:
        if site.fate.loss is Loss.NOT_JOINED:
            join = joining(site.protocol)
            loss, waits_for = _DRAINED if site.fate.drained else _QUEUED
            words = (
                f"{subject(site)} is closed but not joined: {loss}",
                f"call `{join}()` after closing it: only that waits for the {waits_for}",
            )
            yield finding(DECLARATION, solution, site.call, words, site.fate.steps)


def repair(finding: Finding, ground: Ground) -> Fix | None:
    """Add a ``join()`` after each ``close()`` that has none."""
    site = ground.site(finding.span)
    if site is None or not site.variable:
        return None
    closes = list(_closes(ground, site))
    if len(closes) == 1 and (whole := released_in_finally(ground, site, joined=True)):
        return whole
    join = f"{site.variable}.{joining(site.protocol)}()"
    added = [shapes.added_after(ground, _last_reader(ground, each), [join]) for each in closes]
    if not added or not all(added):
        return None
    edits: list[Edit] = [edit for edits in added if edits for edit in edits]
    usage = Usage.of(ground, site)
    handled = any(_is_handling(ground, each) for each in closes)
    safe = usage is not None and usage.work is Work.DONE and not handled
    return fix(f"call `{join}` after closing it", edits, safe=safe)


def _closes(ground: Ground, site: Site) -> Iterator[ast.stmt]:
    """Where the pool is closed under its first name, and not joined in the same block."""
    call = ground.call(site.call)
    if call is None:
        return
    scope = ground.scope(call)
    is_kept = "." in site.variable
    owner = next((each for each in ground.around(scope) if isinstance(each, ast.ClassDef)), None)
    for node in ast.walk(owner if is_kept and owner is not None else scope):
        if not isinstance(node, ast.Expr):
            continue
        method = called(node, site.variable)
        if not method or site.protocol.move(method, State.OPEN) is not State.CLOSED:
            continue
        function = ground.scope(node)
        in_destructor = getattr(function, "name", "") == "__del__"
        if in_destructor or (not is_kept and function is not scope):
            continue
        position = ground.position(node)
        if position is not None and not any(
            _goes_on(site, each) for behind in position.after() for each in ast.walk(behind)
        ):
            yield node


def _goes_on(site: Site, node: ast.AST) -> bool:
    """Whether it joins the pool, perhaps on a condition that somebody had a reason for."""
    method = called(node, site.variable) if isinstance(node, ast.Expr) else ""
    return method in site.protocol.joins or method in site.protocol.moves


def _last_reader(ground: Ground, close: ast.stmt) -> ast.stmt:
    """The statement after which to join: one that still reads results as they come comes first."""
    position = ground.position(close)
    assert position is not None
    last = close
    for following in position.after():
        if isinstance(following, ast.For) and _streams(ground, following):
            last = following
    return last


def _streams(ground: Ground, loop: ast.For) -> bool:
    names = {node.id for node in ast.walk(loop.iter) if isinstance(node, ast.Name)}
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr.startswith("imap")
        and kept_as(ground, node) in names
        for node in ast.walk(ground.scope(loop))
    )


def _is_handling(ground: Ground, statement: ast.stmt) -> bool:
    """Whether it runs after an exception only, such as a ``KeyboardInterrupt`` amid the work."""
    return any(isinstance(each, ast.ExceptHandler) for each in ground.around(statement))
