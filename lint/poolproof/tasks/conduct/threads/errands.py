"""Errands: what a call of a library runs that it is given, before it comes back.

Event loops are started with the function, or the coroutine, that they are to run to its end;
workers of a pool with one for each item, for all of which ``map`` waits; servers with a class whose
methods answer each request.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from poolproof.syntax.children import walk
from poolproof.syntax.spelling import last_word
from poolproof.tasks.conduct.calls import Resolved
from poolproof.tasks.conduct.threads.coroutines import STARTING, is_timed, runs_out
from poolproof.tasks.conduct.waiting import canonical
from poolproof.tasks.evaluation.awaiting import running
from poolproof.tasks.evaluation.calling import argument
from poolproof.tasks.evaluation.values import (
    ClassValue,
    Collection,
    Context,
    Coroutine,
    FunctionValue,
    Outside,
    Value,
    Values,
    ordered,
)

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination

# Which argument is run, with those behind it.
_RUNNING = {
    "trio.run": 0, "anyio.run": 0, "curio.run": 0, "asyncio.to_thread": 0,
    "trio.to_thread.run_sync": 0, "anyio.to_thread.run_sync": 0, "trio.from_thread.run": 0,
    "anyio.from_thread.run": 0, "absl.app.run": 0, "contextvars.copy_context().run": 0,
    "cProfile.Profile().runcall": 0, "multiprocessing.pool.ThreadPool().apply": 0,
    "multiprocessing.dummy.Pool().apply": 0, "multiprocessing.Pool().apply": 0,
    "multiprocessing.pool.Pool().apply": 0, "twisted.internet.task.react": 0,
    "asyncio.get_event_loop().run_in_executor": 1,
    **{
        f"tornado.ioloop.IOLoop{loop}().run_sync": 0 for loop in ("", ".current", ".instance")
    },
}  # fmt: skip
# Those that a group is told to run, whose end waits for all.
_GROUPED = frozenset(
    {"trio.open_nursery().start_soon", "anyio.create_task_group().start_soon",
     "curio.TaskGroup().spawn"}
)  # fmt: skip
# What is run with each item of the second argument.
_EACH = frozenset(
    f"multiprocessing.{pool}().{word}"
    for pool in ("pool.ThreadPool", "dummy.Pool", "Pool", "pool.Pool")
    for word in ("map", "starmap")
)
# Runs a method of the class that a server was made with, in the process that waits.
_ANSWERING = "handle_request"
_KEPT = (ast.Name, ast.Attribute)


class Errands:
    """Answers for the calls of one function."""

    def __init__(self, examined: Examination) -> None:
        self.examined = examined

    def of(self, resolved: Resolved) -> Iterator[tuple[FunctionValue, Context]]:
        """What a call runs to its end that it is given, and how."""
        for path in resolved.paths:
            place = self._place(canonical(path), resolved.node)
            if place is not None and not is_timed(self.examined.body, resolved.node):
                yield from self._given(resolved.node, place, each=canonical(path) in _EACH)
                return
        if resolved.word == _ANSWERING:
            yield from self._answering(resolved.node)
        if not resolved.runs and runs_out(self.examined.body, resolved.node):
            yield from self._kept(resolved.node.args)

    def awaited(self, node: ast.Await) -> Iterator[tuple[FunctionValue, Context]]:
        """The coroutine that is awaited, if it was made elsewhere."""
        if isinstance(node.value, _KEPT) and not is_timed(self.examined.body, node):
            yield from self._kept([node.value])

    def _place(self, path: str, call: ast.Call) -> int | None:
        if path in _GROUPED:
            return None if self._is_cancelled(call) else 0
        return 0 if path in _EACH else _RUNNING.get(path)

    def _answering(self, call: ast.Call) -> Iterator[tuple[FunctionValue, Context]]:
        """What answers the requests of a server: ``HTTPServer(address, Handler)``."""
        evaluator, context = self.examined.evaluator, self.examined.context
        for server in ordered(evaluator.values(call.func, context)):
            origin = server.origin if isinstance(server, Outside) else None
            handler = argument(origin.call, 1, "RequestHandlerClass") if origin else None
            if origin is None or handler is None:
                continue
            for made in ordered(evaluator.values(handler, origin.context)):
                for name in made.ref.definition.scope.names if isinstance(made, ClassValue) else ():
                    if name == "handle" or name.startswith("do_"):
                        for method in evaluator.members.of(made, name, context):
                            if isinstance(method, FunctionValue):
                                inside = evaluator.calling(method, (), {}, context.depth + 1)
                                yield method, inside

    def _is_cancelled(self, call: ast.Call) -> bool:
        """Whether the function itself gives up a group: ``nursery.cancel_scope.cancel()``."""
        group = getattr(call.func, "value", None)
        return group is not None and any(
            getattr(each.func, "attr", "").startswith("cancel")
            and any(ast.unparse(part) == ast.unparse(group) for part in walk(each.func))
            for each in self.examined.body.calls.values()
        )

    def _given(
        self, call: ast.Call, place: int, *, each: bool
    ) -> Iterator[tuple[FunctionValue, Context]]:
        """A function among the arguments, with those behind it."""
        evaluator, context = self.examined.evaluator, self.examined.context
        given = call.args[: place + 1]
        if len(given) <= place or any(isinstance(arg, ast.Starred) for arg in given):
            return
        args, _ = evaluator.arguments(call, context)
        rest = args[place + 1 :]
        if each:
            rest = tuple(evaluator.steps(items, ("item",), context) for items in rest[:1])
        for value in ordered(evaluator.values(given[-1], context)):
            if isinstance(value, FunctionValue):
                yield value, evaluator.calling(value, rest, {}, context.depth + 1)

    def _kept(self, nodes: Iterable[ast.expr]) -> Iterator[tuple[FunctionValue, Context]]:
        """Coroutines that were made elsewhere: by the caller, or when an object was made."""
        examined = self.examined
        here = set(map(id, examined.body.calls.values()))
        for arg in nodes:
            node = arg.value if isinstance(arg, ast.Starred) else arg
            if not isinstance(node, _KEPT):
                continue
            for value in ordered(_each(examined.evaluator.values(node, examined.context))):
                for made in self._started(value, here):
                    if id(made.origin.call) not in here or value is not made:
                        depth = examined.context.depth + 1
                        yield made.function, running(examined.evaluator, made, depth)

    def _started(self, value: Value, here: set[int]) -> Iterator[Coroutine]:
        """The coroutine itself, or that of a task which another function has started with it."""
        if isinstance(value, Coroutine):
            yield value
        origin = value.origin if isinstance(value, Outside) else None
        if origin is None or id(origin.call) in here or not origin.call.args:
            return
        cancels = any(last_word(c.func) == "cancel" for c in self.examined.body.calls.values())
        if cancels or last_word(origin.call.func) not in STARTING:
            return
        home = (origin.context.module, origin.context.function)
        known = self._coroutines(origin.call.args[0], [origin.context])
        called = (run for each in self.examined.resolved.values() for _, run in each.runs)
        runs = [run for run in called if (run.module, run.function) == home]
        yield from known or self._coroutines(origin.call.args[0], runs)

    def _coroutines(self, node: ast.expr, contexts: Iterable[Context]) -> list[Coroutine]:
        """What an expression makes in some contexts that is run by a loop of events."""
        values = self.examined.evaluator.values
        found = (value for context in contexts for value in ordered(values(node, context)))
        return [value for value in found if isinstance(value, Coroutine)]


def _each(values: Values) -> Values:
    """Values, and those in collections of them."""
    held = (each for v in values if isinstance(v, Collection) for item in v.items for each in item)
    return values | frozenset(held)
