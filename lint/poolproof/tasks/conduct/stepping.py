"""What objects of the project do without a call: run over by a loop, or entered by a ``with``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from poolproof.tasks.evaluation.calling import defaults
from poolproof.tasks.evaluation.evaluator import Evaluator
from poolproof.tasks.evaluation.values import Context, FunctionValue, Instance, ordered

_PASSING = frozenset({"enumerate", "iter", "tqdm"})
_CALLING = ("iter", 2)  # which calls something again and again
_PLAIN = frozenset({"range", "zip", "sorted", "reversed", "list", "map", "filter", "set", "dir"})


def handed_on(node: ast.expr) -> ast.expr:
    """What a loop over ``enumerate(it)`` and the like runs over; else what is given."""
    while isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
        word = node.func.id
        if word not in _PASSING or (word, len(node.args)) == _CALLING:
            break
        node = node.args[0]
    return node


def steps(
    evaluator: Evaluator, node: ast.expr, context: Context
) -> Iterator[tuple[FunctionValue, Context]]:
    """The methods that running over an expression runs."""
    node = handed_on(node)
    yield from _run(evaluator, node, context, ("__iter__", "__next__"))


def enters(
    evaluator: Evaluator, node: ast.expr, context: Context
) -> Iterator[tuple[FunctionValue, Context]]:
    """The methods that a ``with`` statement runs of an object of the project."""
    yield from _run(evaluator, node, context, ("__enter__", "__exit__"))


def _run(
    evaluator: Evaluator, node: ast.expr, context: Context, names: tuple[str, ...]
) -> Iterator[tuple[FunctionValue, Context]]:
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") in _PLAIN:
        return
    for value in ordered(evaluator.values(node, context)):
        if isinstance(value, Instance):
            for name in names:
                method = evaluator.names.method(value.ref, name)
                if method is not None:
                    function = FunctionValue(method, value)
                    given = defaults(function, ())
                    yield function, evaluator.calling(function, (), given, context.depth + 1)
