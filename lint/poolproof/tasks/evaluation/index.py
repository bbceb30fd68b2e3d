"""Indices of one module that the text answers: attribute stores, global stores, calls by name."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from poolproof.flow.conditions import constant_of
from poolproof.linking.meanings import Module
from poolproof.syntax.scopes import MODULE, Binding, Function, Item, Scope, Store
from poolproof.syntax.spelling import dotted, last_word
from poolproof.tasks.evaluation.calling import is_property
from poolproof.tasks.evaluation.handing import Handing, handings

_ADDING = frozenset({"append", "appendleft", "add", "insert", "update", "extend"})
# What puts something under a key that has nothing yet, and gives back what is there then.
_AT_FIRST = "setdefault"
EVERYTHING = "**"
EACH = ("*",)  # no key that anybody spells
_ALL_OF_IT: dict[str, object] = {"update": EVERYTHING, "extend": EACH}


class Added(Struct, frozen=True):
    """What is put into a collection in a function.

    ``key`` is None if it has none that is known, ``EVERYTHING`` if all of a dict is put in, and
    ``EACH`` if all items of something are.
    """

    function: int
    value: ast.expr
    key: object = None


class Decorated(Struct, frozen=True):
    """A function or class by its number, and a decorator of it, evaluated in a function."""

    function: int
    decorator: ast.expr
    index: int
    is_class: bool


class ModuleIndex(Struct, dict=True):
    """What is looked up again and again in one module; each part is read when it is asked for."""

    module: Module

    @cached_property
    def calls(self) -> dict[str, list[tuple[int, ast.Call]]]:
        """The calls by the last word of the callee, each with the function that it stands in."""
        found: dict[str, list[tuple[int, ast.Call]]] = {}
        for function, calls in self.module.names.calls.items():
            for call in calls:
                word = last_word(call.func)
                found.setdefault(word, []).append((function, call))
        return found

    @cached_property
    def handed(self) -> dict[str, list[tuple[int, Handing]]]:
        """What is handed to somebody who will call it, by its last word."""
        found: dict[str, list[tuple[int, Handing]]] = {}
        for function, calls in self.module.names.calls.items():
            for call in calls:
                for handing in handings(call):
                    found.setdefault(handing.word, []).append((function, handing))
        return found

    @cached_property
    def added(self) -> dict[str, list[Added]]:
        """What is put into collections, by their dotted names."""
        found: dict[str, list[Added]] = {}
        for function, calls in self.module.names.calls.items():
            for call in calls:
                if not isinstance(call.func, ast.Attribute) or not call.args:
                    continue
                word = call.func.attr
                if word in _ADDING or (word == _AT_FIRST and len(call.args) == 2):
                    target = held_at(call.func.value)
                    key = constant_of(call.args[0]) if word == _AT_FIRST else _ALL_OF_IT.get(word)
                    if target is not None:
                        found.setdefault(target, []).append(Added(function, call.args[-1], key))
        for function, node in self.module.names.augmented:
            target = held_at(node.target)
            if target is not None:
                found.setdefault(target, []).append(Added(function, node.value, EACH))
        for item in self.module.names.items:
            target = held_at(item.held) if _may_matter(item) else None
            if target is not None:
                more = Added(item.function, item.value, constant_of(item.key))
                found.setdefault(target, []).append(more)
        return found

    @cached_property
    def decorated(self) -> dict[str, list[Decorated]]:
        """The functions and classes with decorators, by the last words of these."""
        return _by_word(_decorated(self.module))

    @cached_property
    def properties(self) -> frozenset[str]:
        """The names of what methods of the module compute when an attribute is read."""
        marked = [each for each in self.module.names.functions if each.decorators]
        return frozenset([each.name.rpartition(".")[2] for each in marked if is_property(each)])

    @cached_property
    def redefined(self) -> frozenset[str]:
        """The names that functions or classes of the module have more than once."""
        names = self.module.names
        defined = [each.name for each in names.functions] + [each.name for each in names.classes]
        if len(set(defined)) == len(defined):
            return frozenset()
        return frozenset(
            name.rpartition(".")[2] for name, times in Counter(defined).items() if times > 1
        )

    @cached_property
    def globals(self) -> dict[str, list[tuple[Scope, Binding]]]:
        """What functions bind the module's variables to, by name."""
        found: dict[str, list[tuple[Scope, Binding]]] = {}
        for info in self.module.names.functions:
            for name in info.scope.outer:
                for binding in info.scope.names.get(name, ()):
                    found.setdefault(name, []).append((info.scope, binding))
        return found

    @property
    def stores(self) -> dict[tuple[int, str], list[Store]]:
        """The attributes that methods store in their own object, by class and name."""
        return self._stored[0]

    @property
    def placed(self) -> dict[str, list[Store]]:
        """The attributes that are stored in all other objects, by name."""
        return self._stored[1]

    @cached_property
    def _stored(self) -> tuple[dict[tuple[int, str], list[Store]], dict[str, list[Store]]]:
        own: dict[tuple[int, str], list[Store]] = {}
        placed: dict[str, list[Store]] = {}
        for store in self.module.names.stores:
            method = _method(self.module, store)
            if method is not None and method.owner is not None:
                inside = replace(store, function=method.index)
                own.setdefault((method.owner, store.name), []).append(inside)
            else:
                placed.setdefault(store.name, []).append(store)
        return own, placed


def held_at(node: ast.expr) -> str | None:
    """How a collection is spelled: ``a.b``, and ``a.b[]`` for any that is kept in another."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        outer = dotted(node.func.value) if node.func.attr == _AT_FIRST else None
        return f"{outer}[]" if outer is not None else None
    if not isinstance(node, ast.Subscript):
        return dotted(node)
    outer = dotted(node.value) if not isinstance(node.slice, ast.Slice) else None
    return f"{outer}[]" if outer is not None else None


def _by_word(found: Iterator[Decorated]) -> dict[str, list[Decorated]]:
    """The same by the last word of the decorators."""
    words: dict[str, list[Decorated]] = {}
    for each in found:
        node = each.decorator
        target = node.func if isinstance(node, ast.Call) else node
        words.setdefault(last_word(target), []).append(each)
    return words


def _decorated(module: Module) -> Iterator[Decorated]:
    for info in module.names.functions:
        for node in info.decorators:
            yield Decorated(info.parent, node, info.index, is_class=False)
    for klass in module.names.classes:
        for node in klass.node.decorator_list:
            yield Decorated(klass.outer.function, node, klass.index, is_class=True)


def _may_matter(item: Item) -> bool:
    """Whether what is put under a key may be worth following: a name, or what a class makes."""
    if isinstance(item.key, ast.Slice):
        return False
    if isinstance(item.value, ast.Call):
        func = item.value.func
        return last_word(func)[:1].isupper()
    return isinstance(item.value, (ast.Name, ast.Attribute, ast.Tuple, ast.Lambda, ast.Dict))


def _method(module: Module, store: Store) -> Function | None:
    """The method that stores something in its own object, itself or by a function inside it."""
    for function in enclosing(module, store.function):
        info = module.names.functions[function] if function != MODULE else None
        if info is not None and info.owner is not None:
            return info if store.base in info.parameters[:1] else None
    return None


def enclosing(module: Module, function: int) -> Iterator[int]:
    """The function and those around it, inside out, the module last."""
    while function != MODULE:
        yield function
        function = module.names.functions[function].parent
    yield MODULE
