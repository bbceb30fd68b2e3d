"""What expressions stand for: a lazy evaluation of names, attributes and calls.

The order of statements is left out; a name stands for everything that is bound to it anywhere in
its scope. Calls are followed in the context of their arguments, so that a queue which a submission
hands to a task is known inside it. Whatever is not understood stands for nothing, which makes
questions about it go unanswered rather than wrong.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from typing import Any

from msgspec.structs import replace

from poolproof.flow.conditions import constant_of
from poolproof.linking.meanings import FunctionRef
from poolproof.linking.program import Program
from poolproof.syntax.scopes import Function
from poolproof.tasks.evaluation.answering import Answering
from poolproof.tasks.evaluation.arithmetic import calculated, negated
from poolproof.tasks.evaluation.awaiting import awaited, makes_coroutine
from poolproof.tasks.evaluation.calling import bind, brings, by_name, made, that_take
from poolproof.tasks.evaluation.containers import Containers
from poolproof.tasks.evaluation.enumerations import enumerated
from poolproof.tasks.evaluation.heritage import is_super
from poolproof.tasks.evaluation.iterators import Iterators
from poolproof.tasks.evaluation.libraries import Libraries, merged
from poolproof.tasks.evaluation.members import Members
from poolproof.tasks.evaluation.names import Names
from poolproof.tasks.evaluation.process_contexts import MEMBERS, of_named
from poolproof.tasks.evaluation.reflection import Reflection
from poolproof.tasks.evaluation.returning import Returning
from poolproof.tasks.evaluation.values import (
    NOTHING,
    ClassValue,
    Collection,
    Constant,
    Context,
    Coroutine,
    FunctionValue,
    Generator,
    Instance,
    Origin,
    Outside,
    Partial,
    Value,
    Values,
)

_MAX_DEPTH = 10


class Evaluator(Answering):
    """Evaluates expressions in contexts; one for a run.

    One that is ``far``-sighted asks the whole project for what a parameter holds that nothing near
    tells, and for what heirs make of an attribute. That is dear: it is for what workers are given.
    """

    def __init__(self, program: Program, *, far: bool = False) -> None:
        super().__init__()
        self.program = program
        self.far = far
        self.names = Names(self)
        self.members = Members(self)
        self._containers = Containers(self)
        self._libraries = Libraries(self)
        self._reflection = Reflection(self)
        self._iterators = Iterators(self)
        self.returning = Returning(self)

    def release(self) -> None:
        """Forget everything; nothing can be evaluated any more."""
        del self.names.callers, self.names.heirs, self.names.growing, self.names.annotations
        del self.members.heritage, self.members.constructing, self.members.holders
        del self.names, self.members, self._containers, self._libraries, self._reflection
        del self._iterators, self.returning

    def calling(
        self, value: FunctionValue, args: tuple[Values, ...], kwargs: dict[str, Values], depth: int
    ) -> Context:
        """The context in which a function runs when it is called with these arguments."""
        bound = bind(value, args, kwargs)
        return self.context(value.ref.module, value.ref.index, bound.items(), value.outer, depth)

    # --- expressions -----------------------------------------------------------------------

    def piecemeal(self, node: ast.expr, context: Context) -> Values:
        """What takes too long as a whole: of the arguments of a task, one may and others not."""
        if isinstance(node, (ast.Tuple, ast.List)):
            return self.value_list(node, context)
        return self.value_dict(node, context) if isinstance(node, ast.Dict) else NOTHING

    def evaluate(self, node: ast.expr, context: Context) -> Values:
        """What an expression of its class stands for."""
        method = _METHODS[node.__class__]
        return NOTHING if method is None else method(self, node, context)

    def each(self, nodes: Iterable[ast.expr], context: Context) -> Values:
        """What any of the expressions may stand for."""
        return frozenset(v for node in nodes for v in self.values(node, context))

    def value_name(self, node: ast.Name, context: Context) -> Values:
        """A variable."""
        return self.names.read(node.id, context, node)

    def value_attribute(self, node: ast.Attribute, context: Context) -> Values:
        """An attribute of whatever the base stands for."""
        if node.value.__class__ is ast.Attribute and node.value.attr == "__class__":
            return self.members.of_kind(node.value.value, node.attr, context)
        bases = self.values(node.value, context)
        found = frozenset(v for base in bases for v in self.members.of(base, node.attr, context))
        if not found and node.attr in MEMBERS:
            found = of_named(node, context.module)
        if node.value.__class__ is not ast.Name:
            return found
        for one in found:
            if one.__class__ is not Outside or "(" not in one.path:
                return found
        return found | self.members.put_here(node, context)

    def value_constant(self, node: ast.Constant, context: Context) -> Values:
        """A constant."""
        del context
        return frozenset({Constant(node.value, type(node.value).__name__)})

    def value_unaryop(self, node: ast.UnaryOp, context: Context) -> Values:
        """A number below zero."""
        del context
        return negated(node)

    def value_lambda(self, node: ast.Lambda, context: Context) -> Values:
        """A lambda, which sees the variables of the function around it."""
        index = context.module.names.numbers.get(id(node))
        if index is None:
            return NOTHING
        return frozenset({FunctionValue(FunctionRef(context.module, index), outer=context)})

    def value_list(self, node: ast.List | ast.Tuple | ast.Set, context: Context) -> Values:
        """A display of elements."""
        if any(isinstance(element, ast.Starred) for element in node.elts):
            return frozenset({self._containers.spread(node.elts, context)})
        return frozenset({Collection(tuple(self.values(e, context) for e in node.elts))})

    value_tuple = value_set = value_list

    def value_dict(self, node: ast.Dict, context: Context) -> Values:
        """A dict display."""
        return frozenset({self._containers.table(node, context)})

    def value_listcomp(
        self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp, context: Context
    ) -> Values:
        """A comprehension: any number of what its element stands for."""
        return frozenset({Collection((self.values(node.elt, context),), repeated=True)})

    value_setcomp = value_generatorexp = value_listcomp

    def value_dictcomp(self, node: ast.DictComp, context: Context) -> Values:
        """A dict comprehension."""
        return frozenset({Collection((self.values(node.value, context),), (None,), repeated=True)})

    def value_ifexp(self, node: ast.IfExp, context: Context) -> Values:
        """``a if c else b``."""
        return self.each((node.body, node.orelse), context)

    def value_boolop(self, node: ast.BoolOp, context: Context) -> Values:
        """``a or b``."""
        return self.each(node.values, context)

    def value_namedexpr(self, node: ast.NamedExpr | ast.Starred, context: Context) -> Values:
        """What passes a value through."""
        return self.values(node.value, context)

    value_starred = value_namedexpr

    def value_await(self, node: ast.Await, context: Context) -> Values:
        """What a coroutine gives back; what else is awaited is taken for what it gives."""
        return awaited(self, self.values(node.value, context), context.depth)

    def value_binop(self, node: ast.BinOp, context: Context) -> Values:
        """``[a] * n`` and ``xs + ys`` of collections, and arithmetic of known numbers."""
        if not isinstance(node.op, (ast.Add, ast.Sub, ast.Mult, ast.Pow)):
            return NOTHING
        left, right = self.values(node.left, context), self.values(node.right, context)
        number = calculated(node.op, left, right)
        if number or isinstance(node.op, (ast.Sub, ast.Pow)):
            return number
        held = [v for v in left | right if isinstance(v, Collection)]
        if not held:
            return NOTHING
        if isinstance(node.op, ast.Add):
            joined = self._containers.joined(left, right)
            if joined:
                return joined
        parts = frozenset(v for c in held for item in c.items for v in item)
        return frozenset({Collection((parts,), repeated=True)})

    def value_subscript(self, node: ast.Subscript, context: Context) -> Values:
        """An element, by its constant index or key if it has one."""
        index = constant_of(node.slice)
        step: str | int = index if isinstance(index, int) else "item"
        found: set[Value] = set()
        for value in self.values(node.value, context):
            entry = self._reflection.entry(value, node.slice, context)
            if entry is not None:
                found |= entry
            elif isinstance(value, Instance):
                found |= self.take(value, step, context) if step != "item" else NOTHING
                key = self.values(node.slice, context)
                for getter in self.members.of(value, "__getitem__", context):
                    found |= self.result(getter, (key,), {}, context)
            elif isinstance(node.slice, ast.Slice):
                found.add(value)
            elif isinstance(value, Collection) and value.keys:
                found |= (
                    value.under(index) if index is not None else self._under(value, node, context)
                )
            else:
                found |= self.take(value, step, context)
        return frozenset(self.names.growing.grown_inside(node, found, context))

    def _under(self, value: Collection, node: ast.Subscript, context: Context) -> Values:
        """What a dict holds under a key that a call passes; anything of it if that is not known."""
        key = context.parameter(node.slice.id) if isinstance(node.slice, ast.Name) else None
        told = [each.value for each in key or () if isinstance(each, Constant)]
        if not key or len(told) < len(key):
            return value.under(None)
        return frozenset(each for one in told for each in value.under(one))

    # --- taking apart ----------------------------------------------------------------------

    def steps(self, values: Values, steps: Iterable[str | int], context: Context) -> Values:
        """Go from values to what is inside of them, step by step."""
        for step in steps:
            values = frozenset(v for value in values for v in self.take(value, step, context))
        return values

    def spread(self, values: Values, context: Context) -> tuple[Values, ...]:
        """What a collection passes behind a ``*``, as far as its parts are told apart."""
        width = max((len(v.items) for v in values if isinstance(v, Collection)), default=0)
        return tuple(self.steps(values, (n,), context) for n in range(width))

    def take(self, value: Value, step: str | int, context: Context) -> Values:
        """One step into a value: an element, a position, or what a manager gives."""
        if step == "enter":
            return self._entered(value, context)
        if isinstance(value, Collection):
            exact = isinstance(step, int) and not value.keys and not value.repeated
            if exact and isinstance(step, int):
                return (
                    value.items[step] if -len(value.items) <= step < len(value.items) else NOTHING
                )
            return frozenset(v for item in value.items for v in item)
        if step == "item" and isinstance(value, (Outside, Generator)):
            items = self._iterators.handed_out(value)
            if items is not None:
                return items
        if step == "item" and isinstance(value, ClassValue):
            return enumerated(self, value.ref)
        if step == "item" and isinstance(value, Instance):
            return self._iterators.of_object(value, context)
        if isinstance(step, int) and (placed := self.members.holders.at(value, step)) is not None:
            return placed
        if isinstance(value, Outside) and value.path.endswith(")"):
            return frozenset({replace(value, path=f"{value.path}[]")})
        return NOTHING

    def _entered(self, value: Value, context: Context) -> Values:
        if isinstance(value, Instance):
            found = self.members.of(value, "__enter__", context)
            given = frozenset(v for f in found for v in self.result(f, (), {}, context))
            return given or frozenset({value})
        return frozenset({value})

    # --- calls -----------------------------------------------------------------------------

    def value_call(self, node: ast.Call, context: Context) -> Values:
        """What a call gives back."""
        if context.depth > _MAX_DEPTH:
            self.cut()
            return NOTHING
        if is_super(node):
            return self.members.heritage.above(node, context)
        special = self._reflection.call(node, context)
        special = special if special is not None else self._containers.call(node, context)
        if special is not None:
            return special
        found: set[Value] = set()
        callees = self.values(node.func, context)
        for callee in that_take(callees, node) if len(callees) > 1 else callees:
            found |= self._called(callee, node, context)
        return frozenset(found)

    def arguments(
        self, node: ast.Call, context: Context
    ) -> tuple[tuple[Values, ...], dict[str, Values]]:
        """The values of a call's arguments; those behind a ``*`` are left out."""
        args: list[Values] = []
        for arg in node.args:
            if isinstance(arg, ast.Starred):
                for value in self.values(arg.value, context):
                    if isinstance(value, Collection) and not value.repeated:
                        args.extend(value.items)
                break
            args.append(self.values(arg, context))
        kwargs: dict[str, Values] = {}
        for keyword in node.keywords:
            values = self.values(keyword.value, context)
            if keyword.arg is not None:
                kwargs[keyword.arg] = values
            else:
                kwargs.update(by_name(values))
        return tuple(args), kwargs

    def argument_of(
        self, value: FunctionValue, node: ast.Call, context: Context, parameter: str
    ) -> Values:
        """What one parameter of a function holds that a call runs; only its argument is read."""
        function = value.ref.function
        if parameter not in function.all_parameters or _is_spread(node):
            args, kwargs = self.arguments(node, context)
            return bind(value, args, kwargs).get(parameter, NOTHING)
        for keyword in node.keywords:
            if keyword.arg == parameter:
                return self.values(keyword.value, context)
        brought = brings(value)
        names = function.parameters
        place = names.index(parameter) if parameter in names else len(brought) + len(node.args)
        if place < len(brought):
            return brought[place]
        if place < len(brought) + len(node.args):
            return self.values(node.args[place - len(brought)], context)
        return dict(value.kwargs).get(parameter, NOTHING)

    def _called(self, callee: Value, node: ast.Call, context: Context) -> Values:
        """What calling a value gives; arguments are only read where they tell something."""
        if isinstance(callee, Outside):
            return self._libraries.call(callee, node, context)
        if isinstance(callee, Partial) and isinstance(callee.callee, Outside):
            return self._libraries.call(callee.callee, node, context)
        if isinstance(callee, FunctionValue) and makes_coroutine(callee.ref.function):
            return frozenset({Coroutine(callee, Origin(context, node))})
        if isinstance(callee, FunctionValue):
            given = self.returning.given(callee.ref.function)
            if given.yielded or given.delegated:
                return frozenset({Generator(callee, Origin(context, node))})
            if not given.returned:
                return NOTHING
        return self.result(callee, *self.arguments(node, context), context)

    def result(
        self, callee: Value, args: tuple[Values, ...], kwargs: dict[str, Values], context: Context
    ) -> Values:
        """What calling a value of the project gives back."""
        if isinstance(callee, Partial):
            named = dict(merged(callee.kwargs, kwargs))
            return self.result(callee.callee, callee.args + args, named, context)
        if isinstance(callee, ClassValue):
            return frozenset({made(callee, args, kwargs)})
        if isinstance(callee, Instance):
            found = self.members.of(callee, "__call__", context)
            return frozenset(v for f in found for v in self.result(f, args, kwargs, context))
        if isinstance(callee, FunctionValue):
            inside = self.calling(callee, args, kwargs, context.depth + 1)
            return self.returned(callee.ref.function, inside)
        return NOTHING

    def returned(self, function: Function, inside: Context) -> Values:
        """What a function gives back when it runs in a context."""
        if makes_coroutine(function):
            return NOTHING  # which gives something when it is awaited
        return self.outcome(function, inside)

    def outcome(self, function: Function, inside: Context) -> Values:
        """What a function or coroutine comes to when it has run in a context."""
        if inside.depth > _MAX_DEPTH:
            self.cut()
            return NOTHING
        return self.returning.outcome(function, inside)


def _is_spread(node: ast.Call) -> bool:
    return any(isinstance(arg, ast.Starred) for arg in node.args)


class _Methods(dict[type[ast.AST], "Callable[[Evaluator, Any, Context], Values] | None"]):
    """What evaluates each class of node, found out when one is first met."""

    def __missing__(
        self, kind: type[ast.AST]
    ) -> Callable[[Evaluator, Any, Context], Values] | None:
        self[kind] = found = getattr(Evaluator, f"value_{kind.__name__.lower()}", None)
        return found


_METHODS = _Methods()
