"""Indices of one module that the text answers: attribute stores, global stores, calls by name."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field

from poolproof.flow.conditions import dotted
from poolproof.linking.modules import Module
from poolproof.syntax.scopes import MODULE, Binding, Scope

_ADDING = frozenset({"append", "appendleft", "add", "insert"})


@dataclass(frozen=True, slots=True)
class Store:
    """``self.name = value`` in a method; ``taken`` as for ``Bound``."""

    function: int
    value: ast.expr
    taken: tuple[str | int, ...] = ()


@dataclass(slots=True)
class ModuleIndex:
    """What is looked up again and again in one module."""

    module: Module
    stores: dict[tuple[int, str], list[Store]] = field(default_factory=dict)
    globals: dict[str, list[tuple[Scope, Binding]]] = field(default_factory=dict)
    calls: dict[str, list[tuple[int, ast.Call]]] = field(default_factory=dict)
    added: dict[str, list[tuple[int, ast.expr]]] = field(default_factory=dict)

    @classmethod
    def of(cls, module: Module) -> ModuleIndex:
        """Read a module once."""
        index = cls(module)
        for function, calls in module.names.calls.items():
            for call in calls:
                name = getattr(call.func, "attr", getattr(call.func, "id", ""))
                index.calls.setdefault(name, []).append((function, call))
                if name in _ADDING and isinstance(call.func, ast.Attribute) and call.args:
                    target = dotted(call.func.value)
                    if target is not None:
                        index.added.setdefault(target, []).append((function, call.args[-1]))
        for info in module.names.functions:
            for name in info.scope.outer:
                for binding in info.scope.names.get(name, ()):
                    index.globals.setdefault(name, []).append((info.scope, binding))
            if info.owner is not None and info.parameters and not isinstance(info.node, ast.Lambda):
                for name, store in _stores(info.node, info.parameters[0], info.index):
                    index.stores.setdefault((info.owner, name), []).append(store)
        return index


def _stores(
    node: ast.FunctionDef | ast.AsyncFunctionDef, receiver: str, function: int
) -> Iterator[tuple[str, Store]]:
    for each in ast.walk(node):
        if isinstance(each, ast.Assign):
            for target in each.targets:
                yield from _targets(target, each.value, receiver, function, ())
        elif isinstance(each, ast.AnnAssign) and each.value is not None:
            yield from _targets(each.target, each.value, receiver, function, ())
        elif isinstance(each, ast.withitem) and each.optional_vars is not None:
            yield from _targets(
                each.optional_vars, each.context_expr, receiver, function, ("enter",)
            )


def _targets(
    target: ast.expr, value: ast.expr, receiver: str, function: int, taken: tuple[str | int, ...]
) -> Iterator[tuple[str, Store]]:
    if isinstance(target, ast.Tuple | ast.List):
        displayed = isinstance(value, ast.Tuple | ast.List) and not taken
        for position, part in enumerate(target.elts):
            if displayed and isinstance(value, ast.Tuple | ast.List):
                if len(value.elts) == len(target.elts):
                    yield from _targets(part, value.elts[position], receiver, function, ())
            else:
                yield from _targets(part, value, receiver, function, (*taken, position))
    elif (
        isinstance(target, ast.Attribute)
        and isinstance(target.value, ast.Name)
        and target.value.id == receiver
    ):
        yield target.attr, Store(function, value, taken)


def enclosing(module: Module, function: int) -> Iterator[int]:
    """The function and those around it, inside out, the module last."""
    while function != MODULE:
        yield function
        function = module.names.functions[function].parent
    yield MODULE
