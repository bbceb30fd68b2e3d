"""Processes that a worker starts: the workers of a pool are daemons, and those may have none."""

from __future__ import annotations

import ast
import re

from poolproof.solution import Role
from poolproof.source.remarks import OnLines
from poolproof.syntax.children import walk
from poolproof.syntax.scopes import MODULE
from poolproof.tasks.evaluation.calling import argument
from poolproof.tasks.faults.journeys import Stop, paths
from poolproof.tasks.submitting.submissions import Handed

# Libraries whose pools make daemons of their workers.
_MAKERS = ("multiprocessing.", "multiprocess.", "torch.multiprocessing.")
_CHILDREN = frozenset(
    {"multiprocessing.Pool", "multiprocessing.pool.Pool", "multiprocessing.Manager",
     "concurrent.futures.ProcessPoolExecutor", "concurrent.futures.process.ProcessPoolExecutor",
     "torch.multiprocessing.Pool", "multiprocess.Pool", "multiprocessing.Process().start",
     "multiprocessing.process.BaseProcess().start", "torch.multiprocessing.Process().start",
     "multiprocess.Process().start"}
)  # fmt: skip
# How code gives daemons children all the same: by a class whose ``daemon`` is never true, or by
# taking the mark away from the worker that runs.
_RELEASED = OnLines(
    ("daemon", "Process"),
    re.compile(
        r"""def\s+_?(get_)?daemon\b|\bdaemon\s*=\s*property|\[\s*['"]daemon['"]\s*\]\s*=
        |current_process\(\)\.daemon\s*=|\.Process\s*=|\bdef\s+Process\b""",
        re.VERBOSE,
    ),
)


def starts_children(stop: Stop) -> bool:
    """Whether a stop surely starts processes, and nothing there says that it may."""
    found = {path.replace("[]", "") for path in paths(stop.values)}
    known = bool(found) and found <= _CHILDREN and len(paths(stop.values)) == len(stop.values)
    return stop.sure and known and not stop.context.module.shows(_RELEASED)


def is_daemonic(handed: Handed, makers: set[str]) -> bool:
    """Whether a task surely runs in a daemon; ``makers`` are the constructors of its pool."""
    if handed.module.shows(_RELEASED):
        return False
    if handed.role is Role.PROCESS:
        return handed.protocol.name == "multiprocessing.Process" and _is_marked(handed)
    known = bool(makers) and all(path.startswith(_MAKERS) for path in makers)
    return known and bool(handed.protocol.joins) and not _has_own_context(handed)


def _has_own_context(handed: Handed) -> bool:
    """Whether the pool was made with a context that may make workers which are no daemons."""
    if handed.maker is None:
        return False
    call = handed.maker.call
    return len(call.args) > 4 or any(k.arg in ("context", None) for k in call.keywords)


def _is_marked(handed: Handed) -> bool:
    """Whether a process is made a daemon, when it is made or before it is started."""
    if not isinstance(handed.call, ast.Call):
        return False
    marked = argument(handed.call, None, "daemon")
    if marked is not None:
        return isinstance(marked, ast.Constant) and marked.value is True
    names = handed.module.names
    root = names.tree if handed.function == MODULE else names.functions[handed.function].node
    assigned = [n for n in walk(root) if isinstance(n, ast.Assign) and len(n.targets) == 1]
    made = {ast.unparse(n.targets[0]) for n in assigned if n.value is handed.call}
    values = {
        getattr(n.value, "value", None)
        for n in assigned
        if isinstance(n.targets[0], ast.Attribute)
        and n.targets[0].attr == "daemon"
        and ast.unparse(n.targets[0].value) in made
    }
    return values == {True}
