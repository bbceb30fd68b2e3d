"""What names and attributes hold: bindings, imports, parameters, fields, decorated functions."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

from poolproof.linking.modules import ClassRef, FunctionRef, Meaning, Module, ModuleRef
from poolproof.linking.modules import Outside as OutsideMeaning
from poolproof.syntax.scopes import (
    MODULE,
    Assigned,
    Binding,
    Bound,
    ClassBound,
    Defined,
    Imported,
    Scope,
)
from poolproof.tasks.callers import Callers, may_be_channel
from poolproof.tasks.calling import marks
from poolproof.tasks.index import ModuleIndex
from poolproof.tasks.values import (
    NOTHING,
    ClassValue,
    Collection,
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

_MAX_CALLERS = 8
_MAX_HOPS = 30
_TRANSPARENT = frozenset({"staticmethod", "classmethod", "property", "cached_property", "wraps"})
_BAGS = frozenset(
    {"types.SimpleNamespace()", "argparse.Namespace()", "addict.Dict()", "easydict.EasyDict()",
     "munch.Munch()", "attrdict.AttrDict()", "box.Box()"}
)  # fmt: skip
_DICTS = frozenset({"dict", "OrderedDict", "UserDict", "SimpleNamespace", "Namespace"})
_PROPERTIES = frozenset({"property", "cached_property", "reify", "lazy_property"})


class Names:
    """Reads names in contexts, and members of values."""

    def __init__(self, evaluator: Evaluator) -> None:
        self.evaluator = evaluator
        self.program = evaluator.program
        self.callers = Callers(self)
        self._indices: dict[Path, ModuleIndex] = {}
        self._hops: set[tuple[Path, str]] = set()
        self._reading: set[tuple[int, str]] = set()
        self._ancestors: dict[ClassRef, tuple[Meaning, ...]] = {}

    def index(self, module: Module) -> ModuleIndex:
        """The index of a module, made when first asked for."""
        known = self._indices.get(module.path)
        if known is None or known.module is not module:
            known = self._indices[module.path] = ModuleIndex.of(module)
        return known

    def ancestors(self, ref: ClassRef) -> tuple[Meaning, ...]:
        """A class and everything that it inherits from, nearest first."""
        if ref not in self._ancestors:
            self._ancestors[ref] = self.program.ancestors(ref)
        return self._ancestors[ref]

    def method(self, ref: ClassRef, name: str) -> FunctionRef | None:
        """The method that an instance of the class has, its own or an inherited one."""
        for meaning in self.ancestors(ref):
            if isinstance(meaning, ClassRef) and name in meaning.definition.methods:
                return FunctionRef(meaning.module, meaning.definition.methods[name])
        return None

    # --- variables -------------------------------------------------------------------------

    def read(self, name: str, context: Context) -> Values:
        """Everything that a name may hold in a context."""
        key = (id(context), name)
        if key in self._reading:
            self.evaluator.cut()
            return NOTHING
        self._reading.add(key)
        try:
            return self._read(name, context)
        finally:
            self._reading.discard(key)

    def _read(self, name: str, context: Context) -> Values:
        module = context.module
        scope = module.names.scope_of(context.function)
        found = scope.lookup(name)
        values: set[Value] = set()
        at_module = found is None or found[0].parent is None
        if found is not None:
            home = self._home(context, found[0])
            for binding in found[1]:
                values |= self._binding(name, binding, found[0], home)
            for function, added in self._added(name, values, module):
                if found[0].parent is None or function == home.function:
                    where = home if function == home.function else None
                    values |= self._one_more(added, where, module, function)
        if at_module:
            for inside, binding in self.index(module).globals.get(name, ()):
                home = self.evaluator.context(module, inside.function)
                values |= self._binding(name, binding, inside, home)
            if found is None and not values:
                meanings = self.program.resolve(module, scope, name)
                values.update(v for each in meanings for v in self.of_meaning(each))
                if not meanings:
                    values |= self._starred(name, module)
        return frozenset(values)

    def _starred(self, name: str, module: Module) -> Values:
        """What ``from library import *`` may bind a name to, that nothing else does."""
        locate = self.program.files.locate
        stars = (star for star in module.names.module.stars if not star.startswith("."))
        return frozenset(
            Outside(f"{star}.{name}") for star in stars if locate(module.path, star) is None
        )

    def _added(self, path: str, values: set[Value], module: Module) -> list[tuple[int, ast.expr]]:
        """What is put into a collection that was made empty."""
        if not any(isinstance(v, Collection) and not v.items and not v.keys for v in values):
            return []
        return self.index(module).added.get(path, [])[:_MAX_CALLERS]

    def _one_more(
        self, node: ast.expr, context: Context | None, module: Module, function: int
    ) -> Values:
        where = context or self.evaluator.context(module, function)
        found = self.evaluator.values(node, where)
        return frozenset({Collection((found,), repeated=True)}) if found else NOTHING

    def _home(self, context: Context, scope: Scope) -> Context:
        """The context whose variables a scope holds, seen from one inside of it."""
        current: Context | None = context
        while current is not None:
            if current.module is context.module and current.function == scope.function:
                return current
            current = current.outer
        return self.evaluator.context(context.module, scope.function)

    def _binding(self, name: str, binding: Binding, scope: Scope, home: Context) -> Values:
        evaluator = self.evaluator
        if isinstance(binding, Imported):
            return self._imported(binding.target, home.module)
        if isinstance(binding, Defined):
            return self.function(FunctionRef(home.module, binding.index), home)
        if isinstance(binding, ClassBound):
            return frozenset({ClassValue(ClassRef(home.module, binding.index))})
        if isinstance(binding, Assigned):
            return evaluator.values(binding.value, home)
        assert isinstance(binding, Bound)
        if binding.source is not None:
            return evaluator.steps(evaluator.values(binding.source, home), binding.taken, home)
        if scope.is_class:
            return NOTHING
        return self._parameter(name, binding, home)

    def _parameter(self, name: str, binding: Bound, home: Context) -> Values:
        """A parameter: what the context says, or what the callers pass."""
        known = home.parameter(name)
        if known is not None:
            return known
        if home.function == MODULE:
            return NOTHING
        info = home.module.names.functions[home.function]
        first = info.parameters[:1] == (name,) and info.owner is not None
        words = marks(info)
        if first and info.owner is not None and "staticmethod" not in words:
            owner = ClassRef(home.module, info.owner)
            return frozenset({ClassValue(owner) if "classmethod" in words else Instance(owner)})
        values: set[Value] = set(self.callers.passed(FunctionRef(home.module, home.function), name))
        if binding.default is not None:
            outside = self.evaluator.context(home.module, info.parent)
            values |= self.evaluator.values(binding.default, outside)
        if binding.annotation is not None:
            values |= self._annotated(binding.annotation, home)
        return frozenset(values)

    def _annotated(self, annotation: ast.expr, home: Context) -> Values:
        """What an annotation promises: an object of the class that it names."""
        found: set[Value] = set()
        if isinstance(annotation, ast.BinOp):
            parts = [annotation.left, annotation.right]
            return frozenset(v for part in parts for v in self._annotated(part, home))
        if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
            try:
                annotation = ast.parse(annotation.value, mode="eval").body
            except SyntaxError:
                return NOTHING
        if isinstance(annotation, ast.Subscript):
            base = annotation.value
            word = getattr(base, "attr", getattr(base, "id", ""))
            annotation = annotation.slice if word == "Optional" else base
        for value in self.evaluator.values(annotation, home):
            if isinstance(value, ClassValue):
                found.add(Instance(value.ref))
            elif isinstance(value, Outside) and "(" not in value.path:
                found.add(Outside(f"{value.path}()"))
        return frozenset(found)

    # --- imports ---------------------------------------------------------------------------

    def _imported(self, target: str, module: Module) -> Values:
        """What an import binds: modules may have a name from each other, or through many others."""
        hop = (module.path, target)
        if hop in self._hops or len(self._hops) > _MAX_HOPS:
            return NOTHING
        self._hops.add(hop)
        try:
            return self._found(target, module)
        finally:
            self._hops.discard(hop)

    def _found(self, target: str, module: Module) -> Values:
        base, rest = self.program.home_of(module, target)
        if base is None:
            return frozenset({Outside(target)}) if target[:1] != "." else NOTHING
        values: Values = frozenset({ModuleValue(base)})
        for name in rest:
            context = self.evaluator.context(base)
            values = frozenset(v for value in values for v in self.member(value, name, context))
        return values

    def of_meaning(self, meaning: Meaning) -> Values:
        """The value of what linking has resolved."""
        if isinstance(meaning, OutsideMeaning):
            return frozenset({Outside(meaning.name)})
        if isinstance(meaning, ClassRef):
            return frozenset({ClassValue(meaning)})
        if isinstance(meaning, ModuleRef):
            return frozenset({ModuleValue(meaning.module)})
        parent = meaning.function.parent
        return self.function(meaning, self.evaluator.context(meaning.module, parent))

    # --- functions -------------------------------------------------------------------------

    def function(self, ref: FunctionRef, home: Context) -> Values:
        """A function as its decorators leave it."""
        outer = home if home.function != MODULE else None
        values: Values = frozenset({FunctionValue(ref, outer=outer)})
        for node in reversed(ref.function.decorators):
            target = getattr(node, "func", node)
            word = getattr(target, "attr", getattr(target, "id", ""))
            if word in _TRANSPARENT:
                continue
            wrapped: set[Value] = set()
            for decorator in self.evaluator.values(node, home):
                if isinstance(decorator, FunctionValue | ClassValue | Instance):
                    wrapped |= self.evaluator.result(decorator, (values,), {}, home)
            values = frozenset(wrapped) or values
        return values

    # --- members ---------------------------------------------------------------------------

    def member(self, base: Value, name: str, context: Context) -> Values:
        """An attribute of a value."""
        if isinstance(base, Outside):
            if base.path in _BAGS and base.origin is not None:
                return self._in_a_bag(base.origin, name)
            return frozenset({Outside(f"{base.path}.{name}", base.origin, base.start)})
        if isinstance(base, ModuleValue):
            found = self.read(name, self.evaluator.context(base.module))
            if found:
                return found
            return frozenset(
                value
                for meaning in self.program.attribute(ModuleRef(base.module), name)
                for value in self.of_meaning(meaning)
            )
        if isinstance(base, ClassValue):
            found = self._of_class(base.ref, name, None, context)
            return found or self._placed(base.ref, name)
        if isinstance(base, Instance):
            found = self._declared(base, name) or self._of_class(base.ref, name, base, context)
            return found or self._placed(base.ref, name)
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
        if self.method(base.ref, name) is not None:
            return NOTHING
        if self.method(base.ref, "__init__") is not None:
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
                return self._annotated(field.annotation, self.evaluator.context(base.ref.module))
        return NOTHING

    def _is_dict(self, ref: ClassRef) -> bool:
        return any(
            isinstance(each, OutsideMeaning) and each.name.rpartition(".")[2] in _DICTS
            for each in self.ancestors(ref)
        )

    def _placed(self, ref: ClassRef | FunctionRef, name: str) -> Values:
        """What the module of a class or function puts into an attribute of it from outside."""
        found: set[Value] = set()
        for store in self.index(ref.module).placed.get(name, ())[:_MAX_CALLERS]:
            home = self.evaluator.context(ref.module, store.function)
            holders = self.read(store.base, home) if "." not in store.base else NOTHING
            if any(getattr(holder, "ref", None) == ref for holder in holders):
                values = self.evaluator.values(store.value, home)
                found |= self.evaluator.steps(values, store.taken, home)
        return frozenset(found)

    def _of_class(
        self, ref: ClassRef, name: str, instance: Instance | None, context: Context
    ) -> Values:
        method = self.method(ref, name)
        if method is not None:
            return self._method(method, ref, instance, context)
        values: set[Value] = set()
        for ancestor in self.ancestors(ref):
            if isinstance(ancestor, ClassRef):
                values |= self._field(ancestor, name, instance or Instance(ref), ref)
            elif isinstance(ancestor, OutsideMeaning) and not values and instance is not None:
                values.add(Outside(f"{ancestor.name}().{name}"))
        return frozenset(values)

    def _method(
        self, method: FunctionRef, ref: ClassRef, instance: Instance | None, context: Context
    ) -> Values:
        words = marks(method.function)
        home = self.evaluator.context(method.module, method.function.parent)
        if "staticmethod" in words:
            return self.function(method, home)
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
            for v in self.function(method, home)
        )

    def _field(self, owner: ClassRef, name: str, instance: Instance, ref: ClassRef) -> Values:
        """What the methods of a class store in an attribute, and what its body binds."""
        evaluator = self.evaluator
        values: set[Value] = set()
        for store in self.index(owner.module).stores.get((owner.index, name), ()):
            info = owner.module.names.functions[store.function]
            home = self._inside(owner, info.index, instance, ref)
            found = evaluator.values(store.value, home)
            values |= evaluator.steps(found, store.taken, home)
        for function, added in self._added(f"self.{name}", values, owner.module):
            if owner.module.names.owner_of(function) == owner.index:
                home = self._inside(owner, function, instance, ref)
                values |= self._one_more(added, home, owner.module, function)
        scope = owner.definition.scope
        for binding in scope.names.get(name, ()):
            home = evaluator.context(owner.module, scope.function)
            values |= self._binding(name, binding, scope, home)
        return frozenset(values)

    def _inside(self, owner: ClassRef, function: int, instance: Instance, ref: ClassRef) -> Context:
        """The context of a method that runs on an instance."""
        method = FunctionValue(FunctionRef(owner.module, function), instance)
        init = self.method(ref, "__init__")
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
