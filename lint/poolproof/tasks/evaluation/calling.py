"""From the arguments of a call to the parameters of a function of the project."""

from __future__ import annotations

import ast

from poolproof.syntax.scopes import Function, Scope
from poolproof.syntax.spelling import last_word
from poolproof.tasks.evaluation.values import (
    ClassValue,
    Collection,
    Constant,
    Context,
    FunctionValue,
    Instance,
    Value,
    Values,
)

# Decorators that change nothing about what a function takes.
_KEEPING = frozenset({"staticmethod", "classmethod", "property", "override", "final"})
_PROPERTIES = frozenset({"property", "cached_property", "reify", "lazy_property"})
# The kind of a constant that stands for an argument which is not passed.
DEFAULT = "default"
# Passed along as if by keyword, to say that nothing else is passed by keyword.
NOTHING_ELSE = "**"


def bind(
    value: FunctionValue, args: tuple[Values, ...], kwargs: dict[str, Values]
) -> dict[str, Values]:
    """What each parameter holds. ``*args`` holds the rest as a collection."""
    function = value.ref.function
    given = (*brings(value), *args)
    names = function.parameters
    bound = dict(zip(names, given, strict=False))
    known = set(function.all_parameters)
    rest: dict[str, Values] = {}
    for name, values in {**dict(value.kwargs), **kwargs}.items():
        if name != NOTHING_ELSE:
            (bound if name in known else rest)[name] = values
    arguments = function.node.args
    if arguments.vararg is not None and (len(given) > len(names) or NOTHING_ELSE in kwargs):
        bound[arguments.vararg.arg] = frozenset({Collection(given[len(names) :])})
    if arguments.kwarg is not None and (rest or NOTHING_ELSE in kwargs):
        bound[arguments.kwarg.arg] = frozenset({Collection(tuple(rest.values()), tuple(rest))})
    return bound


def brings(value: FunctionValue) -> tuple[Values, ...]:
    """What a value passes by position itself, before the arguments of a call."""
    receiver = () if value.receiver is None else (frozenset({value.receiver}),)
    return (*receiver, *value.args)


def defaults(value: FunctionValue, args: tuple[Values, ...]) -> dict[str, Values]:
    """The constants that parameters hold as a call does not pass anything for them.

    What a call passes by keyword overrules them.
    """
    info = value.ref.function
    taken = len(args) + len(value.args) + (value.receiver is not None)
    bound = {name for name, _ in value.kwargs}
    found: dict[str, Values] = {NOTHING_ELSE: frozenset()}
    for name in info.all_parameters:
        default = info.default(name)
        passed = name in info.parameters[:taken] or name in bound
        if not passed and isinstance(default, ast.Constant):
            held = Constant(default.value, DEFAULT)
            found[name] = frozenset({held})
    return found


def switches(value: FunctionValue, args: tuple[Values, ...]) -> dict[str, Values]:
    """The options that a call leaves on or off as they are, as it passes nothing for them."""
    return {
        name: values
        for name, values in defaults(value, args).items()
        if any(isinstance(v, Constant) and isinstance(v.value, bool) for v in values)
    }


def is_left_out(value: Value) -> bool:
    """Whether a call passes nothing for a parameter that is None then."""
    return isinstance(value, Constant) and value.value is None and value.kind == DEFAULT


def fits(value: FunctionValue, count: int, named: set[str]) -> bool:
    """Whether a function can be called with so many arguments by position, and those by name.

    A call that it cannot take fails at once. What decorators make of it takes what they like.
    """
    function, arguments = value.ref.function, value.ref.function.node.args
    if any(word not in _KEEPING for word in marks(function)):
        return True
    given = len(brings(value)) + count
    named = named | {name for name, _ in value.kwargs}
    if arguments.vararg is None and given > len(function.parameters):
        return False
    passed = set(function.parameters[:given]) | named
    if arguments.kwarg is None and not named <= set(function.all_parameters):
        return False
    without = (each for each in function.all_parameters if function.default(each) is None)
    return all(each in passed for each in without)


