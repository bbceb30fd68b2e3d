"""Journeys: the calls and raises that running some code comes to, through functions of the project.

The code is walked statement by statement. Each stop says which exceptions are caught around it, and
whether it is reached for sure (no branch chooses it) or only perhaps. Functions are entered with
what their arguments are known to hold, once each, so that recursion ends.
"""

from __future__ import annotations

import ast
from collections import deque
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from poolproof.linking.meanings import ClassRef, FunctionRef, Module
from poolproof.syntax.children import children, walk
from poolproof.syntax.spelling import last_word
from poolproof.tasks.conduct.leaving.catching import (
    ANYTHING,
    TRIES,
    caught_by,
    raised_word,
    reraises,
    suppressed_by,
)
from poolproof.tasks.evaluation.evaluator import Evaluator
from poolproof.tasks.evaluation.returning import own_nodes
from poolproof.tasks.evaluation.values import (
    ClassValue,
    Context,
    FunctionValue,
    Instance,
    Outside,
    Value,
    Values,
)

_MAX_STEPS = 8
_MAX_FUNCTIONS = 64
_ENDS = frozenset({"KeyboardInterrupt", "SystemExit", "GeneratorExit"})


class Hop(Struct, frozen=True):
    """A call on the way, and the function that it enters."""

    module: Module
    call: ast.Call
    callee: str


class Stop(Struct, frozen=True):
    """A call or ``raise`` that is come to.

    ``caught`` are the last words of the exception classes that something around it catches,
    ``ANYTHING`` among them for a handler that takes all. ``values`` are what is called or raised.
    """

    node: ast.Call | ast.Raise
    context: Context
    values: Values
    caught: frozenset[str]
    sure: bool
    hops: tuple[Hop, ...] = ()


class Journeys:
    """Walks code; one for a run, as what a function comes to by itself is worked out once.

    A function is read as any caller may call it: what one call passes is left out, which keeps the
    work in proportion to the code.
    """

    def __init__(self, evaluator: Evaluator) -> None:
        self.evaluator = evaluator
        self._own: dict[FunctionRef, tuple[Stop, ...]] = {}

    def task(self, value: FunctionValue, reach: int) -> Iterator[Stop]:
        """What running a function comes to; what branches choose, for so many calls only."""
        yield from self._follow(self._stops(value.ref), {value.ref}, reach)

    def module(self, module: Module) -> Iterator[Stop]:
        """What importing a module comes to; what only the main module does is left out."""
        here = _Here(self.evaluator.context(module), frozenset(), True)
        stops = tuple(_Walk(self.evaluator).block(module.names.tree.body, here))
        yield from self._follow(stops, set(), _MAX_STEPS)

    def _follow(self, stops: Iterable[Stop], seen: set[FunctionRef], reach: int) -> Iterator[Stop]:
        """The stops, and those of the functions they call, each once, the nearest first."""
        todo = deque(stops)
        while todo:
            stop = todo.popleft()
            yield stop
            if not isinstance(stop.node, ast.Call):
                continue
            if len(stop.hops) >= (_MAX_STEPS if stop.sure else reach):
                continue
            further: list[Stop] = []
            for value in sorted(stop.values, key=repr):
                function = self._function(value, stop.context)
                if function is None or function.ref in seen or len(seen) > _MAX_FUNCTIONS:
                    continue
                seen.add(function.ref)
                hop = Hop(stop.context.module, stop.node, function.ref.function.name)
                sure = stop.sure and len(stop.values) == 1
                further += [
                    replace(
                        each,
                        caught=each.caught | stop.caught,
                        sure=each.sure and sure,
                        hops=(*stop.hops, hop),
                    )
                    for each in self._stops(function.ref)
                ]
            todo.extend(further)

    def _stops(self, ref: FunctionRef) -> tuple[Stop, ...]:
        """What a function comes to by itself."""
        if ref not in self._own:
            node = ref.function.node
            here = _Here(self.evaluator.context(ref.module, ref.index), frozenset(), True)
            walk = _Walk(self.evaluator)
            if _runs_later(node):
                self._own[ref] = ()
            elif isinstance(node, ast.Lambda):
                self._own[ref] = tuple(walk.expressions([node.body], here))
            else:
                self._own[ref] = tuple(walk.block(node.body, here))
        return self._own[ref]

    def _function(self, value: Value, context: Context) -> FunctionValue | None:
        if isinstance(value, FunctionValue):
            return value
        if isinstance(value, ClassValue):
            if made_by_metaclass(value.ref, self.evaluator):
                return None
            init = self.evaluator.program.method(value.ref, "__init__")
            return None if init is None else FunctionValue(init, Instance(value.ref))
        if isinstance(value, Instance):
            for called in self.evaluator.members.of(value, "__call__", context):
                if isinstance(called, FunctionValue):
                    return called
        return None


