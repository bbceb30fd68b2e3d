"""Filled: queues from which a task takes what it has put there itself, and locks that are new."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from poolproof.flow.graph import Extent, extent
from poolproof.linking.meanings import FunctionRef
from poolproof.tasks.conduct.causes import Cause
from poolproof.tasks.conduct.contact.channels import Act, Channel
from poolproof.tasks.conduct.waiting import WaitKind
from poolproof.tasks.evaluation.values import Origin, Outside

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination

_ACQUIRING, _RELEASING = "acquire", "release"
_TAKING = ("get", "get_nowait")
_GIVEN = frozenset({Act.GIVES, Act.ENDS})


def is_filled_first(examined: Examination, made: Outside, at: Extent) -> bool:
    """Whether every way to a wait comes by what puts something there, and nobody else takes it."""
    if made.origin is None or examined.body.loops_around(at):
        return False
    channel = Channel.of(made.origin)
    giving = {
        place for place in examined.resolved if place != at and _gives(examined, place, channel)
    }
    return bool(giving) and _is_behind(examined, at, giving) and not _shared(examined, made.origin)


def is_new(examined: Examination, made: Outside, at: Extent) -> bool:
    """Whether a lock is taken for the first time by the function that has just made it."""
    origin, here = made.origin, examined.value.ref
    if origin is None or (origin.context.module, origin.context.function) != (
        here.module,
        here.index,
    ):
        return False
    start = extent(origin.call)
    if start >= at or examined.body.loops_around(start) != examined.body.loops_around(at):
        return False
    if any(isinstance(each, ast.Constant) and each.value == 0 for each in origin.call.args[:1]):
        return False  # a semaphore that somebody else lets go first
    owner = _owner(examined, at)
    return not any(
        start < other < at and resolved.word == _ACQUIRING and _owner(examined, other) == owner
        for other, resolved in examined.resolved.items()
    )


def lets_go(examined: Examination, cause: Cause) -> bool:
    """Whether who starts a thread lets go of the lock that this waits for."""
    if cause.wait is None or cause.wait.kind is not WaitKind.SIGNALLING:
        return False
    owners = (
        resolved.node.func.value
        for resolved in examined.resolved.values()
        if resolved.word == _RELEASING and isinstance(resolved.node.func, ast.Attribute)
    )
    return any(
        isinstance(value, Outside)
        and value.origin is not None
        and Channel.of(value.origin) in cause.channels
        for owner in owners
        for value in examined.evaluator.values(owner, examined.context)
    )


def _owner(examined: Examination, at: Extent) -> str:
    """How the object is spelled whose method is called somewhere."""
    func = examined.resolved[at].node.func
    return ast.unparse(func.value) if isinstance(func, ast.Attribute) else ""


def _gives(examined: Examination, place: Extent, channel: Channel) -> bool:
    uses = examined.uses((place,))
    return any(use.channel == channel and use.act in _GIVEN for use in uses)


def _is_behind(examined: Examination, at: Extent, giving: set[Extent]) -> bool:
    """Whether control only comes to a place by one of some others."""
    graph = examined.graph
    seen, todo = {graph.entry}, [graph.entry]
    while todo:
        node = todo.pop()
        place = graph.nodes[node].at
        if place == at:
            return False
        for _, target in graph.edges[node] if place not in giving else ():
            if target not in seen:
                seen.add(target)
                todo.append(target)
    return True


def _shared(examined: Examination, origin: Origin) -> bool:
    """Whether others than the task take something from a queue where it is made or asked."""
    evaluator = examined.evaluator
    ours = examined.touched() | {examined.value.ref}
    modules = (examined.value.ref.module, origin.context.module)
    for module in {id(each): each for each in modules}.values():
        calls = evaluator.names.index(module).calls
        for function, call in (each for word in _TAKING for each in calls.get(word, ())):
            if FunctionRef(module, function) in ours or not isinstance(call.func, ast.Attribute):
                continue
            values = evaluator.values(call.func.value, evaluator.context(module, function))
            origins = (value.origin for value in values if isinstance(value, Outside))
            if any(each is not None and each.call is origin.call for each in origins):
                return True
    return False
