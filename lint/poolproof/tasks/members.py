"""Members: what attributes of values hold, by classes and by what is stored in objects."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from poolproof.linking.modules import ClassRef, FunctionRef, ModuleRef
from poolproof.linking.modules import Outside as OutsideMeaning
from poolproof.tasks.callers import may_be_channel
from poolproof.tasks.calling import marks
from poolproof.tasks.heritage import Heritage
from poolproof.tasks.values import (
    NOTHING,
    Above,
    ClassValue,
    Context,
    FunctionValue,
    Instance,
    ModuleValue,
    Origin,
    Outside,
    Value,
    Values,
)

if TYPE_CHECKING:
    from poolproof.tasks.evaluator import Evaluator

_MAX_STORES = 8
_BAGS = frozenset(
    {"types.SimpleNamespace()", "argparse.Namespace()", "addict.Dict()", "easydict.EasyDict()",
     "munch.Munch()", "attrdict.AttrDict()", "box.Box()"}
)  # fmt: skip
_DICTS = frozenset({"dict", "OrderedDict", "UserDict", "SimpleNamespace", "Namespace"})
_PROPERTIES = frozenset({"property", "cached_property", "reify", "lazy_property"})


class Members:
    """Reads members of values; one for a run."""

    def __init__(self, evaluator: Evaluator) -> None:
        self.evaluator = evaluator
        self.names = evaluator.names
        self.heritage = Heritage(self)

    def of(self, base: Value, name: str, context: Context) -> Values:
        """An attribute of a value."""
        if isinstance(base, Outside):
            if base.path in _BAGS and base.origin is not None:
                return self._in_a_bag(base.origin, name)
            return frozenset({Outside(f"{base.path}.{name}", base.origin, base.start)})
        if isinstance(base, ModuleValue):
            found = self.names.read(name, self.evaluator.context(base.module))
            if found:
                return found
            return frozenset(
                value
                for meaning in self.evaluator.program.attribute(ModuleRef(base.module), name)
                for value in self.names.of_meaning(meaning)
            )
        if isinstance(base, ClassValue):
            found = self._of_class(base.ref, name, None, context)
            return found or self._placed(base.ref, name)
        if isinstance(base, Instance):
            found = self._declared(base, name) or self._of_class(base.ref, name, base, context)
            return found or self._placed(base.ref, name)
        if isinstance(base, Above):
            return self.heritage.member(base, name, context)
        if isinstance(base, FunctionValue):
            return self._placed(base.ref, name)
        return NOTHING

    def _in_a_bag(self, origin: Origin, name: str) -> Values:
        """An attribute of an object that keeps what it was made with by keyword."""
        for keyword in origin.call.keywords:
            if keyword.arg == name:
                return self.evaluator.values(keyword.value, origin.context)
        return NOTHING

    def _declared(self, base: Instance, name: str) -> Values:
        """A field of a class without a constructor of its own: dataclasses, named tuples, bags.

        A dict that takes any keywords is a bag too, with items for attributes.
        """
        passed = dict(base.kwargs).get(name)
        if self.names.method(base.ref, name) is not None:
            return NOTHING
        if self.names.method(base.ref, "__init__") is not None:
            return passed if passed is not None and self._is_dict(base.ref) else NOTHING
        if passed is not None:
            return passed
        fields = [
            each
            for each in base.ref.definition.node.body
            if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)
        ]
        for place, field in enumerate(fields):
            if isinstance(field.target, ast.Name) and field.target.id == name:
                if place < len(base.args):
                    return base.args[place]
                if not may_be_channel(field.annotation):
                    return NOTHING
                return self.names.annotated(
                    field.annotation, self.evaluator.context(base.ref.module)
                )
        return NOTHING

    def _is_dict(self, ref: ClassRef) -> bool:
        return any(
            isinstance(each, OutsideMeaning) and each.name.rpartition(".")[2] in _DICTS
            for each in self.names.ancestors(ref)
        )

    def _placed(self, ref: ClassRef | FunctionRef, name: str) -> Values:
        """What the module of a class or function puts into an attribute of it from outside."""
        found: set[Value] = set()
        for store in self.names.index(ref.module).placed.get(name, ())[:_MAX_STORES]:
            home = self.evaluator.context(ref.module, store.function)
            holders = self.names.read(store.base, home) if "." not in store.base else NOTHING
            if any(getattr(holder, "ref", None) == ref for holder in holders):
                values = self.evaluator.values(store.value, home)
                found |= self.evaluator.steps(values, store.taken, home)
        return frozenset(found)

    def _of_class(
        self, ref: ClassRef, name: str, instance: Instance | None, context: Context
    ) -> Values:
        method = self.names.method(ref, name)
        if method is not None:
            return self.bound(method, ref, instance, context)
        values: set[Value] = set()
        for ancestor in self.names.ancestors(ref):
            if isinstance(ancestor, ClassRef):
                values |= self._field(ancestor, name, instance or Instance(ref), ref)
            elif isinstance(ancestor, OutsideMeaning) and not values and instance is not None:
                values.add(Outside(f"{ancestor.name}().{name}"))
        return frozenset(values)

    def bound(
        self, method: FunctionRef, ref: ClassRef, instance: Instance | None, context: Context
    ) -> Values:
        """A method as it is found on an instance of a class, or on the class itself."""
        words = marks(method.function)
        home = self.evaluator.context(method.module, method.function.parent)
        if "staticmethod" in words:
            return self.names.function(method, home)
        receiver: Value | None = instance
        if "classmethod" in words:
            receiver = ClassValue(ref)
        if instance is not None and words & _PROPERTIES:
            value = FunctionValue(method, receiver)
            return self.evaluator.result(value, (), {}, context)
        return frozenset(
            FunctionValue(v.ref, receiver, v.args, v.kwargs, v.outer)
            if isinstance(v, FunctionValue) and v.receiver is None
            else v
            for v in self.names.function(method, home)
        )

    def _field(self, owner: ClassRef, name: str, instance: Instance, ref: ClassRef) -> Values:
        """What the methods of a class store in an attribute, and what its body binds."""
        evaluator = self.evaluator
        values: set[Value] = set()
        for store in self.names.index(owner.module).stores.get((owner.index, name), ()):
            info = owner.module.names.functions[store.function]
            home = self._inside(owner, info.index, instance, ref)
            found = evaluator.values(store.value, home)
            values |= evaluator.steps(found, store.taken, home)
        for function, added in self.names.added(f"self.{name}", values, owner.module):
            if owner.module.names.owner_of(function) == owner.index:
                home = self._inside(owner, function, instance, ref)
                values |= self.names.one_more(added, home, owner.module, function)
        scope = owner.definition.scope
        for binding in scope.names.get(name, ()):
            home = evaluator.context(owner.module, scope.function)
            values |= self.names.binding(name, binding, scope, home)
        return frozenset(values)

    def _inside(self, owner: ClassRef, function: int, instance: Instance, ref: ClassRef) -> Context:
        """The context of a method that runs on an instance."""
        method = FunctionValue(FunctionRef(owner.module, function), instance)
        init = self.names.method(ref, "__init__")
        if instance.made and init is not None and init == method.ref:
            return self.evaluator.calling(method, instance.args, dict(instance.kwargs), 0)
        if instance.made and init is not None and method.ref.function.name.endswith(".__init__"):
            passed = self._passed_on(init, instance)
            if passed is not None:
                return self.evaluator.calling(method, *passed, 0)
        return self.evaluator.calling(method, (), {}, 0)

    def _passed_on(
        self, init: FunctionRef, instance: Instance
    ) -> tuple[tuple[Values, ...], dict[str, Values]] | None:
        """What the constructor of a class hands on to the one of its base."""
        value = FunctionValue(init, instance)
        inside = self.evaluator.calling(value, instance.args, dict(instance.kwargs), 0)
        for call in init.module.names.calls.get(init.index, ()):
            if not isinstance(call.func, ast.Attribute) or call.func.attr != "__init__":
                continue
            args, kwargs = self.evaluator.arguments(call, inside)
            explicit = isinstance(call.func.value, ast.Name | ast.Attribute)
            return args[1:] if explicit else args, kwargs
        return None
