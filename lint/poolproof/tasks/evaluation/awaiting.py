"""Awaiting: coroutines of the project, which calling an ``async def`` only makes."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from poolproof.syntax.scopes import Function
from poolproof.tasks.evaluation.values import Context, Coroutine, Value, Values

if TYPE_CHECKING:
    from poolproof.tasks.evaluation.evaluator import Evaluator

_RUNNERS = frozenset({"asyncio.run", "asyncio.runners.run", "uvloop.run"})
_RUNNING_OUT = ".run_until_complete"


def runs_coroutine(path: str) -> bool:
    """Whether a function of a library, by its path, runs the coroutine that it is given."""
    return path in _RUNNERS or path.endswith(_RUNNING_OUT)


def makes_coroutine(function: Function) -> bool:
    """Whether calling a function only makes what runs when somebody awaits it."""
    return isinstance(function.node, ast.AsyncFunctionDef) and not function.is_manager


def running(evaluator: Evaluator, coroutine: Coroutine, depth: int) -> Context:
    """The context in which a coroutine runs."""
    origin = coroutine.origin
    given = evaluator.arguments(origin.call, origin.context)
    return evaluator.calling(coroutine.function, *given, depth)


def awaited(evaluator: Evaluator, values: Values, depth: int) -> Values:
    """What coroutines give back; what else is awaited is taken for what it gives."""
    found: set[Value] = set()
    for value in values:
        if isinstance(value, Coroutine):
            function = value.function.ref.function
            found |= evaluator.outcome(function, running(evaluator, value, depth + 1))
        else:
            found.add(value)
    return frozenset(found)
