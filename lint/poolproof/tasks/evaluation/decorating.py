"""Decorating: a decorator is called with what it stands above, be it to keep, wrap or start it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from poolproof.linking.meanings import ClassRef, FunctionRef, Module
from poolproof.syntax.scopes import MODULE
from poolproof.tasks.evaluation.calling import brings
from poolproof.tasks.evaluation.index import Decorated
from poolproof.tasks.evaluation.values import ClassValue, Context, FunctionValue, Value

if TYPE_CHECKING:
    from poolproof.tasks.evaluation.names import Names

_MAX_DECORATED = 8


def decorated(names: Names, module: Module, ref: FunctionRef, name: str) -> Iterator[Value]:
    """What the decorations in a module pass for a parameter of a function.

    The function may be the decorator, or what one makes: ``@register("name")``.
    """
    index, evaluator = names.index(module), names.evaluator
    for word in _words(ref):
        for each in index.decorated.get(word, ())[:_MAX_DECORATED]:
            context = evaluator.context(module, each.function)
            for value in evaluator.values(each.decorator, context):
                if not isinstance(value, FunctionValue) or value.ref != ref:
                    continue
                place = len(brings(value))
                if ref.function.parameters[place : place + 1] == (name,):
                    yield _held(module, each, context)


def _held(module: Module, each: Decorated, context: Context) -> Value:
    """What stands below a decorator, as it is before that is called."""
    if each.is_class:
        return ClassValue(ClassRef(module, each.index))
    outer = context if each.function != MODULE else None
    return FunctionValue(FunctionRef(module, each.index), outer=outer)


def _words(ref: FunctionRef) -> Iterator[str]:
    """The words by which a function can be spelled in a decorator: its own, and its maker's."""
    functions = ref.module.names.functions
    yield ref.function.name.rpartition(".")[2]
    if ref.function.parent != MODULE:
        yield functions[ref.function.parent].name.rpartition(".")[2]
