"""Stock: what is put into a queue before the workers are started that take it out.

Whoever finds all work in the queue, and the message that ends it, needs nobody any more, nor does
who finds the event set that it waits for. Filling and starting may be left to functions that one
and the same function calls, one after the other.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Collection, Iterator

from poolproof.flow.graph import contains, extent
from poolproof.linking.meanings import FunctionRef, Module
from poolproof.solution import Role
from poolproof.syntax.children import walk
from poolproof.syntax.scopes import MODULE, Scope
from poolproof.tasks.conduct.causes import Cause, CauseKind, Ender
from poolproof.tasks.conduct.contact.channels import Act, Channel
from poolproof.tasks.conduct.leaving.settled import wants_setting
from poolproof.tasks.conduct.waiting import WaitKind
from poolproof.tasks.evaluation.calling import behind, sources
from poolproof.tasks.evaluation.evaluator import Evaluator
from poolproof.tasks.evaluation.values import Outside
from poolproof.tasks.orphans.usage import usages
from poolproof.tasks.submitting.submissions import Handed

_PUTTING = ("put", "put_nowait", "append", "insert", "extend")
_SENDING = ("send", "send_bytes")
_SETTING = ("set",)
_MAX_DEPTH = 3

# At which lines of functions something comes to happen, in them or in what they call there.
Moments = dict[FunctionRef, list[int]]


def is_stocked(evaluator: Evaluator, handed: Handed, cause: Cause) -> bool:
    """Whether a worker's queue is filled before the worker is started, to the end."""
    words = _filling(cause)
    if not words:
        return False
    if cause.once and _is_one_for_each(evaluator, handed, cause):
        return True
    tasks = {(function.ref.module.path, function.ref.index) for function, _ in handed.tasks}
    enough = {Act.ENDS, Act.GIVES} if cause.once else {Act.ENDS}
    for channel in cause.channels:
        modules = {m.path: m for m in (handed.module, channel.module)}
        puts = [
            p
            for module in modules.values()
            for p in usages(evaluator, module, channel, words)
            if p.function not in tasks
        ]
        if not any(p.act in enough for p in puts):
            continue
        if words == _SETTING and any(_is_cleared(evaluator, m, channel) for m in modules.values()):
            continue
        starts = [
            _moments(evaluator, modules.values(), FunctionRef(handed.module, function), line)
            for function, line in _started(handed)
        ]
        filled = [
            _moments(evaluator, modules.values(), FunctionRef(modules[path], index), p.line)
            for p in puts
            for path, index in (p.function,)
        ]
        last = [each for each, put in zip(filled, puts, strict=True) if put.act in enough]
        # A pipe has one worker at its end, which is sent more later; an event stays set.
        whole = words != _PUTTING or all(
            _precedes(each, start) for start in starts for each in filled
        )
        if whole and all(
            any(_is_certain(each, start, channel) for each in last) for start in starts
        ):
            return True
    return False


def _is_one_for_each(evaluator: Evaluator, handed: Handed, cause: Cause) -> bool:
    """Whether there are as many workers as items: ``for _ in range(queue.qsize())``."""
    here, at = FunctionRef(handed.module, handed.function), extent(handed.call)
    top = handed.module.names.tree if here.index == MODULE else here.function.node
    numbers = [
        part.iter
        for node in walk(top)
        if isinstance(node, (ast.For, ast.ListComp, ast.GeneratorExp))
        and contains(extent(node), at)
        for part in (node.generators if not isinstance(node, ast.For) else (node,))
    ]
    asked = (
        node.func.value
        for number in numbers
        for node in walk(number)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "qsize"
    )
    context = evaluator.context(handed.module, handed.function)
    return any(
        isinstance(value, Outside)
        and value.origin is not None
        and Channel.of(value.origin) in cause.channels
        for queue in asked
        for value in evaluator.values(queue, context)
    )


def _is_certain(first: Moments, second: Moments, channel: Channel) -> bool:
    """Whether something was surely done before something else: not on a branch, or a turn later."""
    return any(
        all(_comes_to(place, line, max(second[place]), channel) for line in first[place])
        for place in first
        if place in second and max(first[place]) < min(second[place])
    )


def _comes_to(place: FunctionRef, first: int, second: int, channel: Channel) -> bool:
    """Whether who has come to one line of a function has come to an earlier one, and not again.

    On the branch on which the channel itself is made there is no way around.
    """
    top = place.module.names.tree if place.index == MODULE else place.function.node
    made = channel.call.lineno if channel.module is place.module else 0
    for node in walk(top):
        if not isinstance(node, (ast.If, ast.While, ast.ExceptHandler)):
            continue
        lines = range(node.lineno, (node.end_lineno or node.lineno) + 1)
        around = first in lines and (second in lines) == isinstance(node, ast.While)
        if around and not (isinstance(node, ast.If) and _is_one_branch(node, made, first)):
            return False
    return True


