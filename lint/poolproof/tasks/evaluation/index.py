"""Indices of one module that the text answers: attribute stores, global stores, calls by name."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from poolproof.flow.conditions import constant_of, dotted
from poolproof.linking.modules import Module
from poolproof.syntax.scopes import MODULE, Binding, Function, Item, Scope, Store
from poolproof.tasks.evaluation.handing import Handing, handings

_ADDING = frozenset({"append", "appendleft", "add", "insert", "update"})
EVERYTHING = "**"


class Added(Struct, frozen=True):
    """What is put into a collection in a function.

    ``key`` is None if it has none that is known, and ``EVERYTHING`` if all of a dict is put in.
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


class ModuleIndex(Struct):
    """What is looked up again and again in one module.

    ``stores`` are those of methods in their own object, by class and name; ``placed`` all others.
    """

    module: Module
    stores: dict[tuple[int, str], list[Store]] = field(default_factory=dict)
    placed: dict[str, list[Store]] = field(default_factory=dict)
    globals: dict[str, list[tuple[Scope, Binding]]] = field(default_factory=dict)
    calls: dict[str, list[tuple[int, ast.Call]]] = field(default_factory=dict)
    added: dict[str, list[Added]] = field(default_factory=dict)
    handed: dict[str, list[tuple[int, Handing]]] = field(default_factory=dict)
    decorated: dict[str, list[Decorated]] = field(default_factory=dict)

    @classmethod
    def of(cls, module: Module) -> ModuleIndex:
        """Read a module once."""
        index = cls(module)
        for function, calls in module.names.calls.items():
            for call in calls:
                name = getattr(call.func, "attr", getattr(call.func, "id", ""))
                index.calls.setdefault(name, []).append((function, call))
                for handing in handings(call):
                    index.handed.setdefault(handing.word, []).append((function, handing))
                if name in _ADDING and isinstance(call.func, ast.Attribute) and call.args:
                    target = held_at(call.func.value)
                    if target is not None:
                        key = EVERYTHING if name == "update" else None
                        more = Added(function, call.args[-1], key)
                        index.added.setdefault(target, []).append(more)
        for item in module.names.items:
            target = held_at(item.held) if _may_matter(item) else None
            if target is not None:
                more = Added(item.function, item.value, constant_of(item.key))
                index.added.setdefault(target, []).append(more)
        index.decorated = _by_word(_decorated(module))
        for info in module.names.functions:
            for name in info.scope.outer:
                for binding in info.scope.names.get(name, ()):
                    index.globals.setdefault(name, []).append((info.scope, binding))
        for store in module.names.stores:
            method = _method(module, store)
            if method is not None and method.owner is not None:
                inside = replace(store, function=method.index)
                index.stores.setdefault((method.owner, store.name), []).append(inside)
            else:
                index.placed.setdefault(store.name, []).append(store)
        return index


def held_at(node: ast.expr) -> str | None:
    """How a collection is spelled: ``a.b``, and ``a.b[]`` for any that is kept in another."""
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
        words.setdefault(getattr(target, "attr", getattr(target, "id", "")), []).append(each)
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
        return getattr(func, "attr", getattr(func, "id", ""))[:1].isupper()
    return isinstance(item.value, ast.Name | ast.Attribute | ast.Tuple | ast.Lambda)


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
