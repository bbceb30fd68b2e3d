"""Iterators: what comes out, item by item, of those that builtins and ``itertools`` make."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from poolproof.tasks.evaluation.values import (
    NOTHING,
    Collection,
    Context,
    FunctionValue,
    Generator,
    Instance,
    Origin,
    Outside,
    Value,
    Values,
)

if TYPE_CHECKING:
    from poolproof.tasks.evaluation.evaluator import Evaluator

_ITEM = ("item",)
_MAX_DEPTH = 8


class Iterators:
    """Reads the items of iterators; one for a run."""

    def __init__(self, evaluator: Evaluator) -> None:
        self.evaluator = evaluator
        self._open: set[tuple[int, int]] = set()
        self._run: set[Instance] = set()

    def handed_out(self, value: Outside | Generator) -> Values | None:
        """What running over something gives; None if it is none of them."""
        if value.origin is None or (isinstance(value, Outside) and value.path not in _KINDS):
            return None
        key = (id(value.origin.call), id(value.origin.context))
        if key in self._open:  # as in `rows = filter(None, rows)`
            self.evaluator.cut()
            return NOTHING
        self._open.add(key)
        try:
            if isinstance(value, Generator):
                return self.evaluator.returning.handed_out(value)
            return self._read(value.path, value.origin)
        finally:
            self._open.discard(key)

    def of_object(self, value: Instance, context: Context) -> Values:
        """What an object of the project hands out that is run over."""
        if value in self._run or context.depth >= _MAX_DEPTH:
            self.evaluator.cut()
            return NOTHING
        self._run.add(value)
        try:
            return self._of_methods(value, context)
        finally:
            self._run.discard(value)

    def _of_methods(self, value: Instance, context: Context) -> Values:
        evaluator = self.evaluator
        made = self._result(value, "__iter__", context)
        if value not in made:
            return evaluator.steps(made, _ITEM, context)
        return self._result(value, "__next__", context)

    def _result(self, value: Instance, name: str, context: Context) -> Values:
        """What a method of an object gives back, or hands out as a generator."""
        evaluator = self.evaluator
        method = evaluator.names.method(value.ref, name)
        if method is None:
            return NOTHING
        inside = evaluator.calling(FunctionValue(method, value), (), {}, context.depth + 1)
        given = evaluator.returning.given(method.function)
        if given.yielded or given.delegated:
            found = evaluator.returning.yielded(given, inside)
            return frozenset({Collection((found,), repeated=True)} if found else ())
        return evaluator.returned(method.function, inside)

    def _read(self, path: str, origin: Origin) -> Values | None:
        if not origin.call.args or any(isinstance(arg, ast.Starred) for arg in origin.call.args):
            return None
        return _KINDS[path](self.evaluator, origin)


def _items(evaluator: Evaluator, node: ast.expr, origin: Origin) -> Values:
    return evaluator.steps(evaluator.values(node, origin.context), _ITEM, origin.context)


def _same(evaluator: Evaluator, origin: Origin) -> Values:
    """``repeat(x)``: the same again and again."""
    return evaluator.values(origin.call.args[0], origin.context)


def _of_first(evaluator: Evaluator, origin: Origin) -> Values:
    """Some items of what it is given first."""
    return _items(evaluator, origin.call.args[0], origin)


def _of_last(evaluator: Evaluator, origin: Origin) -> Values:
    """Some items of what comes behind a function."""
    return _items(evaluator, origin.call.args[-1], origin)


def _of_all(evaluator: Evaluator, origin: Origin) -> Values:
    """The items of each argument."""
    return frozenset(v for arg in origin.call.args for v in _items(evaluator, arg, origin))


def _of_each(evaluator: Evaluator, origin: Origin) -> Values:
    """The items of the items."""
    return evaluator.steps(_of_first(evaluator, origin), _ITEM, origin.context)


def _abreast(evaluator: Evaluator, origin: Origin) -> Values:
    """One item of each argument, together."""
    return _row([_items(evaluator, arg, origin) for arg in origin.call.args])


def _chosen(evaluator: Evaluator, origin: Origin) -> Values:
    """Several items of one argument, together."""
    items = _items(evaluator, origin.call.args[0], origin)
    return frozenset({Collection((items,), repeated=True)}) if items else NOTHING


def _mapped(evaluator: Evaluator, origin: Origin) -> Values:
    """``map(f, xs)``: what a function of the project makes of an item of each."""
    func, *rest = origin.call.args
    passed = tuple(_items(evaluator, arg, origin) for arg in rest)
    found: set[Value] = set()
    for callee in evaluator.values(func, origin.context):
        found |= evaluator.result(callee, passed, {}, origin.context)
    return frozenset(found)


def _row(columns: Sequence[Values]) -> Values:
    return frozenset({Collection(tuple(columns))}) if any(columns) else NOTHING


_KINDS: dict[str, Callable[[Evaluator, Origin], Values]] = {
    "itertools.repeat()": _same,
    "itertools.cycle()": _of_first,
    "itertools.islice()": _of_first,
    "itertools.takewhile()": _of_last,
    "itertools.dropwhile()": _of_last,
    "builtins.filter()": _of_last,
    "itertools.chain()": _of_all,
    "itertools.chain.from_iterable()": _of_each,
    "itertools.product()": _abreast,
    "itertools.zip_longest()": _abreast,
    "itertools.combinations()": _chosen,
    "itertools.permutations()": _chosen,
    "itertools.batched()": _chosen,
    "builtins.map()": _mapped,
}
