"""Stores: where the attributes of objects of the project are assigned, as far as that is seen."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, TypeAlias

from poolproof.linking.modules import ClassRef, FunctionRef
from poolproof.linking.modules import Outside as Named
from poolproof.syntax.children import walk
from poolproof.tasks.conduct.waiting import canonical
from poolproof.tasks.evaluation.values import Instance, ordered

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination

# A value that is assigned: by which function, or by the body of a class.
Store: TypeAlias = tuple[FunctionRef | None, ast.expr]
# Bases from outside that call no other method of a class than `run`.
_PASSIVE = frozenset(
    {"multiprocessing.Process", "threading.Thread", "builtins.object", "object", "abc.ABC",
     "typing.Generic", "typing.Protocol"}
)  # fmt: skip


class Stores:
    """Answers for what one function reads; ``touched`` are the functions that may run there."""

    def __init__(self, examined: Examination, touched: frozenset[FunctionRef]) -> None:
        self.examined = examined
        self.touched = touched

    def of(self, base: ast.expr, name: str) -> list[Store] | None:
        """Where objects of the project have an attribute assigned; None if it is not known."""
        examined = self.examined
        names = examined.evaluator.names
        receivers = examined.evaluator.values(base, examined.context)
        found: list[Store] = []
        for receiver in ordered(receivers):
            if not isinstance(receiver, Instance):
                return None
            for ancestor in names.ancestors(receiver.ref):
                if not isinstance(ancestor, ClassRef):
                    if not (isinstance(ancestor, Named) and canonical(ancestor.name) in _PASSIVE):
                        return None  # a library may call any method
                    continue
                if _sets_by_name(ancestor):
                    return None
                for store in names.index(ancestor.module).stores.get((ancestor.index, name), ()):
                    if store.taken:
                        return None
                    found.append((FunctionRef(ancestor.module, store.function), store.value))
                for binding in ancestor.definition.scope.names.get(name, ()):
                    value = getattr(binding, "value", None)
                    if not isinstance(value, ast.expr):
                        return None
                    found.append((None, value))
        return None if self.is_placed(name) else found

    def is_placed(self, name: str) -> bool:
        """Whether the task may assign an attribute from outside of its object."""
        index = self.examined.evaluator.names.index
        return any(
            store.function == ref.index
            for ref in self.touched
            for store in index(ref.module).placed.get(name, ())
        )


def _sets_by_name(ref: ClassRef) -> bool:
    """Whether a class sets attributes that are only named when the program runs."""
    return ref.module.says("setattr(", "__dict__") and any(
        getattr(node, "attr", getattr(node, "id", "")) in ("setattr", "__setattr__", "__dict__")
        for node in walk(ref.definition.node)
    )
