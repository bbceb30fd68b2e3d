"""A task raises an exception that cannot be rebuilt in the parent.

What it does
------------
Reports a task of a process pool that can raise an exception class of the project whose `__init__`
needs more arguments than it hands on to its base, or other ones, and that does not say how it is
pickled.

Why it bites
------------
An exception travels as its class and its `args`, and is rebuilt by calling the class with them. If
that fails, it fails in the pool's result thread, which dies with a traceback: this and every later
`get()` hang, `close()` and `join()` hang, and the end of `with` raises `AssertionError`. That was
so in every version and with every start method. A `ProcessPoolExecutor` raises `BrokenProcessPool`
for all its work.

Example
-------

    from multiprocessing import Pool


    class TableError(Exception):
        def __init__(self, path, line):
            super().__init__(f"{path}, line {line}")
            self.path = path
            self.line = line


    def read(path):
        raise TableError(path, 1)


    def read_all(paths):
        with Pool(4) as pool:
            return pool.map(read, paths)

Use instead
-----------

    from multiprocessing import Pool


    class TableError(Exception):
        def __init__(self, path, line):
            super().__init__(path, line)
            self.path = path
            self.line = line

        def __str__(self):
            return f"{self.path}, line {self.line}"


    def read(path):
        raise TableError(path, 1)


    def read_all(paths):
        with Pool(4) as pool:
            return pool.map(read, paths)

Fix safety
----------
There is no automatic fix: handing on all arguments changes how the exception prints.

Limits
------
Classes whose bases are not all known, that have a `__reduce__` or `__new__` of their own, that set
`args`, or that hand on a number of arguments that cannot be counted are not reported. Neither is an
exception that something in the task catches, nor one that only some branch raises more than three
calls away from the task.
"""

from __future__ import annotations

from collections.abc import Iterator

from poolproof.sdk import (
    Declaration,
    Evidence,
    Fault,
    FaultKind,
    Finding,
    Part,
    Severity,
    Solution,
    Tier,
)
from poolproof_rules.wording import finding

DECLARATION = Declaration(
    code="PP208",
    name="unpicklable-exception",
    severity=Severity.ERROR,
    tier=Tier.DEFAULT,
    since="0.1.0",
    evidence=Evidence(
        anchors=("exception-rebuilt-from-args", "result-is-unpickled-here"),
        proofs=("unpicklable-exception",),
    ),
    asks=(Part.FAULTS,),
)


def judge(solution: Solution) -> Iterator[Finding]:
    """Report tasks whose exception breaks the pool."""
    for fault in solution.faults_of(FaultKind.UNREBUILT):
        message = (
            f"the task `{fault.subject}` can raise `{fault.detail}`, which cannot be rebuilt "
            f"from its `args`: {_effect(fault)}"
        )
        remedy = "hand all arguments on to `super().__init__()`, or define `__reduce__`"
        yield finding(DECLARATION, solution, fault.span, (message, remedy), fault.steps)


def _effect(fault: Fault) -> str:
    if fault.protocol.joins:
        return "that kills the thread that receives results, and every `get()` from then on hangs"
    return "that breaks the executor, and all its work fails with `BrokenProcessPool`"
