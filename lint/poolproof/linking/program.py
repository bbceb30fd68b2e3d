"""A project as a program: what names mean across its modules."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from poolproof.linking.bringing import may_bind
from poolproof.linking.meanings import ClassRef, FunctionRef, Meaning, Module, ModuleRef, Outside
from poolproof.linking.modules import Modules
from poolproof.linking.outline import Outline
from poolproof.syntax.scopes import (
    Assigned,
    Binding,
    Bound,
    ClassBound,
    Defined,
    FunctionNode,
    Imported,
    Scope,
)
from poolproof.syntax.spelling import dotted

if TYPE_CHECKING:
    from poolproof.source.unit import Corpus, SourceUnit

_MAX_HOPS = 12


class Program(Modules):
    """The modules that matter, and the meaning of names across them.

    ``contexts`` maps callables to the name whose attributes their result has
    (``multiprocessing.get_context`` gives what the module ``multiprocessing`` has).
    """

    def __init__(
        self,
        corpus: Corpus,
        contexts: dict[str, str],
        outside: frozenset[str],
        words: frozenset[str],
    ) -> None:
        super().__init__(corpus, outside, words)
        self.contexts = contexts
        self._ancestors: dict[ClassRef, tuple[Meaning, ...]] = {}
        self._brought: dict[tuple[Path, str, bool], tuple[Meaning, ...]] = {}
        self._global: dict[tuple[int, str, bool], tuple[Meaning, ...]] = {}
        self._asked: set[tuple[Path, str, bool]] = set()
        self._stars: dict[Path, tuple[str, ...]] = {}
        self._cuts = 0

    def add(self, unit: SourceUnit, tree: ast.Module) -> Module:
        """Take in a parsed module, and forget what names meant without it."""
        self._ancestors.clear()
        if self.modules.get(unit.path) is not None:
            self._brought.clear()  # it has been edited
            self._global.clear()
        return super().add(unit, tree)

    # --- resolving names -------------------------------------------------------------------

    def resolve(
        self, module: Module, scope: Scope, path: str, hops: int = 0
    ) -> tuple[Meaning, ...]:
        """What a dotted path means in a scope, by the bindings in the text.

        Several meanings are possible (conditional imports); none if the name is a parameter, or
        bound to something that only running the code can tell.
        """
        if hops > _MAX_HOPS:
            return ()
        root, *rest = path.split(".")
        found = scope.lookup(root)
        if hops > 1 or (found is not None and found[0].parent is not None):
            return self._resolved(module, found, root, rest, hops)
        key = (id(module), path, self.gated)
        if key not in self._global:
            self._global[key] = self._resolved(module, found, root, rest, hops)
        return self._global[key]

    def _resolved(
        self,
        module: Module,
        found: tuple[Scope, list[Binding]] | None,
        root: str,
        rest: list[str],
        hops: int,
    ) -> tuple[Meaning, ...]:
        if found is None:
            meanings: Iterable[Meaning] = self._starred(module, root, hops)
        else:
            home, bindings = found
            meanings = [m for b in bindings for m in self._binding(module, home, root, b, hops)]
            plain = rest and all(each == Imported(root) for each in bindings)
            if plain and set(meanings) == {Outside(root)} and module.says(f"import {root}."):
                # A folder without ``__init__.py``: what is in it is found by the whole path.
                return self._imported(module, ".".join((root, *rest)), hops + 1)
        for name in rest:
            meanings = [m for base in meanings for m in self.attribute(base, name, hops)]
        return tuple(dict.fromkeys(meanings))

    def _binding(
        self, module: Module, scope: Scope, name: str, binding: Binding, hops: int
    ) -> tuple[Meaning, ...]:
        if isinstance(binding, Imported):
            return self._imported(module, binding.target, hops + 1)
        if isinstance(binding, Defined):
            return (FunctionRef(module, binding.index),)
        if isinstance(binding, ClassBound):
            return (ClassRef(module, binding.index),)
        if isinstance(binding, Assigned):
            return self.expression(module, scope, binding.value, hops + 1, name)
        assert isinstance(binding, Bound)
        return self._default(module, scope, binding, hops)

    def _default(
        self, module: Module, scope: Scope, binding: Bound, hops: int
    ) -> tuple[Meaning, ...]:
        """The class that a parameter stands for unless the caller passes another."""
        if binding.default is None or scope.parent is None:
            return ()
        return tuple(
            m
            for m in self.expression(module, scope.parent, binding.default, hops + 1)
            if isinstance(m, ClassRef)
            or (isinstance(m, Outside) and m.name.partition(".")[0] in self.outside)
        )

    def expression(
        self, module: Module, scope: Scope, node: ast.expr, hops: int = 0, target: str = ""
    ) -> tuple[Meaning, ...]:
        """What an expression denotes, if it is a name, an alias or a choice between such."""
        if hops > _MAX_HOPS:
            return ()
        path = dotted(node)
        if path is not None:
            if path.partition(".")[0] == target:
                return ()
            return self.resolve(module, scope, path, hops + 1)
        if isinstance(node, ast.IfExp):
            sides = (node.body, node.orelse)
            return tuple(m for s in sides for m in self.expression(module, scope, s, hops, target))
        if isinstance(node, ast.BoolOp):
            return tuple(
                m for s in node.values for m in self.expression(module, scope, s, hops, target)
            )
        if isinstance(node, ast.Attribute):
            bases = self.expression(module, scope, node.value, hops, target)
            return tuple(m for b in bases for m in self.attribute(b, node.attr, hops))
        if isinstance(node, ast.Call):
            return self._call(module, scope, node, hops, target)
        return ()

    def _call(
        self, module: Module, scope: Scope, node: ast.Call, hops: int, target: str
    ) -> tuple[Meaning, ...]:
        result: list[Meaning] = []
        for meaning in self.expression(module, scope, node.func, hops + 1, target):
            if isinstance(meaning, Outside) and meaning.name in self.contexts:
                result.append(Outside(self.contexts[meaning.name]))
            elif meaning == Outside("functools.partial") and node.args:
                result.extend(self.expression(module, scope, node.args[0], hops + 1, target))
        is_getattr = isinstance(node.func, ast.Name) and node.func.id == "getattr"
        if is_getattr and len(node.args) >= 2 and isinstance(node.args[1], ast.Constant):
            for base in self.expression(module, scope, node.args[0], hops, target):
                result.extend(self.attribute(base, str(node.args[1].value), hops))
        return tuple(result)

    def _starred(self, module: Module, name: str, hops: int) -> tuple[Meaning, ...]:
        """What a name means that a module does not bind itself.

        Packages whose modules import everything from each other have more ways through them than
        anybody can try, so within one search every module is asked for a name once.
        """
        key = (module.path, name, self.gated)
        if key in self._brought:
            return self._brought[key]
        if key in self._asked:
            self._cuts += 1
            return ()
        outermost, cuts = not self._asked, self._cuts
        self._asked.add(key)
        try:
            found = self._through_stars(module, name, hops)
        finally:
            if outermost:
                self._asked.clear()
        # What was cut short is only the answer to this search.
        if outermost or cuts == self._cuts:
            self._brought[key] = found
        return found

    def _through_stars(self, module: Module, name: str, hops: int) -> tuple[Meaning, ...]:
        """What the modules bring that a module imports everything from.

        What a library brings is not known: it is only taken for the home of a name that no module
        of the project binds.
        """
        binding = self.binding_star(module, name)
        if binding is not None:
            return self.resolve(binding, binding.names.module, name, hops + 1)
        for star in module.names.module.stars:
            if star.lstrip(".") != star or star.partition(".")[0] not in sys.stdlib_module_names:
                path = self.files.locate(module.path, star)
                if path is not None and not self._may_bring(path, name, set()):
                    continue
                other = self.load(path) if path is not None else None
                if other is not None and other is not module:
                    found = self.resolve(other, other.names.module, name, hops + 1)
                    if found:
                        return found
                    continue
            if f"{star}.{name}" in self.outside or star in sys.stdlib_module_names:
                return (Outside(f"{star}.{name}"),)
        return (Outside(f"builtins.{name}"),) if name in _BUILTINS else ()

    def binding_star(self, module: Module, name: str) -> Module | None:
        """The module of the project, behind any number of stars, that binds a name itself."""
        return self._binding_star(module, name, {module.path})

    def _binding_star(self, module: Module, name: str, seen: set[Path]) -> Module | None:
        for star in reversed(module.names.module.stars):  # the last one counts
            if star.partition(".")[0] in sys.stdlib_module_names:
                continue
            path = self.files.locate(module.path, star)
            if path is None or path in seen or not self._may_bring(path, name, set()):
                continue
            other = self.load(path)
            if other is None:
                continue
            seen.add(other.path)
            if name in other.names.module.names:
                return other
            found = self._binding_star(other, name, seen)
            if found is not None:
                return found
        return None

    def _may_bring(self, path: Path, name: str, seen: set[Path]) -> bool:
        """Whether importing everything from a file may bind a name; it need not be parsed yet."""
        if self.modules.get(path) is not None or name in _BUILTINS:
            return True
        seen.add(path)
        text = self.text(path)
        if may_bind(text, name):
            return True
        if path not in self._stars:
            self._stars[path] = Outline(text).stars
        for star in self._stars[path]:
            if star in sys.stdlib_module_names or f"{star}.{name}" in self.outside:
                return True
            inner = self.files.locate(path, star)
            if inner is not None and inner not in seen and self._may_bring(inner, name, seen):
                return True
        return False

    def _imported(self, module: Module, target: str, hops: int) -> tuple[Meaning, ...]:
        """An import: the longest prefix that is a project module, then attributes of it."""
        if hops > _MAX_HOPS:
            return ()
        base, rest = self.home_of(module, target)
        if base is None:
            return () if target.startswith(".") else (Outside(target),)
        meanings: tuple[Meaning, ...] = (ModuleRef(base),)
        for name in rest:
            meanings = tuple(m for b in meanings for m in self.attribute(b, name, hops + 1))
        return meanings

    def attribute(self, base: Meaning, name: str, hops: int = 0) -> tuple[Meaning, ...]:
        """An attribute of something that is known."""
        if isinstance(base, Outside):
            return (Outside(f"{base.name}.{name}"),)
        if isinstance(base, ModuleRef):
            found = base.module.names.module.names.get(name)
            if found is not None:
                return self.resolve(base.module, base.module.names.module, name, hops + 1)
            if base.module.path.name == "__init__.py":
                path = self.files.inside(base.module.path, name)
                other = self.load(path) if path is not None else None
                if other is not None:
                    return (ModuleRef(other),)
            return self._starred(base.module, name, hops + 1) if hops < _MAX_HOPS else ()
        if isinstance(base, ClassRef):
            method = self.method(base, name)
            return (method,) if method is not None else ()
        return ()

    # --- classes ---------------------------------------------------------------------------

    def bases(self, ref: ClassRef) -> tuple[Meaning, ...]:
        """The direct bases of a class, as far as they are known: ``Base`` for ``Base[T]``."""
        definition = ref.definition
        found: list[Meaning] = []
        for base in definition.node.bases:
            if isinstance(base, ast.Call):
                found += self._given_as_base(ref, base)
                continue
            node = base.value if isinstance(base, ast.Subscript) else base
            meanings = self.expression(ref.module, definition.outer, node)
            found += meanings if node is base else [m for m in meanings if not _is_abstract(m)]
        return tuple(found)

    def _given_as_base(self, ref: ClassRef, call: ast.Call) -> Iterator[Meaning]:
        """The classes that a call in the head of a class gives: ``class Worker(base_of(kind))``."""
        outer = ref.definition.outer
        yield from self.expression(ref.module, outer, call)
        for maker in self.expression(ref.module, outer, call.func):
            if isinstance(maker, FunctionRef):
                scope = maker.function.scope
                for node in _returned(maker.function.node):
                    yield from self.expression(maker.module, scope, node)
            elif isinstance(maker, Outside) and maker.name.endswith(".with_metaclass"):
                for node in call.args[1:]:
                    yield from self.expression(ref.module, outer, node)

    def ancestors(self, ref: ClassRef) -> tuple[Meaning, ...]:
        """The class and everything that it inherits from, nearest first."""
        known = self._ancestors.get(ref)
        if known is None:
            known = self._inherited(ref)
            if not self.gated:
                self._ancestors[ref] = known
        return known

    def _inherited(self, ref: ClassRef) -> tuple[Meaning, ...]:
        order: list[Meaning] = []
        todo: list[Meaning] = [ref]
        while todo and len(order) < 60:
            meaning = todo.pop(0)
            if meaning in order:
                continue
            order.append(meaning)
            if isinstance(meaning, ClassRef):
                todo.extend(self.bases(meaning))
        return tuple(order)

    def method(self, ref: ClassRef, name: str) -> FunctionRef | None:
        """The method that an instance of the class has, its own or an inherited one."""
        for meaning in self.ancestors(ref):
            if isinstance(meaning, ClassRef) and name in meaning.definition.methods:
                return FunctionRef(meaning.module, meaning.definition.methods[name])
        return None


def _returned(function: FunctionNode) -> Iterator[ast.expr]:
    """What a function that makes or chooses a class gives back."""
    todo = [] if isinstance(function, ast.Lambda) else list[ast.AST](function.body)
    while todo:
        each = todo.pop(0)
        if isinstance(each, ast.Return) and each.value is not None:
            yield each.value
        elif not isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            todo += (part for part in ast.iter_child_nodes(each) if isinstance(part, ast.stmt))


def _is_abstract(meaning: Meaning) -> bool:
    """Whether a base only says what the parameters of a class are: ``Generic[T]``."""
    return isinstance(meaning, Outside) and meaning.name.startswith(("typing.", "typing_ext"))


_BUILTINS = frozenset(dir(__import__("builtins")))
