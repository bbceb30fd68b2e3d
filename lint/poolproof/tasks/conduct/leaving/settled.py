"""Settled: the events and shared values that a function sets for sure, however long it goes on.

It does so before its endless loop or in it, and not because of what somebody sent, did or asked.
Only of a loop that goes on while something is not set is it known that this ends it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from poolproof.flow.graph import Extent, contains, extent
from poolproof.syntax.children import walk
from poolproof.tasks.conduct.body import Body
from poolproof.tasks.conduct.causes import Cause, CauseKind, Ender, Goal
from poolproof.tasks.conduct.contact.channels import Act, Channel

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination

_HELD = (CauseKind.ENDLESS, CauseKind.SWALLOWED, CauseKind.SENTINEL, CauseKind.WAIT)


def wants_setting(cause: Cause) -> bool:
    """Whether a loop goes on for nothing but that something is not set."""
    return cause.ender is Ender.EVENT and cause.goal is Goal.SET


def is_set_before(examined: Examination, cause: Cause) -> bool:
    """Whether a function sets the event itself that a loop of its own waits for, before it."""
    if not wants_setting(cause) or cause.chain:
        return False
    cleared = [at for at, each in examined.resolved.items() if each.word == "clear"]
    return any(
        at < cause.at
        and channel in cause.channels
        and not any(at < each < cause.at for each in cleared)
        and _is_sure(examined.body, examined.body.expressions.get(at), cause.at)
        for at, channel in _sets(examined)
    )


def is_counted_before(examined: Examination, cause: Cause) -> bool:
    """Whether a function counts up what a loop of its own looks at then, as each of its kind does.

    So they wait for each other.
    """
    return (
        cause.ender is Ender.EVENT
        and not cause.chain
        and any(
            at < cause.at and channel in cause.channels and _is_counted(examined.body, at)
            for at, channel in examined.writes()
        )
    )


def _is_counted(body: Body, at: Extent) -> bool:
    around = body.around(body.expressions[at]) if at in body.expressions else ()
    step = next((each for each in around if isinstance(each, ast.AugAssign)), None)
    return step is not None and isinstance(step.op, ast.Add) and not body.loops_around(at)


def settled(examined: Examination, causes: Iterable[Cause]) -> frozenset[Channel]:
    """What a function sets for sure, itself or by what it calls; ``causes`` are its own."""
    held = [each.place for each in causes if each.kind in _HELD]
    return frozenset(
        channel
        for at, channel in _sets(examined)
        if not any(_is_behind(at, loop) for loop in held)
        and _is_sure(examined.body, examined.body.expressions.get(at))
    )


def _sets(examined: Examination) -> Iterator[tuple[Extent, Channel]]:
    for at, resolved in examined.resolved.items():
        if resolved.word == "set":
            yield from ((at, use.channel) for use in resolved.uses if use.act is Act.ENDS)
    yield from ((at, channel) for at, channel in examined.writes() if _is_told(examined.body, at))
    for at, callees in examined.callees.items():
        yield from ((at, channel) for _, conduct in callees for channel in conduct.settled)


def _is_behind(at: Extent, loop: Extent) -> bool:
    """Whether code is only come to once a loop has been left, or a wait is over."""
    return at > loop and not contains(loop, at)


def _is_told(body: Body, at: Extent) -> bool:
    """Whether what is written there is something that counts as true, or may."""
    around = body.around(body.expressions[at]) if at in body.expressions else ()
    value = next((each.value for each in around if isinstance(each, ast.Assign)), None)
    return not isinstance(value, ast.Constant) or bool(value.value)


def _is_sure(body: Body, node: ast.AST | None, beside: Extent | None = None) -> bool:
    """Whether code is come to whatever happens, or by whoever comes to what stands ``beside``.

    Its conditions are about constants.
    """
    if node is None:
        return False
    around = list(body.around(node))
    if any(isinstance(each, (ast.ExceptHandler, ast.match_case, ast.BoolOp)) for each in around):
        return False
    choices = [each for each in around if isinstance(each, (ast.If, ast.IfExp))]
    return all(
        (beside is not None and contains(extent(each), beside)) or _is_own(body, each.test)
        for each in choices
    )


def _is_own(body: Body, test: ast.expr) -> bool:
    """Whether a condition is about variables that a function sets to constants, or counts."""
    parts = list(walk(test))
    names = {each.id for each in parts if isinstance(each, ast.Name)}
    told = [each for each in body.bindings if not names.isdisjoint(each.names)]
    return (
        not any(isinstance(each, (ast.Call, ast.Attribute, ast.Subscript)) for each in parts)
        and names <= {name for each in told for name in each.names}
        and all(isinstance(each.value, ast.Constant) for each in told)
    )
