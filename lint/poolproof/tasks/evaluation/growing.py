"""Growing: what is put into a collection after it was made, a key at a time or all at once."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING

from poolproof.linking.meanings import Module
from poolproof.tasks.evaluation.index import EACH, EVERYTHING, Added, held_at
from poolproof.tasks.evaluation.values import NOTHING, Collection, Constant, Context, Value, Values

if TYPE_CHECKING:
    from poolproof.tasks.evaluation.names import Names

_MAX_ADDED = 8
Sees = Callable[[int], "Context | None"]


class Growing:
    """Adds what is put into collections to what they were made of."""

    def __init__(self, names: Names) -> None:
        self.names = names

    def grown(self, path: str, values: set[Value], module: Module, sees: Sees) -> set[Value]:
        """What a place with these values holds; ``sees`` says in which functions it is the same.

        Where an element is, is only known of a dict whose keys are spelled.
        """
        table = self.names.index(module).added
        added, inner = table.get(path, ())[:_MAX_ADDED], table.get(f"{path}[]", ())[:_MAX_ADDED]
        if not (added or inner) or not any(_may_grow(value) for value in values):
            return values
        here = [(each, where) for each in added if (where := sees(each.function)) is not None]
        keyed: dict[object, Values] = {
            each.key: found
            for each, where in here
            if isinstance(each.key, str)
            and each.key != EVERYTHING
            and (found := self._value(each, where))
        }
        for each, where in here:
            if each.key == EVERYTHING:
                for other in self._value(each, where):
                    if isinstance(other, Collection):
                        keyed.update(zip(other.keys, other.items, strict=False))
        loose = {
            Collection((found,), repeated=True)
            for each, where in here
            if not isinstance(each.key, str)
            and (found := self._kept(path, self._items(each, where), module, sees))
        }
        within = {
            Collection((frozenset({Collection((found,), repeated=True)}),), repeated=True)
            for each in inner
            if (where := sees(each.function)) is not None and (found := self._items(each, where))
        }
        if any(isinstance(v, Collection) and not v.items for v in values):
            values = values | loose | within
        return {_with(value, keyed) for value in values} if keyed else values

    def grown_inside(self, node: ast.Subscript, values: set[Value], context: Context) -> set[Value]:
        """What a collection holds that is kept in another, and filled in the same function."""

        def sees(function: int) -> Context | None:
            return context if function == context.function else None

        path = held_at(node) if any(map(_may_grow, values)) else None
        return self.grown(path, values, context.module, sees) if path is not None else values

    def _kept(self, path: str, values: Values, module: Module, sees: Sees) -> Values:
        """What a collection holds that is kept in another, and filled there afterwards."""
        if path.endswith("[]") or not any(map(_may_grow, values)):
            return values
        return frozenset(self.grown(f"{path}[]", set(values), module, sees))

    def _items(self, added: Added, where: Context) -> Values:
        """What is put in: a thing, or all that something holds."""
        found = self._value(added, where)
        if added.key != EACH:
            return found
        return self.names.evaluator.steps(found, ("item",), where)

    def _value(self, added: Added, where: Context) -> Values:
        return self.names.evaluator.values(added.value, where)


def _may_grow(value: Value) -> bool:
    """Whether something is a collection that was made empty, or a dict."""
    return isinstance(value, Collection) and (not value.items or bool(value.keys))


def _with(value: Value, keyed: dict[object, Values]) -> Value:
    if not isinstance(value, Collection) or value.repeated or (value.items and not value.keys):
        return value
    held = dict(zip(value.keys, value.items, strict=False))
    for key, more in keyed.items():
        held[key] = _if_at_all(more) or (held[key] | more if key in held else NOTHING)
    return Collection(tuple(held.values()), tuple(held))


def _if_at_all(values: Values) -> Values:
    """What may have been put into a dict by the time it is used: no constant decides then."""
    return frozenset(value for value in values if not isinstance(value, Constant))
