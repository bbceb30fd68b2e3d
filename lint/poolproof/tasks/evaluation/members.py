"""Members: what attributes of values hold, by classes and by what is stored in objects."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from poolproof.linking.meanings import ClassRef, FunctionRef, Module, ModuleRef
from poolproof.linking.meanings import Outside as OutsideMeaning
from poolproof.tasks.evaluation.calling import (
    is_of_class,
    is_property,
    marks,
    names_heirs,
    switches,
)
from poolproof.tasks.evaluation.constructing import RUN, Constructing, runs_a_target
from poolproof.tasks.evaluation.enumerations import VALUE, enumerated
from poolproof.tasks.evaluation.heritage import Heritage
from poolproof.tasks.evaluation.holders import Holders
from poolproof.tasks.evaluation.values import (
    NOTHING,
    Above,
    ClassValue,
    Collection,
    Constant,
    Context,
    FunctionValue,
    Instance,
    ModuleValue,
    Outside,
    Partial,
    Value,
    Values,
)

if TYPE_CHECKING:
    from poolproof.tasks.evaluation.evaluator import Evaluator

_MAX_STORES = 8
# Bases that bring nothing.
_EMPTY = frozenset({"abc.ABC", "builtins.object", "typing.Generic", "typing.Protocol"})
_MIXED_IN = "mixin"
# Methods of libraries that go through another one, which heirs may have of their own.
_THROUGH = dict.fromkeys(("get", "post", "put", "patch", "delete", "head", "options"), "request")
_GOING_THROUGH = frozenset({"requests.Session", "requests.sessions.Session"})


class Members:
    """Reads members of values; one for a run."""

    def __init__(self, evaluator: Evaluator) -> None:
        self.evaluator = evaluator
        self.names = evaluator.names
        self.heritage = Heritage(self)
        self.constructing = Constructing(evaluator)
        self.holders = Holders(self)

    def of(self, base: Value, name: str, context: Context) -> Values:
        """An attribute of a value."""
        if isinstance(base, Outside):
            held = self.holders.of_library(base, name)
            if held is not None:
                return held
            within = self.names.within(base, name, context.module)
            return within or frozenset({Outside(f"{base.path}.{name}", base.origin, base.start)})
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
            return self._or_placed(found, base, name, context) or _itself(base, name)
        if isinstance(base, Instance):
            return self._of_instance(base, name, context)
        if isinstance(base, Above):
            return self.heritage.member(base, name, context)
        if isinstance(base, FunctionValue):
            return self._or_placed(NOTHING, base, name, context) or _itself(base, name)
        return _itself(base, name) if isinstance(base, (Partial, Collection)) else NOTHING

    def of_kind(self, node: ast.expr, name: str, context: Context) -> Values:
        """``worker.__class__.name``: the same as ``worker.name``, but not bound to the object."""
        return frozenset(
            replace(value, receiver=None)
            if isinstance(value, FunctionValue) and value.receiver == base
            else value
            for base in self.evaluator.values(node, context)
            for value in self.of(base, name, context)
        )

    def _of_instance(self, base: Instance, name: str, context: Context) -> Values:
        if name == "__class__":
            return frozenset({ClassValue(base.ref)})
        if name in VALUE and (given := enumerated(self.evaluator, base.ref)):
            return given
        found = self.holders.of_project(base, name)
        found = found or self._of_class(base.ref, name, base, context)
        found = self._or_placed(found or self._got(base, name, context), base, name, context)
        return found or self.names.annotations.of_field(base.ref, name)

    def _got(self, base: Instance, name: str, context: Context) -> Values:
        """What ``__getattr__`` gives for what an object does not have, as proxies do."""
        getter = None if name.startswith("__") else self.names.method(base.ref, "__getattr__")
        if getter is None:
            return NOTHING
        asked = frozenset({Constant(name, "str")})
        return self.evaluator.result(FunctionValue(getter, base), (asked,), {}, context)

    def _or_placed(
        self,
        found: Values,
        base: Instance | ClassValue | FunctionValue,
        name: str,
        context: Context,
    ) -> Values:
        """An attribute; where a class only says ``None``, what others put there."""
        if any(not isinstance(value, Constant) for value in found):
            return found
        modules = {base.ref.module.path: base.ref.module, context.module.path: context.module}
        if isinstance(base.ref, ClassRef):
            makers = self.names.callers.making(base.ref)
            modules.update((each.path, each) for each in makers)
        return found | {v for each in modules.values() for v in self._placed(each, base.ref, name)}

    def _placed(self, module: Module, ref: ClassRef | FunctionRef, name: str) -> Iterator[Value]:
        """What a module puts into an attribute of a class or function from outside."""
        evaluator = self.evaluator
        for store in self.names.index(module).placed.get(name, ())[:_MAX_STORES]:
            home = evaluator.context(module, store.function)
            holders = self._held(store.base, home)
            if any(getattr(holder, "ref", None) == ref for holder in holders):
                yield from evaluator.steps(evaluator.values(store.value, home), store.taken, home)

    def put_here(self, node: ast.Attribute, context: Context) -> Values:
        """What the same function puts into an attribute of an object of which nothing is known."""
        stores = self.names.index(context.module).placed.get(node.attr)
        if not stores:
            return NOTHING
        base = getattr(node.value, "id", None)
        evaluator = self.evaluator
        return frozenset(
            value
            for store in stores
            if store.base == base and store.function == context.function
            for value in evaluator.steps(
                evaluator.values(store.value, context), store.taken, context
            )
        )

    def _held(self, path: str, home: Context) -> Values:
        """What a name stands for in a function, or an attribute of one: ``self.worker``."""
        first, *rest = path.split(".")
        if not first.isidentifier() or len(rest) > 1:
            return NOTHING
        values = self.names.read(first, home)
        for word in rest:
            values = frozenset(v for value in values for v in self.of(value, word, home))
        return values

    def _of_class(
        self, ref: ClassRef, name: str, instance: Instance | None, context: Context
    ) -> Values:
        open_ = instance is not None and instance.open
        method = self.names.method(ref, name)
        if method is not None:
            heirs = self.names.heirs.filling(method, ref) if open_ else ()
            return self._of_heirs(heirs, name, context) or self.bound(
                method, ref, instance, context
            )
        values: set[Value] = set()
        for ancestor in self.names.ancestors(ref):
            if isinstance(ancestor, ClassRef):
                values |= self._field(ancestor, name, instance or Instance(ref))
        known = any(not isinstance(value, Constant) for value in values)
        if open_ and (not known if self.evaluator.far else not values):
            all_heirs = self.names.heirs
            filling = all_heirs.of(ref) if self.evaluator.far else all_heirs.near_with(ref, name)
            values |= self._of_heirs(filling, name, context)
        if not values and instance is not None:
            for ancestor in self.names.ancestors(ref):
                if isinstance(ancestor, OutsideMeaning):
                    # What a class says of its attributes is worth more than what a base may have.
                    values |= self.names.annotations.of_field(ref, name) or self.of_library(
                        ancestor.name, name, instance
                    )
                    if values and not ancestor.name.lower().endswith(_MIXED_IN):
                        break  # what is mixed in leaves most to the base beside it
        return frozenset(values)

    def _of_heirs(self, heirs: tuple[ClassRef, ...], name: str, context: Context) -> Values:
        """What heirs have for something that a base leaves open."""
        return frozenset(
            value for heir in heirs for value in self._of_class(heir, name, Instance(heir), context)
        )

    def of_library(self, ancestor: str, name: str, instance: Instance | None) -> Values:
        """What an object has from a base that is not of the project."""
        if ancestor in _EMPTY:
            return NOTHING
        if instance is not None and name == RUN and runs_a_target(ancestor):
            target = self.constructing.target(instance)
            if target:
                return target
        if instance is not None and name in _THROUGH and ancestor in _GOING_THROUGH:
            own = self.names.method(instance.ref, _THROUGH[name])
            if own is not None:
                verb = frozenset({Constant(name.upper(), "str")})
                return frozenset({FunctionValue(own, instance, (verb,))})
        return frozenset({Outside(f"{ancestor}().{name}")})

    def bound(
        self, method: FunctionRef, ref: ClassRef, instance: Instance | None, context: Context
    ) -> Values:
        """A method as it is found on an instance of a class, or on the class itself."""
        words = marks(method.function)
        home = self.evaluator.context(method.module, method.function.parent)
        if "staticmethod" in words:
            return self.names.function(method, home)
        receiver: Value | None = instance
        if is_of_class(method.function):
            receiver = ClassValue(ref)
        if instance is not None and is_property(method.function):
            value = FunctionValue(method, receiver)
            return self.evaluator.result(value, (), {}, context)
        return frozenset(
            FunctionValue(v.ref, receiver, v.args, v.kwargs, v.outer)
            if isinstance(v, FunctionValue) and v.receiver is None
            else v
            for v in self.names.function(method, home)
        )

    def _field(self, owner: ClassRef, name: str, instance: Instance) -> Values:
        """What the methods of a class store in an attribute, and what its body binds."""
        evaluator = self.evaluator
        values: set[Value] = set()
        for store in self.names.index(owner.module).stores.get((owner.index, name), ()):
            info = owner.module.names.functions[store.function]
            home = self._inside(owner, info.index, instance)
            found = self.names.annotations.assigned(store.value, home)
            values |= evaluator.steps(found, store.taken, home)
        scope = owner.definition.scope
        for binding in scope.names.get(name, ()):
            home = evaluator.context(owner.module, scope.function)
            values |= self.names.binding(name, binding, scope, home)

        def sees(function: int) -> Context | None:
            if owner.module.names.owner_of(function) != owner.index:
                return None
            return self._inside(owner, function, instance)

        for holder in ("self", "cls", owner.definition.name):
            values = self.names.growing.grown(f"{holder}.{name}", values, owner.module, sees)
        return frozenset(values)

    def _inside(self, owner: ClassRef, function: int, instance: Instance) -> Context:
        """The context of a method that runs on an instance, or of a function inside of it."""
        info = owner.module.names.functions[function]
        if info.owner is None:
            outer = self._inside(owner, info.parent, instance)
            return self.evaluator.context(owner.module, function, outer=outer)
        if names_heirs(info):
            return self.evaluator.context(owner.module, function)
        receiver = ClassValue(instance.ref) if is_of_class(info) else instance
        method = FunctionValue(FunctionRef(owner.module, function), receiver)
        passed = None
        if method.ref.function.name.endswith(".__init__"):
            passed = self.constructing.arguments(instance, method.ref)
        args, kwargs = passed or ((), {})
        if instance.made and passed is not None:
            kwargs = {**switches(method, args), **kwargs}
        return self.evaluator.calling(method, args, kwargs, 0)


def _itself(base: Value, name: str) -> Values:
    """What a member of an enumeration was given, for which the member stands already."""
    return frozenset({base}) if name in VALUE else NOTHING
