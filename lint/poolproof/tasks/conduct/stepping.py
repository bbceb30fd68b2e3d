"""What objects of the project do without a call: run over, entered, indexed, or read from."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from poolproof.linking.meanings import ClassRef
from poolproof.tasks.evaluation.calling import defaults, is_property
from poolproof.tasks.evaluation.evaluator import Evaluator
from poolproof.tasks.evaluation.values import Context, FunctionValue, Instance, Values, ordered

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
    found = list(_run(evaluator, node, context, ("__iter__", "__next__")))
    yield from found or _run(evaluator, node, context, ("__getitem__",))


def enters(
    evaluator: Evaluator, node: ast.expr, context: Context
) -> Iterator[tuple[FunctionValue, Context]]:
    """The methods that a ``with`` statement runs of an object of the project."""
    yield from _run(evaluator, node, context, ("__enter__", "__exit__"))


def computed(evaluator: Evaluator, context: Context) -> frozenset[str]:
    """The attributes that may be properties where a function reads them.

    Those of its module's classes, and of the bases of its own.
    """
    names, module = evaluator.names, context.module
    found = names.index(module).properties
    owner = module.names.owner_of(context.function)
    if owner is None or not module.names.classes[owner].node.bases:
        return found
    bases = (b for b in names.ancestors(ClassRef(module, owner)) if isinstance(b, ClassRef))
    return found.union(*(names.index(each.module).properties for each in bases))


def gets(
    evaluator: Evaluator, node: ast.Attribute, context: Context
) -> Iterator[tuple[FunctionValue, Context]]:
    """The property that reading an attribute runs, of a class that is known."""
    for value in ordered(evaluator.values(node.value, context)):
        if isinstance(value, Instance):
            method = evaluator.names.method(value.ref, node.attr)
            if method is not None and is_property(method.function):
                yield _called(evaluator, FunctionValue(method, value), context)


def indexes(
    evaluator: Evaluator, node: ast.Subscript, context: Context
) -> Iterator[tuple[FunctionValue, Context]]:
    """The method that ``table[key]`` runs of an object of the project."""
    if isinstance(node.ctx, ast.Load):
        yield from ran(evaluator, evaluator.values(node.value, context), ("__getitem__",), context)


def ran(
    evaluator: Evaluator, values: Values, names: tuple[str, ...], context: Context
) -> Iterator[tuple[FunctionValue, Context]]:
    """The methods of some names that the objects of the project among some values have."""
    for value in ordered(values):
        if isinstance(value, Instance):
            for name in names:
                method = evaluator.names.method(value.ref, name)
                if method is not None:
                    yield _called(evaluator, FunctionValue(method, value), context)


def _called(
    evaluator: Evaluator, function: FunctionValue, context: Context
) -> tuple[FunctionValue, Context]:
    given = defaults(function, ())
    return function, evaluator.calling(function, (), given, context.depth + 1)


def _run(
    evaluator: Evaluator, node: ast.expr, context: Context, names: tuple[str, ...]
) -> Iterator[tuple[FunctionValue, Context]]:
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") in _PLAIN:
        return
    yield from ran(evaluator, evaluator.values(node, context), names, context)
