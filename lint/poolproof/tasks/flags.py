"""Conditions whose answer never changes in a worker: constants it was given, flags nobody sets."""

from __future__ import annotations

import ast
from functools import cached_property
from typing import TYPE_CHECKING

from poolproof.flow.conditions import dotted
from poolproof.flow.graph import Edge
from poolproof.flow.ops import Branch
from poolproof.linking.modules import ClassRef, FunctionRef
from poolproof.syntax.scopes import Assigned, Bound
from poolproof.tasks.index import enclosing
from poolproof.tasks.values import Constant, Instance, Outside

if TYPE_CHECKING:
    from poolproof.tasks.examination import Examination


class Flags:
    """Answers for one function in one context; ``touched`` are the functions that may run there."""

    def __init__(self, examined: Examination, touched: frozenset[FunctionRef]) -> None:
        self.examined = examined
        self.touched = touched

    def never(self, op: Branch, test: ast.expr | None) -> Edge | None:
        """The edge of a branch that is never taken."""
        if op.condition.kind != "truth" or not isinstance(test, ast.Name | ast.Attribute):
            return None
        truths = self._truths(test)
        if truths == {True}:
            return Edge.FALSE
        if truths == {False}:
            return Edge.TRUE
        return None

    def _truths(self, test: ast.Name | ast.Attribute) -> set[bool]:
        path = dotted(test)
        if path is None:
            return set()
        if "." not in path:
            return self._of_parameter(path) or self._of_global(path)
        root, _, name = path.partition(".")
        return self._of_field(root, name) if "." not in name else set()

    def _of_parameter(self, name: str) -> set[bool]:
        """A parameter that is never assigned, and whose argument is a constant."""
        examined = self.examined
        context = examined.context
        scope = context.module.names.scope_of(context.function)
        bindings = scope.names.get(name, [])
        if len(bindings) != 1 or not isinstance(bindings[0], Bound) or bindings[0].source:
            return set()
        if any(name in names for names in examined.body.bound):
            return set()
        values = context.parameter(name)
        if values is None:
            return set()
        if not all(isinstance(v, Constant) and isinstance(v.value, bool) for v in values):
            return set()
        return {bool(v.value) for v in values if isinstance(v, Constant)}

    def _of_global(self, name: str) -> set[bool]:
        """A variable of the module that only other functions than those of the task assign."""
        context = self.examined.context
        module = context.module
        found = module.names.scope_of(context.function).lookup(name)
        if found is None or found[0].parent is not None:
            return set()
        index = self.examined.evaluator.names.index
        if any(
            store.function == ref.index
            for ref in self.touched
            for store in index(ref.module).placed.get(name, ())
        ):
            return set()  # the task may assign it from another module
        values = [getattr(binding, "value", None) for binding in found[1]]
        for scope, binding in index(module).globals.get(name, ()):
            function = FunctionRef(module, scope.function)
            if function in self._handlers or function.function.decorators:
                return set()  # who calls it is not seen
            if function in self.touched:
                values.append(getattr(binding, "value", None))
        truths = [v.value if isinstance(v, ast.Constant) else None for v in values]
        known = {truth for truth in truths if isinstance(truth, bool)}
        return known if len(known) == len(set(truths)) else set()

    def _of_field(self, root: str, name: str) -> set[bool]:
        """An attribute that only other functions than those of the task assign."""
        stores = self._stores(root, name)
        if stores is None:
            return set()
        found: set[bool] = set()
        for function, value in stores:
            simple = function.function.name.rpartition(".")[2]
            if simple != "__init__" and function not in self.touched:
                if function in self._handlers:
                    return set()
                continue
            if not isinstance(value, ast.Constant) or not isinstance(value.value, bool):
                return set()
            found.add(value.value)
        return found

    def is_signalled(self, test: ast.expr) -> bool:
        """Whether a test is about what a signal handler sets, and nothing else."""
        return any(self._is_handlers(each) for each in ast.walk(test))

    def _is_handlers(self, node: ast.AST) -> bool:
        if isinstance(node, ast.Name):
            setters = self._setters_of_name(node.id)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            setters = self._setters_of_field(node.value.id, node.attr)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            setters = self._setters_of_event(node.func)
        else:
            return False
        return bool(setters) and setters <= self._handlers

    @cached_property
    def _handlers(self) -> frozenset[FunctionRef]:
        """What the module registers for signals, which may run at any time."""
        return frozenset(self.examined.conducts.handlers(self.examined.value.ref.module))

    def _setters_of_field(self, root: str, name: str) -> set[FunctionRef]:
        """The functions beside the constructor that assign an attribute of ``self``."""
        stores = self._stores(root, name) or ()
        return {f for f, _ in stores if f.function.name.rpartition(".")[2] != "__init__"}

    def _setters_of_name(self, name: str) -> set[FunctionRef]:
        """The functions that assign a variable of one around them, if that does so once."""
        context = self.examined.context
        module = context.module
        found = module.names.scope_of(context.function).lookup(name)
        if found is None or len(found[1]) != 1 or not isinstance(found[1][0], Assigned):
            return set()
        inner = self.examined.evaluator.names.index(module).globals.get(name, ())
        home = found[0].function
        return {
            FunctionRef(module, scope.function)
            for scope, _ in inner
            if home in enclosing(module, scope.function) and scope.function != home
        }

    def _setters_of_event(self, asked: ast.Attribute) -> set[FunctionRef]:
        """The functions that set the event of a thread that is asked."""
        evaluator, context = self.examined.evaluator, self.examined.context
        events = {
            id(value.origin.call)
            for value in evaluator.values(asked.value, context)
            if isinstance(value, Outside)
            and value.path == "threading.Event()"
            and value.origin is not None
        }
        if asked.attr not in ("is_set", "isSet", "wait") or not events:
            return set()
        module = context.module
        return {
            FunctionRef(module, function)
            for function, call in evaluator.names.index(module).calls.get("set", ())
            if isinstance(call.func, ast.Attribute)
            for value in evaluator.values(call.func.value, evaluator.context(module, function))
            if isinstance(value, Outside)
            and value.origin is not None
            and id(value.origin.call) in events
        }

    def _stores(self, root: str, name: str) -> list[tuple[FunctionRef, ast.expr]] | None:
        """Where an attribute of ``self`` is assigned; None if it is not known."""
        examined = self.examined
        receivers = examined.context.parameter(root)
        info = examined.value.ref.function
        if receivers is None or info.owner is None or info.parameters[:1] != (root,):
            return None
        found: list[tuple[FunctionRef, ast.expr]] = []
        for receiver in receivers:
            if not isinstance(receiver, Instance):
                return None
            for ancestor in examined.evaluator.names.ancestors(receiver.ref):
                if not isinstance(ancestor, ClassRef):
                    continue
                index = examined.evaluator.names.index(ancestor.module)
                for store in index.stores.get((ancestor.index, name), ()):
                    if store.taken:
                        return None
                    found.append((FunctionRef(ancestor.module, store.function), store.value))
                for binding in ancestor.definition.scope.names.get(name, ()):
                    value = getattr(binding, "value", None)
                    if not isinstance(value, ast.expr):
                        return None
        return found
