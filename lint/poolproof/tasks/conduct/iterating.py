"""Iterating: what running over something waits for, and whether that ever comes to its end."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from poolproof.tasks.conduct.contact.contacts import Contact, waited
from poolproof.tasks.conduct.makings import is_let_loose, never_comes_to
from poolproof.tasks.conduct.waiting import Argument, Wait, WaitKind
from poolproof.tasks.evaluation.calling import defaults
from poolproof.tasks.evaluation.values import (
    Constant,
    Context,
    FunctionValue,
    Instance,
    Origin,
    Outside,
    Partial,
    Values,
    ordered,
)

if TYPE_CHECKING:
    from poolproof.tasks.conduct.calls import Resolver

_ITER = "__iter__"
# What hands on what it runs over, one by one, and where that is among its arguments.
_RUNNING_OVER = {
    "builtins.map()": 1, "builtins.filter()": 1, "itertools.chain()": 0, "tqdm.tqdm()": 0,
    "tqdm.auto.tqdm()": 0, "more_itertools.peekable()": 0,
}  # fmt: skip
# What always has another item.
_ENDLESS = frozenset(
    {"itertools.count()", "itertools.cycle()", "picamera.PiCamera().capture_continuous()"}
)
# What is done in any case.
_STRAIGHT = (ast.expr, ast.Expr, ast.Assign, ast.AnnAssign, ast.Return)


class Waiting(Struct, frozen=True):
    """A call, or a run over something, that is in the table of waits.

    It is ``forever`` if nothing bounds it, else for ``seconds``; ``taken`` is what it takes
    from a medium.
    """

    wait: Wait
    made: Outside
    forever: bool
    seconds: float = 0.0
    polled: bool = False
    taken: Contact | None = None


class Iterating:
    """Answers for the expressions that loops and calls run over."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver

    def waits(
        self, node: ast.expr, context: Context, above: tuple[ast.expr, ...] = ()
    ) -> Iterator[Waiting]:
        """The waits that running over something comes to: ``iter(queue.get, None)``, a consumer.

        ``above`` are the expressions that hand it on: ``rows = tqdm(rows)`` is among its own.
        """
        if node in above:
            return
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "enumerate" and node.args:
            node = node.args[0]
        over = self.resolver.evaluator.values(node, context)
        for each in ordered(over):
            value = self._inherited(each, context) if isinstance(each, Instance) else each
            if not isinstance(value, Outside):
                continue
            if value.path == "builtins.iter()" and value.origin is not None:
                yield from self._asked_again(value.origin, (*above, node))
            elif value.path in _RUNNING_OVER and value.origin is not None:
                call, position = value.origin.call, _RUNNING_OVER[value.path]
                if len(call.args) == position + 1:
                    inner, inside = call.args[position], value.origin.context
                    yield from self.waits(inner, inside, (*above, node))
            else:
                wait = self.resolver.waits.find(f"{value.path}.{_ITER}")
                if wait is not None and not self._is_bounded(wait, value, context):
                    waiting = Waiting(wait, value, forever=True, taken=waited(value, ()))
                    if not self.is_one_of_many(waiting, over, _ITER):
                        yield waiting

    def _inherited(self, value: Instance, context: Context) -> Outside | None:
        """What a library makes, for an object of its heir that leaves the running over to it."""
        for found in self.resolver.evaluator.members.of(value, _ITER, context):
            if isinstance(found, Outside):
                wait = self.resolver.waits.find(found.path)
                if wait is not None and not value.ref.module.says(*wait.settings):
                    return Outside(found.path.removesuffix(f".{_ITER}"))
        return None

    def _is_bounded(self, wait: Wait, value: Outside, context: Context) -> bool:
        """Whether something around bounds a run, or how what is run over was made."""
        held = wait.bounded and not is_let_loose(value, wait)
        return held or self.resolver.surroundings.bound(wait, value, context)

    def _asked_again(self, origin: Origin, above: tuple[ast.expr, ...]) -> Iterator[Waiting]:
        """What ``iter(f, last)`` waits for, each time that it calls ``f``."""
        asked, where = origin.call.args[0], origin.context
        if len(origin.call.args) == 1:
            yield from self.waits(asked, where, above)
            return
        for called in ordered(self.resolver.evaluator.values(asked, where)):
            callee = called.callee if isinstance(called, Partial) else called
            if isinstance(callee, Outside):
                wait = self.resolver.waits.find(callee.path)
                if wait is None or wait.bounded:
                    continue
                if not isinstance(called, Partial) or not _is_bounded(called, wait):
                    yield Waiting(wait, callee, forever=True)
            elif isinstance(callee, FunctionValue):
                given = defaults(callee, ())
                inside = self.resolver.evaluator.calling(callee, (), given, where.depth + 1)
                for call in _surely_made(callee):
                    yield from (w for w in self.resolver.call(call, inside).waits if w.forever)

    def is_one_of_many(self, waiting: Waiting, values: Values, method: str = "") -> bool:
        """Whether the output of a program is only one of the things that are read there.

        An opener that unpacks some files by a program gives an ordinary file for the others.
        """
        if waiting.wait.kind is not WaitKind.CHILD:
            return False
        paths = [f"{v.path}.{method}".strip(".") for v in values if isinstance(v, Outside)]
        found = (self.resolver.waits.find(path) for path in paths)
        return any(wait is None or wait.kind is not WaitKind.CHILD for wait in found)

    def is_endless(self, node: ast.expr, context: Context) -> bool:
        """Whether running over something never comes to its end."""
        for value in self.resolver.evaluator.values(node, context):
            if not isinstance(value, Outside):
                continue
            if value.path in _ENDLESS or never_comes_to(value):
                return True
            if value.path == "itertools.repeat()" and value.origin is not None:
                call = value.origin.call
                if len(call.args) + len(call.keywords) == 1:
                    return True
        return False


def _surely_made(function: FunctionValue) -> Iterator[ast.Call]:
    """The calls that a function makes whatever happens: those before it first has a choice."""
    node = function.ref.function.node
    body = [node.body] if isinstance(node, ast.Lambda) else node.body
    for each in body:
        if not isinstance(each, _STRAIGHT):
            return
        told = each if isinstance(each, ast.expr) else each.value
        if isinstance(told, ast.Call):
            yield told


def _is_bounded(asked: Partial, wait: Wait) -> bool:
    """Whether what ``partial`` passes bounds a wait, or switches its waiting off."""
    named = dict(asked.kwargs)

    def passed(argument: Argument | None) -> Values | None:
        if argument is None:
            return None
        position = argument.position
        if position is not None and position < len(asked.args):
            return asked.args[position]
        return named.get(argument.keyword)

    limit, block = passed(wait.timeout), passed(wait.block)
    waits_on = all(isinstance(v, Constant) and v.value in wait.unbounded for v in limit or ())
    return not waits_on or any(isinstance(v, Constant) and not v.value for v in block or ())
