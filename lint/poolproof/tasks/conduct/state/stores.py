"""Stores: where the attributes of objects of the project are assigned, as far as that is seen."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, TypeAlias

from poolproof.linking.meanings import ClassRef, FunctionRef, Module
from poolproof.linking.meanings import Outside as Named
from poolproof.source.remarks import InCode
from poolproof.syntax.children import walk
from poolproof.syntax.spelling import last_word
from poolproof.tasks.conduct.waiting import canonical
from poolproof.tasks.evaluation.values import Instance, ModuleValue, ordered

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination

# A value that is assigned: by which function, or by the body of a class.
Store: TypeAlias = tuple[FunctionRef | None, ast.expr]
# Bases from outside that call no other method of a class than `run`.
PASSIVE = frozenset(
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
                    if not (isinstance(ancestor, Named) and canonical(ancestor.name) in PASSIVE):
                        return None  # a library may call any method
                    continue
                if _sets_by_name(ancestor) or ancestor.module.shows(_changes(name)):
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

    def is_replaced(self, base: ast.expr, name: str) -> bool:
        """Whether anything is assigned to a method of the project's objects, as far as is seen."""
        names = self.examined.evaluator.names
        owners = {
            ancestor
            for receiver in self.examined.evaluator.values(base, self.examined.context)
            if isinstance(receiver, Instance)
            for ancestor in names.ancestors(receiver.ref)
            if isinstance(ancestor, ClassRef)
        }
        return self.is_placed(name) or any(
            _sets_by_name(each) or names.index(each.module).stores.get((each.index, name))
            for each in owners
        )

    def is_of_thread(self, function: FunctionRef) -> bool:
        """Whether a function is what an object does as a thread, in the process that asks it."""
        owner = function.function.owner
        if owner is None or function.function.name.rpartition(".")[2] != "run":
            return False
        return any(
            isinstance(each, Named) and canonical(each.name) == "threading.Thread"
            for each in self.examined.evaluator.names.ancestors(ClassRef(function.module, owner))
        )

    def module_of(self, asked: ast.Attribute) -> Module | None:
        """The module of the project whose variable an expression is."""
        owners = self.examined.evaluator.values(asked.value, self.examined.context)
        modules = [each.module for each in owners if isinstance(each, ModuleValue)]
        return modules[0] if len(modules) == len(owners) == 1 else None

    def of_variable(
        self, module: Module, name: str
    ) -> tuple[list[ast.expr | None], list[tuple[FunctionRef, ast.expr | None]]]:
        """What a variable of a module holds at first, and what its functions assign to it."""
        bindings = module.names.module.names.get(name, ())
        index = self.examined.evaluator.names.index(module)
        later = [
            (FunctionRef(module, scope.function), getattr(binding, "value", None))
            for scope, binding in index.globals.get(name, ())
        ]
        return [getattr(binding, "value", None) for binding in bindings], later

    def places(self, module: Module, name: str) -> bool:
        """Whether any other module seems to assign a variable of a module."""
        program = self.examined.evaluator.program
        assigns = re.compile(rf"\.{re.escape(name)}[ \t]*=[^=]|[\"']{re.escape(name)}[\"']")
        paths = program.search((name,), program.files.root(module.path))
        return any(path != module.path and assigns.search(program.text(path)) for path in paths)

    def is_placed(self, name: str) -> bool:
        """Whether the task may assign an attribute from outside of its object."""
        index = self.examined.evaluator.names.index
        return any(
            store.function == ref.index
            for ref in self.touched
            for store in index(ref.module).placed.get(name, ())
        ) or any(module.shows(_changes(name)) for module in {ref.module for ref in self.touched})


def _changes(name: str) -> re.Pattern[str]:
    """``x.name += 1``, which assigns what only running the code can tell."""
    return re.compile(rf"\.{re.escape(name)}[ \t]*(?:[-+*/%|&^@]|//|\*\*|<<|>>)=")


def _sets_by_name(ref: ClassRef) -> bool:
    """Whether a class sets attributes that are only named when the program runs."""
    return ref.module.says("setattr(", "__dict__") and any(
        last_word(node) in ("setattr", "__setattr__", "__dict__")
        for node in walk(ref.definition.node)
    )


def is_handed_on(function: FunctionRef) -> bool:
    """Whether the code of a function's module names it without calling it."""
    name = re.escape(function.function.name.rpartition(".")[2])
    owner = r"\bself\." if function.function.owner is not None else r"(?<!def )(?<![\w.])"
    return function.module.shows(InCode(re.compile(rf"{owner}{name}\b(?! *\()")))
