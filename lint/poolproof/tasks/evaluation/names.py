"""What names hold: bindings, imports, parameters, annotations, decorated functions."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

from poolproof.linking.meanings import ClassRef, FunctionRef, Meaning, Module, ModuleRef
from poolproof.linking.meanings import Outside as OutsideMeaning
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
from poolproof.syntax.spelling import last_word
from poolproof.tasks.evaluation.annotations import Annotations
from poolproof.tasks.evaluation.callers import Callers
from poolproof.tasks.evaluation.calling import is_of_class, marks, names_heirs
from poolproof.tasks.evaluation.fixtures import injected
from poolproof.tasks.evaluation.growing import Growing
from poolproof.tasks.evaluation.heirs import Heirs
from poolproof.tasks.evaluation.index import ModuleIndex
from poolproof.tasks.evaluation.process_contexts import is_context
from poolproof.tasks.evaluation.standing import native, standing
from poolproof.tasks.evaluation.values import (
    NOTHING,
    ClassValue,
    Constant,
    Context,
    FunctionValue,
    Instance,
    ModuleValue,
    Outside,
    Value,
    Values,
)

if TYPE_CHECKING:
    from poolproof.tasks.evaluation.evaluator import Evaluator

_MAX_HOPS = 30
_TEST = "test"
_TRANSPARENT = frozenset({"staticmethod", "classmethod", "property", "cached_property", "wraps"})


class Names:
    """Reads names in contexts."""

    def __init__(self, evaluator: Evaluator) -> None:
        self.evaluator = evaluator
        self.program = evaluator.program
        self.callers = Callers(self)
        self.heirs = Heirs(self)
        self.growing = Growing(self)
        self.annotations = Annotations(self)
        self._indices: dict[Path, ModuleIndex] = {}
        self._hops: set[tuple[Path, str]] = set()
        self._reading: set[tuple[int, str]] = set()
        self._ancestors: dict[ClassRef, tuple[Meaning, ...]] = {}

    def index(self, module: Module) -> ModuleIndex:
        """The index of a module, made when first asked for."""
        known = self._indices.get(module.path)
        if known is None or known.module is not module:
            known = self._indices[module.path] = ModuleIndex(module)
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

    def read(self, name: str, context: Context, node: ast.Name | None = None) -> Values:
        """Everything that a name may hold in a context, where a node reads it."""
        key = (id(context), name)
        if key in self._reading:
            self.evaluator.cut()
            return NOTHING
        self._reading.add(key)
        try:
            return self._read(name, context, node)
        finally:
            self._reading.discard(key)

    def _read(self, name: str, context: Context, node: ast.Name | None) -> Values:
        module = context.module
        scope = module.names.scope_of(context.function)
        found = scope.lookup(name)
        values: set[Value] = set()
        at_module = found is None or found[0].parent is None
        if found is not None:
            home = self._home(context, found[0])
            bindings = found[1]
            if len(bindings) > 1:
                if isinstance(bindings[0], Imported):
                    bindings = native(bindings)
                if name in self.index(module).redefined:
                    here = node if found[0].function == context.function else None
                    bindings = standing(bindings, found[0], module, here)
            for binding in bindings:
                values |= self.binding(name, binding, found[0], home)
            at_top = found[0].parent is None

            def sees(function: int) -> Context | None:
                if function == home.function:
                    return home
                return self.evaluator.context(module, function) if at_top else None

            values = self.growing.grown(name, values, module, sees)
        if at_module:
            for inside, binding in self.index(module).globals.get(name, ()):
                home = self.evaluator.context(module, inside.function)
                values |= self.binding(name, binding, inside, home)
            if found is None and not values:
                meanings = self.program.resolve(module, scope, name)
                values.update(v for each in meanings for v in self.of_meaning(each))
                if not meanings and module.names.module.stars:
                    values |= self._starred(name, module)
        return frozenset(values)

    def _starred(self, name: str, module: Module) -> Values:
        """What ``from module import *`` binds a name to: a variable, or what only a library has."""
        home = self.program.binding_star(module, name)
        if home is not None:
            return self.read(name, self.evaluator.context(home))
        locate = self.program.files.locate
        stars = (star for star in module.names.module.stars if not star.startswith("."))
        return frozenset(
            Outside(f"{star}.{name}") for star in stars if locate(module.path, star) is None
        )

    def _home(self, context: Context, scope: Scope) -> Context:
        """The context whose variables a scope holds, seen from one inside of it."""
        current: Context | None = context
        while current is not None:
            if current.module is context.module and current.function == scope.function:
                return current
            current = current.outer
        return self.evaluator.context(context.module, scope.function)

    def binding(self, name: str, binding: Binding, scope: Scope, home: Context) -> Values:
        """What one binding of a name gives it, in the context whose variable it is."""
        evaluator = self.evaluator
        if isinstance(binding, Imported):
            return self.imported(binding.target, home.module)
        if isinstance(binding, Defined):
            return self.function(FunctionRef(home.module, binding.index), home)
        if isinstance(binding, ClassBound):
            return frozenset({ClassValue(ClassRef(home.module, binding.index))})
        if isinstance(binding, Assigned):
            return self.annotations.assigned(binding.value, home)
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
            return known if _tells(known) else known | self._promised(binding, home)
        if home.function == MODULE:
            return NOTHING
        info = home.module.names.functions[home.function]
        first = info.parameters[:1] == (name,) and info.owner is not None
        words = marks(info)
        if first and info.owner is not None and "staticmethod" not in words:
            owner = ClassRef(home.module, info.owner)
            if names_heirs(info):
                return frozenset(ClassValue(heir) for heir in self.heirs.of(owner))
            alone = ClassValue(owner) if is_of_class(info) else Instance(owner, open=True)
            return frozenset({alone})
        ref = FunctionRef(home.module, home.function)
        values: set[Value] = set(self.callers.passed(ref, name))
        if not values and (info.name.rpartition(".")[2][:4] == _TEST or words):
            values.update(injected(self, ref, name, home))
        if binding.default is not None:
            outside = self.evaluator.context(home.module, info.parent)
            values |= self.evaluator.values(binding.default, outside)
        if home.depth:
            # A call that passes nothing has said so: here something is passed that is not known.
            values = {v for v in values if not (isinstance(v, Constant) and v.value is None)}
        settled = any(not isinstance(v, Constant) for v in values)
        promised = self._promised(binding, home)
        return frozenset(values) | {v for v in promised if not (settled and is_context(v))}

    def _promised(self, binding: Bound, home: Context) -> Values:
        """What the annotation of a parameter says that it holds."""
        if binding.annotation is None:
            return NOTHING
        return self.annotations.of(binding.annotation, home)

    # --- imports ---------------------------------------------------------------------------

    def imported(self, target: str, module: Module) -> Values:
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
            values = frozenset(
                v for value in values for v in self.evaluator.members.of(value, name, context)
            )
        return values

    def within(self, folder: Outside, name: str, module: Module) -> Values:
        """A module in a folder without ``__init__.py``, which is not of the project by itself."""
        target = f"{folder.path}.{name}"
        root = folder.path.partition(".")[0]
        if folder.origin is not None or not module.says(f"import {root}."):
            return NOTHING
        if self.program.files.locate(module.path, target) is None:
            return NOTHING
        return self.imported(target, module)

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
            word = last_word(target)
            if word in _TRANSPARENT:
                continue
            wrapped: set[Value] = set()
            for decorator in self.evaluator.values(node, home):
                if isinstance(decorator, (FunctionValue, ClassValue, Instance)):
                    wrapped |= self.evaluator.result(decorator, (values,), {}, home)
            values = frozenset(wrapped) or values
        return values


def _tells(known: Values) -> bool:
    """Whether it is known what is passed: of what a library has in an attribute it is not."""
    return bool(known) and not all(
        isinstance(each, Outside) and each.origin is None and each.path[-1] not in ")]"
        for each in known
    )
