"""A task is given to processes that cannot be pickled.

What it does
------------
Reports a lambda, a function that is defined inside another one, or a method of an object that
holds a lock, a file or a pool, as the task or the initializer of a process pool.

Why it bites
------------
What goes to a worker process is pickled, and a function is pickled as the name by which its module
knows it. A lambda and a local function have none, and an object with a lock in it cannot be
pickled at all. `map` and `apply` raise (`AttributeError: Can't pickle local object ...`,
`PicklingError`, `TypeError: cannot pickle ...`); `apply_async` and `submit` keep the error for
whoever asks for the result, so that a task whose result nobody asks for silently never runs. That
was so in every version and with every start method, `fork` included.

An initializer goes to a worker when that is started. A forked worker has it already; with `spawn`
(Windows, macOS) and `forkserver` (Linux from Python 3.14 on) the same errors are raised by
`Pool()`, or by the first work of an executor. That was so in every version.

Example
-------

    from multiprocessing import Pool


    def squares(numbers):
        with Pool(4) as pool:
            return pool.map(lambda n: n * n, numbers)

Use instead
-----------

    from multiprocessing import Pool


    def squares_task(n):
        return n * n


    def squares(numbers):
        with Pool(4) as pool:
            return pool.map(squares_task, numbers)

Fix safety
----------
Safe for a lambda that uses nothing of the functions around it: it becomes a function of the module.
Until then it never ran. There is no fix for what sees local variables, which would have to be
passed, for local functions and for methods.

Limits
------
Thread pools pickle nothing. `multiprocess`, `pathos`, `loky`, `joblib`, `mpire` and `ray` pickle
functions by their code and are not reported. Of an object, only the pool that the work goes to is
looked at, and attributes that its `__init__` always sets and nothing sets again; a class that says
how it is pickled is left alone. An initializer is not reported if `fork` is chosen, for this pool
or anywhere in its module.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from poolproof.sdk import (
    Declaration,
    Edit,
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
    code="PP403",
    name="unpicklable-task",
    severity=Severity.ERROR,
    tier=Tier.DEFAULT,
    since="0.1.0",
    evidence=Evidence(
        anchors=("task-is-pickled-here", "unpicklable-task-becomes-result"),
        proofs=(
            "unpicklable-future",
            "unpicklable-initializer",
            "unpicklable-task",
        ),
    ),
    asks=(Part.FAULTS,),
)


def judge(solution: Solution) -> Iterator[Finding]:
    """Report tasks that cannot be pickled."""
    for fault in solution.faults:
        if fault.kind is FaultKind.UNPICKLABLE:
            message = (
                f"`{fault.subject}` is {fault.detail}, which cannot be pickled: {_effect(fault)}"
            )
        elif fault.kind is FaultKind.UNSENT:
            message = (
                f"the initializer `{fault.subject}` is {fault.detail}, which cannot be pickled: "
                "with `spawn` and `forkserver` (the default on Linux from Python 3.14 on) "
                f"{_start(fault)} raises, and no worker starts"
            )
        else:
            continue
        remedy = "give it a function at the level of a module"
        yield finding(DECLARATION, solution, fault.span, (message, remedy), fault.steps)


def _start(fault: Fault) -> str:
    return "its first work" if fault.protocol.process_wide else f"`{fault.operation}()`"


def _effect(fault: Fault) -> str:
    if fault.operation in fault.protocol.waits:
        return f"`{fault.operation}()` raises, and nothing runs"
    return "the task never runs, and only whoever asks for its result learns of it"


def repair(finding: Finding, ground: Ground) -> Fix | None:
    """Make a function at the level of the module of a lambda that needs nothing else."""
    call = ground.call(finding.span)
    given = [] if call is None else [*call.args, *(keyword.value for keyword in call.keywords)]
    lambdas = [each for each in given if isinstance(each, ast.Lambda)]
    if len(lambdas) != 1 or not _stands_alone(ground, lambdas[0]):
        return None
    task = lambdas[0]
    above = next(each for each in ground.around(task) if ground.parent(each) is ground.tree)
    owner = next((e.name for e in ground.around(task) if isinstance(e, _FUNCTIONS)), "the")
    name = ground.free_name(ground.tree.body[0], (f"{owner}_task",))
    arguments = ground.written_arguments(task)
    body = ground.written(task.body)
    if arguments is None or "\n" in body or "\r" in body or not isinstance(above, ast.stmt):
        return None
    code = [f"def {name}({arguments}):", f"{ground.layout.step}return {body}", "", ""]
    edits = shapes.added_before(ground, above, code)
    if edits is None:
        return None
    used = Edit(ground.span(task), name)
    return fix(f"make it a function `{name}`", [*edits, used], safe=True)


_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def _stands_alone(ground: Ground, task: ast.Lambda) -> bool:
    """Whether it uses nothing that a function or class around it binds, and binds nothing there."""
    if task.args.defaults or any(task.args.kw_defaults):
        return False
    outer = [each for each in ground.around(task) if isinstance(each, (*_FUNCTIONS, ast.ClassDef))]
    inside = set(ast.walk(task))
    bound = {
        name
        for scope in outer
        for node in ast.walk(scope)
        if node not in inside
        for name in _bound(node)
    }
    own = {node.arg for node in ast.walk(task.args) if isinstance(node, ast.arg)}
    read = {node.id for node in ast.walk(task.body) if isinstance(node, ast.Name)}
    plain = not any(isinstance(node, (ast.NamedExpr, ast.Yield, ast.Await)) for node in inside)
    return plain and not (read - own) & bound


def _bound(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
        yield node.id
    elif isinstance(node, ast.arg):
        yield node.arg
    elif isinstance(node, (*_FUNCTIONS, ast.ClassDef)) or (
        isinstance(node, ast.ExceptHandler) and node.name
    ):
        yield str(node.name)
    elif isinstance(node, ast.alias):
        yield (node.asname or node.name).partition(".")[0]
