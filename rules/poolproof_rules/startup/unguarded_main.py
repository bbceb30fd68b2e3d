"""A pool is started while its module is imported.

What it does
------------
Reports a process pool that the code of a module starts outside of `if __name__ == "__main__":`, by
itself or through functions that it calls. An executor starts its processes with the first work, so
it is reported only if it is also given work there.

Why it bites
------------
With the start methods `spawn` (Windows, macOS) and `forkserver` (Linux from Python 3.14 on) every
worker imports the main module, comes to the same line, and fails with `RuntimeError: An attempt
has been made to start a new process before the current process has finished its bootstrapping
phase`. A pool replaces its dead workers for ever: `map()` hangs while tracebacks stream. An
executor raises `BrokenProcessPool`. With `fork` (Linux up to Python 3.13) the same code works,
which is why it goes unnoticed. That was so in every version.

Example
-------

    from multiprocessing import Pool


    def square(n):
        return n * n


    with Pool(4) as pool:
        print(pool.map(square, range(10)))

Use instead
-----------

    from multiprocessing import Pool


    def square(n):
        return n * n


    if __name__ == "__main__":
        with Pool(4) as pool:
            print(pool.map(square, range(10)))

Fix safety
----------
Unsafe: the statement that starts the pool, and all below it, goes under the guard. What others
import from the module may be missing then. There is no fix if a function, a class or an import
stands below it.

Limits
------
A module that chooses `fork` by itself (`set_start_method("fork")`, `get_context("fork")`) is not
reported, nor is one that is the export of a notebook. Any branch that asks for `__name__`, the
current or the parent process counts as a guard. The setting `fork-only` names modules (by patterns)
that are only ever imported where processes are forked, and nothing is reported in them. A file that
names no pool itself is not looked at. Threads have no such problem, and neither have the pools of
`loky`, `ray` and `pathos`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import takewhile

from poolproof.sdk import (
    Declaration,
    Evidence,
    Fault,
    FaultKind,
    Finding,
    Fix,
    Ground,
    Part,
    Severity,
    Solution,
    Tier,
    shapes,
)
from poolproof_rules.repairs import fix
from poolproof_rules.wording import finding

DECLARATION = Declaration(
    code="PP401",
    name="unguarded-main",
    severity=Severity.WARNING,
    tier=Tier.DEFAULT,
    since="0.1.0",
    evidence=Evidence(
        anchors=("start-imports-main", "dead-worker-replaced"),
        proofs=(
            "unguarded-executor-main",
            "unguarded-main",
        ),
    ),
    asks=(Part.FAULTS,),
)


def judge(solution: Solution) -> Iterator[Finding]:
    """Report pools that importing a module starts."""
    for fault in solution.faults_of(FaultKind.UNGUARDED):
        message = (
            f"{_started(fault)} when the module is imported: with `spawn` and `forkserver` "
            "(the default on Linux from Python 3.14 on) every worker imports it too, "
            f"{_effect(fault)}"
        )
        remedy = 'start it under `if __name__ == "__main__":`'
        yield finding(DECLARATION, solution, fault.span, (message, remedy), fault.steps)


def _effect(fault: Fault) -> str:
    if fault.protocol.process_wide:
        return "fails, and breaks the executor"
    return "fails, and is replaced for ever"


def _started(fault: Fault) -> str:
    what = "an executor" if fault.protocol.process_wide else "a pool"
    if fault.subject:
        return f"`{fault.subject}()` starts {what}"
    return f"`{fault.operation}(...)` starts {what}"


_GUARD = 'if __name__ == "__main__":'
_DEFINING = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)


def repair(finding: Finding, ground: Ground) -> Fix | None:
    """Put the rest of the module under the guard."""
    position = ground.statement(finding.span)
    while position is not None and position.block is not ground.tree.body:
        outer = ground.parent(position.statement)
        if isinstance(outer, _DEFINING) or outer is None:
            return None
        position = ground.position(outer)
    if position is None:
        return None
    below = list(takewhile(lambda each: not _is_guard(each), position.after()))
    if any(isinstance(each, _DEFINING) for each in below):
        return None
    edits = shapes.headed(ground, position, position.index + len(below), _GUARD)
    return fix(f"put it and what follows under `{_GUARD}`", edits, safe=False)


def _is_guard(statement: ast.stmt) -> bool:
    """Whether it is a guard already, which needs no other one around it."""
    return isinstance(statement, ast.If) and "__name__" in ast.unparse(statement.test)