def _is_one_branch(node: ast.If, one: int, other: int) -> bool:
    """Whether two lines stand on the same branch."""
    return any(
        branch
        and all(branch[0].lineno <= line <= (branch[-1].end_lineno or 0) for line in (one, other))
        for branch in (node.body, node.orelse)
    )


def _precedes(first: Moments, second: Moments) -> bool:
    """Whether something is over before something else begins, in some function that comes to both.

    Whoever calls that function comes to both by the same call, and to no more of the first later.
    """
    common = [(first[place], second[place]) for place in first if place in second]
    return any(max(each) < min(other) for each, other in common) and all(
        max(each) <= min(other) or set(each) == set(other) for each, other in common
    )


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


def _started(handed: Handed) -> list[tuple[int, int]]:
    """Where a worker starts, function and line: a process that is kept does when it is told to."""
    call, here = handed.call, handed.function
    names = handed.module.names
    if handed.role is not Role.PROCESS or not isinstance(call, ast.Call):
        return [(here, call.lineno)]
    scope = names.scope_of(here)
    kept = {
        name
        for name, bindings in scope.names.items()
        for each in bindings
        if isinstance(value := getattr(each, "value", None), ast.expr)
        if contains(extent(value), extent(call))
    }
    near = [
        other.lineno
        for other in _starts(handed.module, here)
        if other.lineno >= call.lineno and not kept.isdisjoint(behind(_receiver(other), scope))
    ]
    if near:
        return [(here, min(near))]
    shelves = set(_shelves(handed.module, here, call))
    far = [
        (function, other.lineno)
        for function in names.calls
        for other in _starts(handed.module, function)
        if _is_from(_receiver(other), names.scope_of(function), shelves)
    ]
    return far or [(here, call.lineno)]


def _starts(module: Module, function: int) -> Iterator[ast.Call]:
    """The calls in a function that start something."""
    for call in module.names.calls.get(function, ()):
        if isinstance(call.func, ast.Attribute) and call.func.attr == "start":
            yield call


def _receiver(call: ast.Call) -> ast.expr:
    assert isinstance(call.func, ast.Attribute)
    return call.func.value


def _shelves(module: Module, function: int, made: ast.Call) -> Iterator[str]:
    """The attributes in which a function keeps what a call makes, or a collection of it."""
    at = extent(made)
    for store in module.names.stores:
        if store.function == function and contains(extent(store.value), at):
            yield store.name
    for call in module.names.calls.get(function, ()):
        func = call.func
        if (
            isinstance(func, ast.Attribute)
            and func.attr == "append"
            and isinstance(func.value, ast.Attribute)
            and any(contains(extent(arg), at) for arg in call.args)
        ):
            yield func.value.attr


def _is_from(node: ast.expr, scope: Scope, shelves: set[str]) -> bool:
    """Whether an expression is an attribute of some name, or comes from one."""
    nodes = [node, *sources(node, scope)]
    return any(getattr(each, "attr", "") in shelves for one in nodes for each in walk(one))


def _filling(cause: Cause) -> tuple[str, ...]:
    """The methods that give what a cause lacks: an item, a last message, or an event being set."""
    wait = cause.wait
    words = _SENDING if wait is not None and wait.kind is WaitKind.CONNECTION else _PUTTING
    if cause.kind is CauseKind.SENTINEL:
        if wants_setting(cause):
            return _SETTING
        return words if cause.ender is Ender.MESSAGE else ()
    if cause.kind is not CauseKind.WAIT or wait is None:
        return ()
    if wait.kind is WaitKind.EVENT:
        return _SETTING
    if wait.kind is WaitKind.CONNECTION:
        return words if cause.once else ()
    return words if wait.kind is WaitKind.QUEUE and wait.made_with is None else ()


def _is_cleared(evaluator: Evaluator, module: Module, channel: Channel) -> bool:
    """Whether a module takes back that an event is set."""
    return any(
        isinstance(value, Outside)
        and value.origin is not None
        and Channel.of(value.origin) == channel
        for function, call in evaluator.names.index(module).calls.get("clear", ())
        if isinstance(call.func, ast.Attribute)
        for value in evaluator.values(call.func.value, evaluator.context(module, function))
    )
