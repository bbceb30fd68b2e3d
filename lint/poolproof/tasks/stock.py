"""Stock: what is put into a queue before the workers are started that take it out.

Whoever finds all work in the queue, and the message that ends it, needs nobody any more. Filling
and starting may be left to functions that one and the same function calls, one after the other.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Collection

from poolproof.flow.lower import extent
from poolproof.linking.modules import FunctionRef, Module
from poolproof.solution import Role
from poolproof.syntax.scopes import MODULE
from poolproof.tasks.body import contains
from poolproof.tasks.calling import behind
from poolproof.tasks.causes import Cause, CauseKind, Ender
from poolproof.tasks.channels import Act
from poolproof.tasks.evaluator import Evaluator
from poolproof.tasks.submissions import Handed
from poolproof.tasks.usage import usages
from poolproof.tasks.waiting import WaitKind

_PUTTING = ("put", "put_nowait", "append", "insert", "extend")
_MAX_DEPTH = 3

# At which lines of functions something comes to happen, in them or in what they call there.
Moments = dict[FunctionRef, list[int]]


def is_stocked(evaluator: Evaluator, handed: Handed, cause: Cause) -> bool:
    """Whether a worker's queue is filled before the worker is started, to the end."""
    if not _takes(cause):
        return False
    tasks = {(function.ref.module.path, function.ref.index) for function, _ in handed.tasks}
    enough = {Act.ENDS, Act.GIVES} if cause.once else {Act.ENDS}
    for channel in cause.channels:
        modules = {m.path: m for m in (handed.module, channel.module)}
        puts = [
            p
            for module in modules.values()
            for p in usages(evaluator, module, channel, _PUTTING)
            if p.function not in tasks
        ]
        if not any(p.act in enough for p in puts):
            continue
        home = FunctionRef(handed.module, handed.function)
        start = _moments(evaluator, modules.values(), home, _started(handed))
        filled = [
            _moments(evaluator, modules.values(), FunctionRef(modules[path], index), p.line)
            for p in puts
            for path, index in (p.function,)
        ]
        if any(all(_precede(each, start, place) for each in filled) for place in start):
            return True
    return False


def _precede(first: Moments, second: Moments, place: FunctionRef) -> bool:
    """Whether, seen from one function, something is over before something else begins."""
    return place in first and max(first[place]) < min(second[place])


def _moments(
    evaluator: Evaluator, modules: Collection[Module], function: FunctionRef, line: int
) -> Moments:
    """The functions in which something happens, and those that call them, with the lines."""
    found: Moments = defaultdict(list)
    todo: list[tuple[int, tuple[FunctionRef, ...]]] = [(line, (function,))]
    while todo:
        at, way = todo.pop()
        ref = way[0]
        found[ref].append(at)
        if len(way) > _MAX_DEPTH or ref.index == MODULE:
            continue
        for module in modules:
            for caller, call in evaluator.names.callers.calls_of(ref, module):
                calling = FunctionRef(module, caller)
                if calling not in way:
                    todo.append((call.lineno, (calling, *way)))
    return dict(found)


def _started(handed: Handed) -> int:
    """The line at which a worker starts: a process that is kept does so when it is told to."""
    names, call = handed.module.names, handed.call
    scope = names.scope_of(handed.function)
    kept = {
        name
        for name, bindings in scope.names.items()
        for each in bindings
        if isinstance(value := getattr(each, "value", None), ast.expr)
        if contains(extent(value), extent(call))
    }
    starts = [
        other.lineno
        for other in names.calls.get(handed.function, ())
        if handed.role is Role.PROCESS
        and isinstance(other.func, ast.Attribute)
        and other.func.attr == "start"
        and other.lineno >= call.lineno
        and not kept.isdisjoint(behind(other.func.value, scope))
    ]
    return min(starts, default=call.lineno)


def _takes(cause: Cause) -> bool:
    """Whether a cause is that nothing, or no last message, is in a queue."""
    if cause.kind is CauseKind.SENTINEL:
        return cause.ender is Ender.MESSAGE
    wait = cause.wait
    told = wait is not None and wait.kind is WaitKind.QUEUE and wait.made_with is None
    return cause.kind is CauseKind.WAIT and told
