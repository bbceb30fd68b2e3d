"""Running: workers that run a coroutine to its end.

The task of ``Process(target=asyncio.run, args=(main(),))`` is a library's function, and what it
does is what the coroutine does.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from poolproof.syntax.scopes import Assigned
from poolproof.tasks.evaluation.given import Given
from poolproof.tasks.evaluation.values import Context, FunctionValue, Outside, Values, ordered
from poolproof.typestate.protocol import Passing, Taking

_OF_COROUTINES = frozenset({"asyncio.run", "asyncio.runners.run", "uvloop.run"})
_OF_FUNCTIONS = frozenset({"trio.run", "anyio.run", "curio.run"})


def runs_out(values: Values) -> bool:
    """Whether what a worker is given runs coroutines."""
    paths = {value.path for value in values if isinstance(value, Outside)}
    return not paths.isdisjoint(_OF_COROUTINES | _OF_FUNCTIONS)


def run_out(
    values: Values, given: Given, taking: Taking
) -> Iterator[tuple[FunctionValue, Context]]:
    """The coroutines that run to their end in the worker, in their contexts."""
    if not runs_out(values) or taking.passing is not Passing.TUPLE:
        return
    packed = given.node(taking.arguments, taking.arguments_keyword)
    if not isinstance(packed, (ast.Tuple, ast.List)) or not packed.elts:
        return
    evaluator, context, first = given.evaluator, given.context, packed.elts[0]
    paths = {value.path for value in values if isinstance(value, Outside)}
    if not paths.isdisjoint(_OF_FUNCTIONS):
        rest = tuple(evaluator.values(each, context) for each in packed.elts[1:])
        yield from _called(evaluator.values(first, context), rest, {}, given)
        return
    made = _made(first, context)
    if made is not None:
        args, kwargs = evaluator.arguments(made, context)
        yield from _called(evaluator.values(made.func, context), args, kwargs, given)


def _called(
    callees: Values, args: tuple[Values, ...], kwargs: dict[str, Values], given: Given
) -> Iterator[tuple[FunctionValue, Context]]:
    for value in ordered(callees):
        function = value.ref.function if isinstance(value, FunctionValue) else None
        if function is not None and isinstance(function.node, ast.AsyncFunctionDef):
            assert isinstance(value, FunctionValue)
            yield value, given.evaluator.calling(value, args, kwargs, 1)


def _made(node: ast.expr, context: Context) -> ast.Call | None:
    """The call that makes a coroutine, there or where the variable is assigned that holds it."""
    if isinstance(node, ast.Name):
        found = context.module.names.scope_of(context.function).lookup(node.id)
        kept = [each.value for each in found[1] if isinstance(each, Assigned)] if found else []
        node = kept[0] if len(kept) == 1 else node
    return node if isinstance(node, ast.Call) else None