class _Walk(Struct, frozen=True):
    """The walk through one function."""

    evaluator: Evaluator

    # --- statements ------------------------------------------------------------------------

    def block(self, body: Iterable[ast.stmt], here: _Here) -> Iterator[Stop]:
        for statement in body:
            if is_main_guard(statement):
                assert isinstance(statement, ast.If)
                if _leaves(statement.body):
                    return  # ``if __name__ != "__main__": ...`` ends what importing does
                continue
            yield from self._statement(statement, here)
            if isinstance(statement, (ast.Return, ast.Raise, ast.Continue, ast.Break)):
                return
            if isinstance(statement, ast.If) and _may_leave(statement):
                here = replace(here, sure=False)

    def _statement(self, node: ast.stmt, here: _Here) -> Iterator[Stop]:
        unsure = replace(here, sure=False)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            defaults = [d for d in (*node.args.defaults, *node.args.kw_defaults) if d is not None]
            yield from self.expressions([*node.decorator_list, *defaults], here)
        elif isinstance(node, ast.ClassDef):
            yield from self.expressions([*node.decorator_list, *node.bases], here)
            yield from self.block(node.body, here)
        elif isinstance(node, ast.If):
            yield from self.expressions([node.test], here)
            yield from self.block(node.body, unsure)
            yield from self.block(node.orelse, unsure)
        elif isinstance(node, TRIES):
            yield from self._try(node, here)
        elif isinstance(node, (ast.With, ast.AsyncWith)):
            yield from self.expressions([item.context_expr for item in node.items], here)
            caught = frozenset(name for item in node.items for name in suppressed_by(item))
            yield from self.block(node.body, here.catching(caught))
        elif isinstance(node, ast.Match):
            yield from self.expressions([node.subject], here)
            for case in node.cases:
                yield from self.block(case.body, unsure)
        elif isinstance(node, (ast.For, ast.AsyncFor, ast.While)):
            head = node.test if isinstance(node, ast.While) else node.iter
            yield from self.expressions([head], here)
            yield from self.block(node.body, here)
            yield from self.block(node.orelse, unsure)
        else:
            yield from self.expressions(_children(node), here)
            if isinstance(node, ast.Raise):
                values = frozenset[Value]()
                if node.exc is not None:
                    values = self.evaluator.values(node.exc, here.context)
                yield Stop(node, here.context, values, here.caught, here.sure)

    def _try(self, node: ast.Try, here: _Here) -> Iterator[Stop]:
        handlers: list[ast.ExceptHandler] = node.handlers
        caught = frozenset(
            name for handler in handlers if not reraises(handler) for name in caught_by(handler)
        )
        yield from self.block(node.body, here.catching(caught))
        for handler in () if self._hands_out(node.body, here) else handlers:
            # To raise what came is no decision of this code: it was raised somewhere else.
            came = frozenset(caught_by(handler)) - {ANYTHING}
            if came and came <= _ENDS:
                continue  # the worker ends anyway, whatever is done about it
            inside = replace(here, sure=False)
            for stop in self.block(handler.body, inside):
                if not (isinstance(stop.node, ast.Raise) and raised_word(stop.node.exc) in came):
                    yield stop
        yield from self.block(node.orelse, here)
        yield from self.block(node.finalbody, here)

    def _hands_out(self, body: list[ast.stmt], here: _Here) -> bool:
        """``return Settings()``, where that is one for all: what is there already does not fail."""
        call = getattr(body[0], "value", None) if len(body) == 1 else None
        if not isinstance(call, ast.Call):
            return False
        made = self.evaluator.values(call.func, here.context)
        return bool(made) and all(
            isinstance(each, ClassValue) and made_by_metaclass(each.ref, self.evaluator)
            for each in made
        )

    # --- expressions -----------------------------------------------------------------------

    def expressions(self, nodes: Iterable[ast.expr], here: _Here) -> Iterator[Stop]:
        for node in nodes:
            yield from self._expression(node, here)

    def _expression(self, node: ast.expr, here: _Here) -> Iterator[Stop]:
        if isinstance(node, ast.Lambda):
            return
        inner = here
        if isinstance(node, (ast.IfExp, ast.BoolOp)):
            inner = replace(here, sure=False)
        yield from self.expressions(_children(node), inner)
        if isinstance(node, ast.Call):
            values = self.evaluator.values(node.func, here.context)
            yield Stop(node, here.context, values, here.caught, here.sure)


