"""Following: from the callable that a call gives to a worker to the functions that run there."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TypeAlias

from poolproof.linking.meanings import ClassRef, FunctionRef
from poolproof.syntax.scopes import MODULE
from poolproof.tasks.evaluation.calling import argument, behind, defaults, made
from poolproof.tasks.evaluation.evaluator import Evaluator
from poolproof.tasks.evaluation.given import Given
from poolproof.tasks.evaluation.values import (
    ClassValue,
    Constant,
    Context,
    FunctionValue,
    Instance,
    Value,
    Values,
    ordered,
)
from poolproof.tasks.submitting.running import run_out
from poolproof.tasks.submitting.wrapping import (
    calls_unknown,
    calls_what_it_is_given,
    from_elsewhere,
)
from poolproof.typestate.protocol import Protocol, Taking

Task: TypeAlias = tuple[FunctionValue, Context]


class Following:
    """Follows callables; one for a run. ``far`` is the evaluator that asks the whole project."""

    def __init__(self, evaluator: Evaluator, far: Evaluator) -> None:
        self.evaluator = evaluator
        self.far = far

    def given(self, given: Given, taking: Taking, node: ast.expr) -> tuple[Values, list[Task]]:
        """What a call gives to a worker, as far as it is known, and the functions that run."""
        values = callables(given, taking)
        tasks = list(self._given(given, taking))
        nodes = [node]
        if any(calls_what_it_is_given(function.ref) for function, _ in tasks):
            nodes += [*given.call.args, *(keyword.value for keyword in given.call.keywords)]
        for each in self._from_elsewhere(given, nodes):
            values |= callables(each, taking)
            tasks += self._given(each, taking)
        tasks = list(dict.fromkeys([*tasks, *self._wrapped(given, taking, tasks)]))
        if (not tasks and not values) or _is_kept(node, values):
            far = given.by(self.far)
            more = callables(far, taking)
            passed = far.passed(taking) if more else ((), {})
            found = self.tasks(more, *passed, far.context, whole=far.is_whole(taking))
            known = {function.ref for function, _ in tasks}
            tasks += [task for task in found if task[0].ref not in known]
            values |= more
        return values, tasks

    def _given(self, given: Given, taking: Taking) -> Iterator[Task]:
        """The functions that run by a call in one context."""
        args, kwargs = given.passed(taking)
        values, whole = callables(given, taking), given.is_whole(taking)
        for task in self.tasks(values, args, kwargs, given.context, whole=whole):
            # What cannot be called so fails at once, and its worker with it.
            if given.fits(task[0], taking):
                yield task
        yield from run_out(values, given, taking)

    def targeted(self, given: Given, protocol: Protocol, ref: ClassRef) -> Iterator[Task]:
        """What a process class runs around a target, if only other modules say what that is."""
        for taking in protocol.starts:
            node = argument(given.call, None, taking.keyword)
            if node is None or callables(given, taking):
                continue
            for each in self._from_elsewhere(given, [node]):
                args, kwargs = self.evaluator.arguments(given.call, each.context)
                one = made(ClassValue(ref), args, kwargs)
                values = self.evaluator.members.of(one, protocol.runs, each.context)
                yield from self.tasks(values, (), {}, each.context, whole=True)

    def tasks(
        self,
        values: Values,
        args: tuple[Values, ...],
        kwargs: dict[str, Values],
        context: Context,
        *,
        whole: bool,
    ) -> Iterator[Task]:
        """The functions that run; ``whole`` says that nothing else can be passed to them."""
        for value in ordered(values):
            for function in self._functions(value, args, kwargs, context):
                given = {**defaults(function, args), **kwargs} if whole else kwargs
                yield function, self.evaluator.calling(function, args, given, 1)

    def _wrapped(self, given: Given, taking: Taking, tasks: list[Task]) -> Iterator[Task]:
        """The same tasks, with what they call: asked of the whole project if nothing near tells."""
        unknown = [f for f, inside in tasks if calls_unknown(f, inside, self.evaluator)]
        if not unknown or given.context.function == MODULE:
            return
        far = given.by(self.far)
        args, kwargs = far.passed(taking)
        nested = (each for function in unknown for each in from_elsewhere(function, self.evaluator))
        values = frozenset([*unknown, *nested])
        yield from self.tasks(values, args, kwargs, far.context, whole=far.is_whole(taking))

    def _from_elsewhere(self, given: Given, nodes: list[ast.expr]) -> Iterator[Given]:
        """The same call as other modules lead to it, which give what is given to a worker here."""
        context = given.context
        if context.function == MODULE or context.bound:
            return
        ref = FunctionRef(context.module, context.function)
        parameters = set(ref.function.all_parameters[ref.function.owner is not None :])
        if any(not parameters.isdisjoint(behind(node, ref.function.scope)) for node in nodes):
            for inside in self.evaluator.names.callers.from_elsewhere(ref):
                yield Given(self.evaluator, given.call, inside)

    def _functions(
        self, value: Value, args: tuple[Values, ...], kwargs: dict[str, Values], context: Context
    ) -> Iterator[FunctionValue]:
        """The functions that run when a value is called."""
        if isinstance(value, FunctionValue):
            yield value
        elif isinstance(value, Instance):
            for called in self.evaluator.members.of(value, "__call__", context):
                if isinstance(called, FunctionValue):
                    yield called
        elif isinstance(value, ClassValue):
            init = self.evaluator.names.method(value.ref, "__init__")
            if init is not None:
                yield FunctionValue(init, made(value, args, kwargs))


def _is_kept(node: ast.expr, values: Values) -> bool:
    """Whether an attribute holds functions that somebody has put there, under another name."""
    return isinstance(node, ast.Attribute) and any(
        isinstance(value, FunctionValue) and value.ref.function.name.rpartition(".")[2] != node.attr
        for value in values
    )


def callables(given: Given, taking: Taking) -> Values:
    """What a call gives to a worker to be run."""
    found = given.values(taking.position, taking.keyword)
    return frozenset(value for value in found if not isinstance(value, Constant))