def that_take(values: Values, call: ast.Call) -> Values:
    """Those of several callables that a call can mean, by what it passes; all if none can.

    What heirs make of a method differs in what it takes, and who calls it knows one of them.
    """
    named = {keyword.arg for keyword in call.keywords if keyword.arg is not None}
    spread = len(named) < len(call.keywords) or any(isinstance(a, ast.Starred) for a in call.args)
    if spread or len(values) < 2:
        return values
    count = len(call.args)
    taking = (v for v in values if not isinstance(v, FunctionValue) or fits(v, count, named))
    return frozenset(taking) or values


def by_name(values: Values) -> dict[str, Values]:
    """What dicts with constant keys pass behind ``**``; if it is one of several, what any does."""
    held = [v for v in values if isinstance(v, Collection) and v.keys and not v.repeated]
    found: dict[str, Values] = {}
    for each in held:
        for key, value in zip(each.keys, each.items, strict=False):
            if isinstance(key, str):
                found[key] = found.get(key, frozenset()) | value
    return found


def argument(call: ast.Call, position: int | None, keyword: str) -> ast.expr | None:
    """An argument of a call, by keyword or position; None if it is not given or spread."""
    for each in call.keywords:
        if each.arg is not None and each.arg == keyword:
            return each.value
    if position is None or position >= len(call.args):
        return None
    if any(isinstance(arg, ast.Starred) for arg in call.args[: position + 1]):
        return None
    return call.args[position]


def made(callee: ClassValue, args: tuple[Values, ...], kwargs: dict[str, Values]) -> Instance:
    """The object that calling a class of the project makes."""
    named = sorted(kwargs.items(), key=lambda each: each[0])
    return Instance(callee.ref, args, tuple(named), made=True)


def marks(function: Function) -> set[str]:
    """The last words of a function's decorators."""
    return {
        last_word(target)
        for node in function.decorators
        for target in (getattr(node, "func", node),)
    }


def is_of_class(function: Function) -> bool:
    """Whether the first parameter of a method is the class, by its mark or its name."""
    return "classmethod" in marks(function) or names_heirs(function)


def names_heirs(function: Function) -> bool:
    """Whether a method runs for each heir of its class, when that is defined."""
    return function.name.rpartition(".")[2] == "__init_subclass__"


def is_property(function: Function) -> bool:
    """Whether a method runs when an attribute is read."""
    return not _PROPERTIES.isdisjoint(marks(function))


def runs_in_place(made: ast.Call, context: Context) -> bool:
    """Whether what a call makes is only run where it is made, or by others, and never started."""
    names = context.module.names
    variables = {
        name
        for name, bindings in names.scope_of(context.function).names.items()
        if any(getattr(each, "value", None) is made for each in bindings)
    }
    attributes = {store.name for store in names.stores if store.value is made}
    if not variables | attributes:
        return False
    words = {
        named.attr
        for function, calls in names.calls.items()
        for call in calls
        for named in (call.func, *call.args, *(keyword.value for keyword in call.keywords))
        if isinstance(named, ast.Attribute)
        if (function == context.function and getattr(named.value, "id", None) in variables)
        or getattr(named.value, "attr", None) in attributes
    }
    return "run" in words and "start" not in words


def either(node: ast.expr) -> list[ast.expr]:
    """The expressions of which a value is one: both sides of ``a if c else b``, of ``a or b``."""
    if isinstance(node, ast.IfExp):
        return [*either(node.body), *either(node.orelse)]
    if isinstance(node, ast.BoolOp):
        return [part for each in node.values for part in either(each)]
    return [node]


def behind(node: ast.expr, scope: Scope) -> set[str]:
    """The variables of a function from which an expression comes."""
    parts = [node, *sources(node, scope)]
    return {each.id for part in parts for each in ast.walk(part) if isinstance(each, ast.Name)}


def sources(node: ast.expr, scope: Scope) -> list[ast.expr]:
    """The expressions from which the variables in one come, over any number of steps."""
    seen: set[str] = set()
    found: list[ast.expr] = []
    todo = [node]
    while todo:
        for each in ast.walk(todo.pop()):
            if isinstance(each, ast.Name) and each.id not in seen:
                seen.add(each.id)
                for binding in scope.names.get(each.id, ()):
                    source = getattr(binding, "value", getattr(binding, "source", None))
                    if isinstance(source, ast.expr):
                        found.append(source)
                        todo.append(source)
    return found
