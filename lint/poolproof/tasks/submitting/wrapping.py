"""Wrapping: tasks that call what they are given, which is all that there is to know about them."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from msgspec.structs import replace

from poolproof.linking.meanings import FunctionRef
from poolproof.syntax.scopes import MODULE, Bound, Function
from poolproof.tasks.evaluation.evaluator import Evaluator
from poolproof.tasks.evaluation.values import Constant, Context, FunctionValue


def calls_unknown(function: FunctionValue, context: Context, evaluator: Evaluator) -> bool:
    """Whether a task calls a parameter, its own or of a function around it, that is not known."""
    return any(
        all(isinstance(value, Constant) for value in evaluator.values(call.func, context))
        for call in _calls(function.ref)
        if isinstance(call.func, ast.Name) and _is_parameter(call.func.id, function.ref)
    )


def calls_what_it_is_given(ref: FunctionRef) -> bool:
    """Whether a function calls one of its parameters, or what it takes out of one."""
    return any(
        isinstance(call.func, ast.Name) and _is_parameter(call.func.id, ref) for call in _calls(ref)
    )


def from_elsewhere(function: FunctionValue, evaluator: Evaluator) -> Iterator[FunctionValue]:
    """A task that is defined in a function, as other modules call that."""
    parent = function.ref.function.parent
    if parent != MODULE:
        outer = FunctionRef(function.ref.module, parent)
        for context in evaluator.names.callers.from_elsewhere(outer):
            yield replace(function, outer=context)


def _calls(ref: FunctionRef) -> list[ast.Call]:
    return ref.module.names.calls.get(ref.index, [])


def _is_parameter(name: str, ref: FunctionRef) -> bool:
    found = ref.function.scope.lookup(name)
    if found is None or found[0].function == MODULE:
        return False
    function = ref.module.names.functions[found[0].function]
    return all(isinstance(each, Bound) and _comes_in(each, name, function) for each in found[1])


def _comes_in(binding: Bound, name: str, function: Function) -> bool:
    """Whether a variable is a parameter, or taken out of one: ``function, item = job``."""
    if binding.source is None:
        return name in function.all_parameters
    return isinstance(binding.source, ast.Name) and binding.source.id in function.all_parameters
