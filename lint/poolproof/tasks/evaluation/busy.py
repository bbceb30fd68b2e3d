"""Busy: which functions of a module start workers, so that other modules are asked about them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from poolproof.linking.meanings import ClassRef, Module
from poolproof.linking.meanings import Outside as OutsideMeaning
from poolproof.syntax.scopes import MODULE
from poolproof.syntax.spelling import last_word
from poolproof.tasks.evaluation.handing import STARTING
from poolproof.tasks.evaluation.index import enclosing

if TYPE_CHECKING:
    from poolproof.tasks.evaluation.names import Names

# What gives work to a pool, if it is one: other things have these too.
_MAPPING = frozenset({"map", "apply"})


class Busy:
    """Finds them; one for a run."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self._known: dict[Path, dict[str, frozenset[int]]] = {}

    def of(self, module: Module) -> dict[str, frozenset[int]]:
        """The functions that start workers, and all methods of classes that do, by public name."""
        if module.path not in self._known:
            self._known[module.path] = dict(self._starting(module))
        return self._known[module.path]

    def _starting(self, module: Module) -> Iterator[tuple[str, frozenset[int]]]:
        kinds = (k for k in module.names.classes if self._is_process(ClassRef(module, k.index)))
        words = STARTING | self.names.program.words | {each.name for each in kinds}
        busy = {
            function
            for function, calls in module.names.calls.items()
            for call in calls
            if (word := last_word(call.func)) in words
            or (word in _MAPPING and _is_told(module, function, call.func))
        }
        busy |= {each for each in module.names.calls if _starts_what_it_is_given(module, each)}
        if busy:
            busy |= self._making_busy(module, busy)
        busy |= {outer for function in busy for outer in enclosing(module, function)}
        for info in module.names.functions:
            if info.owner is None and info.index in busy and "." not in info.name:
                yield info.name, frozenset({info.index})
        for klass in module.names.classes:
            methods = frozenset(klass.methods.values())
            if methods & busy or self._is_process(ClassRef(module, klass.index)):
                yield klass.name, methods

    def _making_busy(self, module: Module, busy: set[int]) -> set[int]:
        """The functions that make objects of the module's classes which start workers."""
        classes = {
            klass.name
            for klass in module.names.classes
            if not busy.isdisjoint(klass.methods.values())
        }
        calls = self.names.index(module).calls
        return {function for name in classes for function, _ in calls.get(name, ())}

    def _is_process(self, ref: ClassRef) -> bool:
        return any(
            isinstance(each, OutsideMeaning) and each.name.endswith("Process")
            for each in self.names.ancestors(ref)[1:]
        )


def _is_told(module: Module, function: int, func: ast.expr) -> bool:
    """Whether a method is one of a parameter, or of what ``self`` was told of."""
    base = getattr(func, "value", None)
    base = base.value if isinstance(base, ast.Attribute) else base
    if function == MODULE or not isinstance(base, ast.Name):
        return False
    return base.id in module.names.functions[function].parameters


def _starts_what_it_is_given(module: Module, function: int) -> bool:
    """Whether a function starts something, and calls a parameter or what an object is told of."""
    calls, names = module.names.calls[function], module.names
    if function == MODULE or all(getattr(call.func, "attr", "") != "start" for call in calls):
        return False
    owner = names.owner_of(function)
    methods = names.classes[owner].methods if owner is not None else {}
    parameters = names.functions[function].all_parameters
    return any(
        call.func.id in parameters
        if isinstance(call.func, ast.Name)
        else isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == "self"
        and call.func.attr not in methods
        for call in calls
    )
