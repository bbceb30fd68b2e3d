"""Containers: calls that hand on what is inside of collections, by builtins and by methods."""

from __future__ import annotations

import ast
from itertools import zip_longest
from typing import TYPE_CHECKING

from poolproof.flow.conditions import constant_of
from poolproof.tasks.evaluation.values import (
    NOTHING,
    ClassValue,
    Collection,
    Context,
    Value,
    Values,
)

if TYPE_CHECKING:
    from poolproof.tasks.evaluation.evaluator import Evaluator

_WRAPPERS = frozenset(
    {"list", "tuple", "set", "sorted", "reversed", "iter", "frozenset", "deque", "tqdm"}
)
_MADE_EMPTY = frozenset({"dict", "list", "set", "deque", "OrderedDict"})
FRESH_METHODS = frozenset({"get", "pop", "popleft", "setdefault", "popitem"})


class Containers:
    """Evaluates such calls."""

    def __init__(self, evaluator: Evaluator) -> None:
        self.evaluator = evaluator

    def call(self, node: ast.Call, context: Context) -> Values | None:
        """What such a call gives; None if it is none."""
        func = node.func
        word = getattr(func, "id", "")
        if word in _WRAPPERS and len(node.args) == 1:
            return self.evaluator.values(node.args[0], context)
        if word == "enumerate" and node.args:
            items = self.evaluator.steps(
                self.evaluator.values(node.args[0], context), ("item",), context
            )
            return frozenset(
                {Collection((frozenset({Collection((NOTHING, items))}),), repeated=True)}
            )
        if word == "zip" and node.args:
            return self._zipped(node, context)
        if word in _MADE_EMPTY and not node.keywords and not node.args:
            return frozenset({Collection(())})
        if word == "defaultdict" and len(node.args) == 1:
            return frozenset({Collection(())})
        if word == "dict" and len(node.args) <= 1:
            return self._dict(node, context)
        return self._element(node, func, context) if isinstance(func, ast.Attribute) else None

    def _dict(self, node: ast.Call, context: Context) -> Values | None:
        """``dict(common, name=value)``, or one of pairs; None if it is not known what it holds."""
        keys: tuple[object, ...] = tuple(each.arg for each in node.keywords)
        items = tuple(self.evaluator.values(each.value, context) for each in node.keywords)
        held = self.evaluator.each(node.args, context)
        common = [value for value in held if isinstance(value, Collection)]
        if node.args and (len(common) != 1 or len(held) != 1):
            return None if not node.keywords else frozenset({Collection(items, keys)})
        for each in common:
            if each.keys:
                kept = [(k, v) for k, v in zip(each.keys, each.items, strict=True) if k not in keys]
                keys = (*(k for k, _ in kept), *keys)
                items = (*(v for _, v in kept), *items)
            elif each.items:
                pairs = self.evaluator.take(each, "item", context)
                keys, items = (None, *keys), (self.evaluator.steps(pairs, (1,), context), *items)
        return frozenset({Collection(items, keys)})

    def table(self, node: ast.Dict, context: Context) -> Collection:
        """A dict display; what ``**`` brings counts under its own keys, if they are known."""
        keys: list[object] = []
        items: list[Values] = []
        for key, part in zip(node.keys, node.values, strict=True):
            values = self.evaluator.values(part, context)
            brought = _entries(values) if key is None else None
            if brought is None:
                brought = [(constant_of(key) if key is not None else None, values)]
            for word, held in brought:
                if word is not None and word in keys:
                    items[keys.index(word)] = held
                else:
                    keys.append(word)
                    items.append(held)
        return Collection(tuple(items), tuple(keys))

    def _heirs(self, base: ast.expr, context: Context) -> Values:
        """``Base.__subclasses__()``: those that there are in the project."""
        classes = (v for v in self.evaluator.values(base, context) if isinstance(v, ClassValue))
        heirs = frozenset(
            ClassValue(heir) for each in classes for heir in self.evaluator.names.heirs.of(each.ref)
        )
        return frozenset({Collection((heirs,), repeated=True)})

    def spread(self, elements: list[ast.expr], context: Context) -> Collection:
        """A display with ``*`` in it: what stands before one keeps its place."""
        items: list[Values] = []
        for element in elements:
            if not isinstance(element, ast.Starred):
                items.append(self.evaluator.values(element, context))
                continue
            found = self.evaluator.values(element.value, context)
            held = [value for value in found if isinstance(value, Collection)]
            plain = [value for value in held if not value.repeated and not value.keys]
            widths = {len(value.items) for value in plain}
            last = element is elements[-1]
            if len(plain) < len(found) or not (last or len(widths) == 1):
                return self._mixed(elements, context)
            columns = zip_longest(*(value.items for value in plain), fillvalue=NOTHING)
            items += [frozenset(v for item in column for v in item) for column in columns]
        return Collection(tuple(items))

    def joined(self, left: Values, right: Values) -> Values:
        """``(a, b) + (c,)``, if both are known to keep their places."""
        pairs = [
            (first, second)
            for first in left
            for second in right
            if isinstance(first, Collection) and isinstance(second, Collection)
        ]
        plain = all(not (v.repeated or v.keys) for pair in pairs for v in pair)
        if not pairs or not plain or len(pairs) < len(left) * len(right):
            return NOTHING
        return frozenset(Collection((*first.items, *second.items)) for first, second in pairs)

    def _mixed(self, elements: list[ast.expr], context: Context) -> Collection:
        """Any number of what the elements stand for, in any order."""
        parts: set[Value] = set()
        for element in elements:
            if isinstance(element, ast.Starred):
                for value in self.evaluator.values(element.value, context):
                    parts |= self.evaluator.take(value, "item", context)
            else:
                parts |= self.evaluator.values(element, context)
        return Collection((frozenset(parts),), repeated=True)

    def _zipped(self, node: ast.Call, context: Context) -> Values:
        if len(node.args) == 1 and isinstance(node.args[0], ast.Starred):
            rows = self.evaluator.values(node.args[0].value, context)
            inner = self.evaluator.steps(rows, ("item",), context)
            width = 4
            columns = tuple(self.evaluator.steps(inner, (n,), context) for n in range(width))
            return frozenset(
                {Collection(tuple(frozenset({Collection((c,), repeated=True)}) for c in columns))}
            )
        columns = tuple(
            self.evaluator.steps(self.evaluator.values(arg, context), ("item",), context)
            for arg in node.args
        )
        return frozenset({Collection((frozenset({Collection(columns)}),), repeated=True)})

    def _element(self, node: ast.Call, func: ast.Attribute, context: Context) -> Values | None:
        """``xs.pop()``, ``table.get(key)``, ``table.values()`` on displays of the project."""
        if func.attr == "__subclasses__":
            return self._heirs(func.value, context)
        if func.attr not in FRESH_METHODS | {"values", "items", "copy"}:
            return None
        held = [v for v in self.evaluator.values(func.value, context) if isinstance(v, Collection)]
        if not held:
            return None
        if func.attr in ("values", "copy"):
            return frozenset(held)
        if func.attr == "items":
            items = frozenset(v for c in held for v in self.evaluator.take(c, "item", context))
            return frozenset(
                {Collection((frozenset({Collection((NOTHING, items))}),), repeated=True)}
            )
        index = constant_of(node.args[0]) if node.args else None
        return frozenset(value for each in held for value in each.under(index))


def _entries(values: Values) -> list[tuple[object, Values]] | None:
    """The keys of one dict and what it holds under them; None if not all are known."""
    one = next(iter(values)) if len(values) == 1 else None
    if not isinstance(one, Collection) or one.repeated or None in one.keys:
        return None
    return list(zip(one.keys, one.items, strict=True)) if len(one.keys) == len(one.items) else None
