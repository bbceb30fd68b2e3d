"""Libraries: what calls give back whose code is not of the project."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from poolproof.tasks.evaluation.awaiting import awaited, runs_coroutine
from poolproof.tasks.evaluation.containers import FRESH_METHODS
from poolproof.tasks.evaluation.process_contexts import spelled
from poolproof.tasks.evaluation.values import (
    NOTHING,
    ClassValue,
    Collection,
    Constant,
    Context,
    FunctionValue,
    Origin,
    Outside,
    Partial,
    Value,
    Values,
)

if TYPE_CHECKING:
    from poolproof.tasks.evaluation.evaluator import Evaluator

_HANDING_ON = frozenset(
    {"partial", "partialmethod", "wraps", "update_wrapper", "cast", "closing", "nullcontext",
     "enter_context", "enter_async_context", "staticmethod", "classmethod", "TextIOWrapper",
     "BufferedReader"}
)  # fmt: skip
# What makes another object of the same kind.
_COPYING = frozenset(
    {"copy.copy", "copy.deepcopy", "dataclasses.replace", "attr.evolve", "attrs.evolve"}
)
_PICKLERS = frozenset({"pickle", "dill", "cloudpickle", "_pickle", "joblib.externals.cloudpickle"})
# What declares a field of a class, and what of it says how to make what it holds.
_DECLARING = frozenset({"field", "ib", "attrib", "Field", "PrivateAttr"})
_FACTORIES = frozenset({"default_factory", "factory"})
# What gives back what the coroutine does that it is given.
_LIMITING = frozenset({"wait_for", "shield"})
# What enters a `with` as what it was given.
_CLOSERS = frozenset({"contextlib.closing", "contextlib.nullcontext"})
# What says which of those that it was given are ready.
_CHOOSERS = frozenset({"multiprocessing.connection.wait", "select.select"})
# What reads what it was given.
_READERS = frozenset({"io.TextIOWrapper", "io.BufferedReader"})


class Libraries:
    """Evaluates such calls."""

    def __init__(self, evaluator: Evaluator) -> None:
        self.evaluator = evaluator
        self.contexts = evaluator.program.contexts

    def call(self, callee: Outside, node: ast.Call, context: Context) -> Values:
        """What a call gives: mostly something new, that is known by the call which made it."""
        name = callee.path.rpartition(".")[2]
        if name == "loads" and callee.path.rpartition(".")[0] in _PICKLERS and node.args:
            return frozenset(self._unpacked(self.evaluator.values(node.args[0], context)))
        if node.args and (name in _LIMITING or runs_coroutine(callee.path)):
            found = awaited(
                self.evaluator, self.evaluator.values(node.args[0], context), context.depth
            )
            if found:
                return found
        if callee.path in _COPYING and node.args:
            copied = self.evaluator.values(node.args[0], context)
            if copied:
                return copied
        if callee.path in _CHOOSERS and node.args:
            return self._chosen(callee, node, context)
        if callee.path in self.contexts or name in _HANDING_ON:
            handed = self._handed_on(callee, context, *self.evaluator.arguments(node, context))
            if handed is not None:
                return handed
        if name in _DECLARING and any(each.arg in _FACTORIES for each in node.keywords):
            return self._by_default(node, context)
        if name in FRESH_METHODS and callee.origin is None and not callee.path.count("("):
            return NOTHING
        return frozenset({Outside(f"{callee.path}()", Origin(context, node), callee.start)})

    def _chosen(self, callee: Outside, node: ast.Call, context: Context) -> Values:
        """Some of what a call was given; ``select`` has three lists of it."""
        lists = tuple(self.evaluator.values(each, context) for each in node.args[:3])
        return frozenset({Collection(lists)}) if callee.path == "select.select" else lists[0]

    def _by_default(self, node: ast.Call, context: Context) -> Values:
        """What a field holds for which a factory makes something in each object."""
        found: set[Value] = set()
        factories = (each.value for each in node.keywords if each.arg in _FACTORIES)
        for factory in self.evaluator.each(factories, context):
            if isinstance(factory, Outside):
                found.add(Outside(f"{factory.path}()", Origin(context, node), factory.start))
            else:
                found |= self.evaluator.result(factory, (), {}, context)
        return frozenset(found)

    def _unpacked(self, values: Values) -> Iterator[Value]:
        """What was made into bytes, where the call that did so is seen."""
        for value in values:
            if isinstance(value, Outside) and value.origin is not None:
                packer, _, word = value.path.rpartition(".")
                packed = value.origin.call.args[:1]
                if word == "dumps()" and packer in _PICKLERS and packed:
                    yield from self.evaluator.values(packed[0], value.origin.context)

    def _handed_on(
        self,
        callee: Outside,
        context: Context,
        args: tuple[Values, ...],
        kwargs: dict[str, Values],
    ) -> Values | None:
        """What comes of calls whose arguments tell it; None if they do not."""
        if callee.path in self.contexts:
            named = [
                c.value for v in (*args, *kwargs.values()) for c in v if isinstance(c, Constant)
            ]
            word = next((v for v in named if isinstance(v, str)), "") or spelled(callee.path)
            result = self.contexts[callee.path]
            return frozenset({Outside(result, callee.origin, word or callee.start)})
        name = callee.path.rpartition(".")[2]
        if callee.path in ("functools.partial", "functools.partialmethod") and args:
            return frozenset(value for each in args[0] for value in _bound(each, args[1:], kwargs))
        if name in ("wraps", "update_wrapper", "cast", "staticmethod") and args:
            return args[-1] if name == "cast" else args[0]
        if name == "classmethod" and args:
            return frozenset(_of_any_class(args[0]))
        if callee.path in _CLOSERS | _READERS and args:
            return args[0]
        if name in ("enter_context", "enter_async_context") and args:
            return self.evaluator.steps(args[0], ("enter",), context)
        return None


def _of_any_class(values: Values) -> Iterator[Value]:
    """``load = classmethod(_load)``: functions whose first parameter is the class."""
    for value in values:
        if isinstance(value, FunctionValue):
            yield replace(value, args=(NOTHING, *value.args))


def merged(
    first: tuple[tuple[str, Values], ...], second: dict[str, Values]
) -> tuple[tuple[str, Values], ...]:
    """Named arguments of a ``partial`` with those of its call, which win."""
    return tuple(sorted({**dict(first), **second}.items(), key=lambda pair: pair[0]))


def _bound(value: Value, args: tuple[Values, ...], kwargs: dict[str, Values]) -> Iterator[Value]:
    """What ``partial`` makes of a callable."""
    if isinstance(value, (FunctionValue, Partial)):
        yield replace(value, args=value.args + args, kwargs=merged(value.kwargs, kwargs))
    elif isinstance(value, (Outside, ClassValue)):
        yield Partial(value, args, merged((), kwargs))