class _Here(Struct, frozen=True):
    context: Context
    caught: frozenset[str]
    sure: bool

    def catching(self, names: frozenset[str]) -> _Here:
        return replace(self, caught=self.caught | names)


def made_by_metaclass(ref: ClassRef, evaluator: Evaluator) -> bool:
    """Whether a metaclass decides what calling a class does: it may hand out one for ever."""
    program = evaluator.program
    for each in program.ancestors(ref):
        if not isinstance(each, ClassRef):
            continue
        for keyword in each.definition.node.keywords:
            for meta in program.expression(each.module, each.definition.outer, keyword.value):
                if isinstance(meta, ClassRef) and program.method(meta, "__call__"):
                    return True
    return False


def paths(values: Values) -> set[str]:
    """The qualified names of what is from outside of the project."""
    return {value.path for value in values if isinstance(value, Outside)}


def is_main_guard(node: ast.AST) -> bool:
    """Whether a branch asks if this is the main module, or the main process."""
    if not isinstance(node, ast.If):
        return False
    for each in walk(node.test):
        word = last_word(each)
        if word in ("__name__", "current_process", "parent_process"):
            return True
    return False


def _children(node: ast.AST) -> Iterator[ast.expr]:
    for child in children(node):
        if isinstance(child, ast.expr):
            yield child
        elif isinstance(child, (ast.keyword, ast.comprehension)):
            yield from _children(child)


def _runs_later(node: ast.AST) -> bool:
    """Whether calling a function does not run its body: a coroutine or generator."""
    if isinstance(node, ast.AsyncFunctionDef):
        return True
    return any(isinstance(each, (ast.Yield, ast.YieldFrom)) for each in own_nodes(node))


def _leaves(body: list[ast.stmt]) -> bool:
    last = body[-1]
    if isinstance(last, (ast.Raise, ast.Return)):
        return True
    call = last.value if isinstance(last, ast.Expr) else None
    word = getattr(
        getattr(call, "func", None), "attr", getattr(getattr(call, "func", None), "id", "")
    )
    return isinstance(call, ast.Call) and word in ("exit", "_exit", "quit")


def _may_leave(node: ast.If) -> bool:
    """Whether a branch leaves in favour of something else; where there is nothing to do is none."""
    idle = len(node.body) == 1 and not node.orelse and _is_idle(node.body[0])
    return not idle and any(
        isinstance(n, (ast.Return, ast.Continue, ast.Break)) for n in walk(node)
    )


def _is_idle(node: ast.stmt) -> bool:
    """``continue``, or the return of nothing much."""
    if not isinstance(node, ast.Return):
        return isinstance(node, ast.Continue)
    value = node.value
    empty = isinstance(value, (ast.List, ast.Tuple)) and not value.elts
    return value is None or empty or isinstance(value, ast.Constant)
