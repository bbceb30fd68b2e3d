"""Functions of libraries that are themselves the task: ``Process(target=server.serve_forever)``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from poolproof.finding import Note
from poolproof.solution import Hazard, HazardKind, Role
from poolproof.tasks.conduct.conducts import Conducts
from poolproof.tasks.conduct.guards.signs import SLEEPS
from poolproof.tasks.conduct.waiting import Wait, WaitKind
from poolproof.tasks.evaluation.values import Outside, Partial, Value, ordered
from poolproof.tasks.orphans.titles import title_outside
from poolproof.tasks.submitting.submissions import Handed
from poolproof.tasks.submitting.submitted import Places

# What waits for something outside of the program, and can be a task of its own.
_OF_THEMSELVES = (
    WaitKind.SERVER, WaitKind.USER, WaitKind.CHILD, WaitKind.NETWORK, WaitKind.HTTP,
)  # fmt: skip
_PASSING = frozenset({"timeout", "args", "kwargs", "kwds", None})


def directly(handed: Handed, conducts: Conducts, places: Places) -> Iterator[Hazard]:
    """What calls of the table that are tasks wait for, or how long they sleep; at most one."""
    if isinstance(handed.callable, ast.ClassDef):
        return
    for value in ordered(handed.values):
        bound = value if isinstance(value, Partial) else None
        callee: Value = bound.callee if bound is not None else value
        if not isinstance(callee, Outside):
            continue
        wait = conducts.waits.find(callee.path)
        seconds = _sleep(handed, conducts.long) if callee.path in SLEEPS else 0.0
        if not seconds and not _waits(handed, wait, bound):
            continue
        call = places.heading(handed.module, handed.call)
        text = title_outside(handed, callee)
        note = Note(handed.module.shown, call, f"{text} is given to a worker here")
        yield Hazard(
            HazardKind.SLEEP if seconds else HazardKind.WAIT,
            call, handed.protocol, handed.role, text, text, wait.what if wait is not None else "",
            seconds=seconds, steps=(note,), place=text,
        )  # fmt: skip
        return


def _sleep(handed: Handed, long: float) -> float:
    """For how long one call of a function that sleeps is told to do so, if that is long."""
    call = handed.call
    if not isinstance(call, ast.Call):
        return 0.0
    given = [*call.args, *(k.value for k in call.keywords if k.arg in ("args", "kwds"))]
    times = [each for part in given for each in getattr(part, "elts", [part])]
    known = [each.value for each in times if isinstance(each, ast.Constant)]
    return max((float(n) for n in known if isinstance(n, (int, float)) and n > long), default=0.0)


def _waits(handed: Handed, wait: Wait | None, bound: Partial | None) -> bool:
    """Whether a call that is in the table, if it is, waits without a bound for something."""
    return (
        wait is not None
        and wait.kind in _OF_THEMSELVES
        and (_is_told_to(handed, wait) if wait.bounded else not _may_bound(handed, wait, bound))
        and not handed.module.says(*wait.settings)
    )


def _may_bound(handed: Handed, wait: Wait, bound: Partial | None) -> bool:
    """Whether what is passed along with a call may bound it, or switch its waiting off."""
    bounding = [each for each in (wait.timeout, wait.block) if each is not None]
    if not bounding or not isinstance(handed.call, ast.Call):
        return False
    named = {name for name, _ in _passed_by_name(handed.call)}
    named |= {name for name, _ in bound.kwargs} if bound is not None else set()
    passing = _PASSING.union(each.keyword for each in bounding)
    if all(each.position is None for each in bounding) and handed.role is Role.PROCESS:
        return not named.isdisjoint(passing - {"args"})
    given = len(handed.call.args) + (len(bound.args) if bound is not None else 0)
    return given > 2 or not named.isdisjoint(passing)


def _is_told_to(handed: Handed, wait: Wait) -> bool:
    """Whether a call that only waits if told to is told so: ``kwargs={"transport": "sse"}``."""
    call, told = handed.call, wait.timeout
    if told is None or not isinstance(call, ast.Call):
        return False
    given = [value for name, value in _passed_by_name(call) if name == told.keyword]
    for keyword in call.keywords:
        if keyword.arg == "args" and isinstance(keyword.value, (ast.Tuple, ast.List)):
            place = len(keyword.value.elts) if told.position is None else told.position
            given += keyword.value.elts[place : place + 1]
    return any(isinstance(each, ast.Constant) and each.value in wait.unbounded for each in given)


def _passed_by_name(call: ast.Call) -> Iterator[tuple[str | None, ast.expr]]:
    """The arguments of a call by name, and those in a dict that is written out there."""
    for keyword in call.keywords:
        items = _items(keyword.value) if keyword.arg in ("kwargs", "kwds") else None
        yield from items if items is not None else [(keyword.arg, keyword.value)]


def _items(node: ast.expr) -> list[tuple[str | None, ast.expr]] | None:
    """What a dict that is written out holds; None if it is not known, or not all of it."""
    if isinstance(node, ast.Dict):
        if all(isinstance(key, ast.Constant) for key in node.keys):
            keys = (str(key.value) for key in node.keys if isinstance(key, ast.Constant))
            return list(zip(keys, node.values, strict=True))
    elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "dict" and not node.args:
        return [(each.arg, each.value) for each in node.keywords]
    return None
