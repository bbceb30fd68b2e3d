"""Which callees may start workers: cheap, before anything is evaluated.

Most calls of a module with a capital letter make ordinary objects, of classes that are defined in
other files, which are not parsed for that (``elsewhere.py``).
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from poolproof.linking.meanings import Module
from poolproof.linking.program import Program
from poolproof.syntax.children import children
from poolproof.syntax.scopes import (
    MODULE,
    Assigned,
    Binding,
    Bound,
    Class,
    ClassBound,
    Defined,
    Function,
    Imported,
    Scope,
)
from poolproof.syntax.spelling import dotted, last_word
from poolproof.tasks.evaluation.returning import own_nodes
from poolproof.tasks.submitting.elsewhere import Elsewhere, inside
from poolproof.tasks.submitting.keeping import is_kept_on
from poolproof.tasks.submitting.returned import Returned

_TAKING = frozenset({"get", "pop", "setdefault"})  # one of several that are kept together


class Starters:
    """Answers for the callees of modules; ``words`` are the names of known constructors."""

    def __init__(self, program: Program, words: frozenset[str]) -> None:
        self.program = program
        self.words = words
        self.elsewhere = Elsewhere(program, words)
        self.returned = Returned()
        self._calls: dict[Module, tuple[tuple[int, ast.Call], ...]] = {}
        self._named: dict[tuple[int, str], bool] = {}
        self._returning: dict[tuple[int, int], bool] = {}
        self._starting: dict[tuple[int, int], bool] = {}
        self._passing: dict[int, frozenset[str]] = {}
        self._handing: dict[int, dict[int, ast.Call]] = {}
        self._kept_in: dict[int, frozenset[str]] = {}
        self._kept: list[object] = []

    def calls(self, module: Module) -> tuple[tuple[int, ast.Call], ...]:
        """The calls of a module that can be those of a constructor, each with its function."""
        if module not in self._calls:
            self._calls[module] = tuple(
                (function, call)
                for function, calls in module.names.calls.items()
                for call in calls
                if self._may_start(module, function, call)
            )
        return self._calls[module]

    def _may_start(self, module: Module, function: int, call: ast.Call) -> bool:
        """Whether a call can be that of a constructor."""
        func = call.func
        if type(func) is ast.Subscript:
            func = func.value  # one of several that are kept together
        scope = module.names.scope_of(function)
        if type(func) is ast.Name:
            return self._name(module, scope, func.id) or self._is_told(module, function, call)
        if type(func) is ast.Call:
            return self.returned.any(module, self._is_one) and self._returns(module, scope, func)
        if type(func) is not ast.Attribute:
            return False
        if self._may_hold(module, func.attr):
            return True
        if self._is_told(module, function, call):
            return True
        return _is_class(module, func.attr) and self._attribute(module, scope, func)

    def may_give(self, module: Module, name: str) -> bool:
        """Whether other modules can get a constructor by a name of this one."""
        bindings = module.names.module.names.get(name, ())
        given = (b for b in bindings if isinstance(b, (ClassBound, Assigned, Imported)))
        return any(self._binding(module, module.names.module, each) for each in given)

    def may_be(self, module: Module, function: int, node: ast.expr) -> bool:
        """Whether an expression in a function may stand for a constructor."""
        return self._is_one(module, module.names.scope_of(function), node)

    def may_inherit(self, module: Module, index: int) -> bool:
        """Whether a class of a module may inherit from a constructor."""
        known = module.names.classes[index]
        return any(self._base(module, known.outer, base) for base in known.node.bases)

    # --- in the module itself --------------------------------------------------------------

    def _base(self, module: Module, scope: Scope, node: ast.expr) -> bool:
        if isinstance(node, ast.Attribute) and node.attr not in self.words:
            return self._attribute(module, scope, node)
        return self._mentions(module, scope, node)

    def _attribute(self, module: Module, scope: Scope, node: ast.Attribute) -> bool:
        """Whether ``module.Class`` may start workers; what objects keep is asked elsewhere."""
        path = dotted(node)
        root, _, rest = (path or "").partition(".")
        found = scope.lookup(root) if path is not None else None
        if found is None or not all(isinstance(each, Imported) for each in found[1]):
            return False
        targets = [each.target for each in found[1] if isinstance(each, Imported)]
        return any(self.elsewhere.target(module.path, f"{target}.{rest}") for target in targets)

    def _name(self, module: Module, scope: Scope, name: str) -> bool:
        """Whether a variable may hold a constructor."""
        if name in self.words:
            return True
        found = scope.lookup(name)
        if found is None:
            stars = module.names.module.stars if name[:1].isupper() else ()
            return any(self.elsewhere.target(module.path, inside(star, name)) for star in stars)
        home, bindings = found
        key = (id(home), name)
        if key not in self._named:
            self._kept.append(home)  # so that no other scope gets its number
            self._named[key] = False  # while it is asked: a name may be bound to itself
            self._named[key] = any(self._binding(module, home, b) for b in bindings)
        return self._named[key]

    def _binding(self, module: Module, home: Scope, binding: Binding) -> bool:
        if isinstance(binding, Imported):
            word = binding.target.rpartition(".")[2]
            return _is_class(module, word) and self.elsewhere.target(module.path, binding.target)
        if isinstance(binding, ClassBound):
            return self.may_inherit(module, binding.index)
        if isinstance(binding, Assigned):
            return self._mentions(module, home, binding.value)
        if not isinstance(binding, Bound):
            return False
        if binding.source is not None:
            return self._mentions(module, home, binding.source)
        return self._parameter(module, home, binding)

    def _parameter(self, module: Module, home: Scope, binding: Bound) -> bool:
        """A parameter: the class itself, its default, or what some call passes."""
        if home.function == MODULE or home.is_class:
            return self._passes(module, "")
        info = module.names.functions[home.function]
        if info.owner is not None and self.may_inherit(module, info.owner):
            return True
        if binding.default is not None and self._mentions(module, home, binding.default):
            return True
        return self._passes(module, _spoken_of(info))

    def _mentions(self, module: Module, scope: Scope, node: ast.expr) -> bool:
        """Whether what an expression stands for may be, or hold, a constructor.

        What a constructor has made is none, but a function of the module may return one.
        """
        todo: list[ast.AST] = [node]
        while todo:
            each = todo.pop()
            if type(each) is ast.Name:  # asked of very many nodes
                if self._name(module, scope, each.id):
                    return True
            elif type(each) is ast.Attribute:
                if self._may_hold(module, each.attr):
                    return True
                todo.append(each.value)
            elif type(each) is ast.Call:
                if self._returns(module, scope, each):
                    return True
                if type(each.func) is ast.Attribute and each.func.attr in _TAKING:
                    todo.append(each.func.value)
                todo += _given_to(each)
            elif type(each) is not ast.Constant and type(each) is not ast.Lambda:
                todo += children(each)
        return False

    def _returns(self, module: Module, scope: Scope, call: ast.Call) -> bool:
        """Whether a function or method of the module that is called may return a constructor."""
        if isinstance(call.func, ast.Attribute):
            return call.func.attr in self.returned.methods(module, self._is_one)
        name = getattr(call.func, "id", "")
        found = scope.lookup(name) if name else None
        defined = [each.index for each in found[1] if isinstance(each, Defined)] if found else []
        return any(self._gives(module, index) for index in defined)

    def _gives(self, module: Module, index: int) -> bool:
        info = module.names.functions[index]
        key = (id(info), index)
        if key not in self._returning:
            self._kept.append(info)
            self._returning[key] = False  # while it is asked: it may call itself
            self._returning[key] = any(
                self._mentions(module, info.scope, node.value)
                for node in own_nodes(info.node)
                if isinstance(node, ast.Return) and node.value is not None
            )
        return self._returning[key]

    def _is_told(self, module: Module, function: int, call: ast.Call) -> bool:
        """Whether a call makes what is started, of a class that whoever comes here has chosen."""
        if function == MODULE:
            return False
        func, info = call.func, module.names.functions[function]
        if isinstance(func, ast.Name):
            is_passed = func.id in info.scope.names and func.id in info.all_parameters
            started = is_passed and self._starts(module, function)
        else:
            owner = module.names.owner_of(function)
            started = (
                isinstance(func, ast.Attribute)
                and owner is not None
                and self._is_kept(module, module.names.classes[owner], func)
            )
        return started and is_kept_on(info, call)

    def _is_kept(self, module: Module, known: Class, func: ast.Attribute) -> bool:
        """Whether an attribute is no method, of an object that starts something.

        Who has made the object may have said what.
        """
        if func.attr in known.methods or not isinstance(func.value, ast.Name):
            return False
        if not self._has_starts(module, known):
            return False
        base = func.value.id
        stored = (each.name == func.attr and each.base == base for each in module.names.stores)
        return func.attr in known.scope.names or any(stored)

    def _has_starts(self, module: Module, klass: Class) -> bool:
        """Whether the methods of a class start anything; asked for each of their calls."""
        key = (id(klass), klass.index)
        if key not in self._starting:
            self._kept.append(klass)
            self._starting[key] = self._starts(module, *klass.methods.values())
        return self._starting[key]

    def _starts(self, module: Module, *functions: int) -> bool:
        """Whether some functions start anything: what they are given may be a class of it."""
        calls = (call for each in functions for call in module.names.calls.get(each, ()))
        return any(getattr(call.func, "attr", "") == "start" for call in calls)

    def _passes(self, module: Module, name: str) -> bool:
        """Whether the module may hand a constructor to what is called so, or keeps one."""
        if self._keeping(module):
            return True
        given = self._given(module)
        return bool(given) and (name in given or not name)

    def _given(self, module: Module) -> frozenset[str]:
        """The words in the calls of the module that hand a constructor to anything."""
        key = id(module)
        if key not in self._passing:
            words = (
                last_word(node)
                for call in self.handing(module).values()
                for node in (call.func, *_given_to(call))
            )
            self._passing[key] = frozenset(filter(None, words))
        return self._passing[key]

    def handing(self, module: Module) -> dict[int, ast.Call]:
        """The calls of the module that may be handed a constructor, by ``id``."""
        key = id(module)
        if key not in self._handing:
            self._kept.append(module)
            self._handing[key] = {}  # while it is asked
            self._handing[key] = dict(self._handed(module))
            self._passing.pop(key, None)
        return self._handing[key]

    def _handed(self, module: Module) -> Iterator[tuple[int, ast.Call]]:
        for function, calls in module.names.calls.items():
            scope = module.names.scope_of(function)
            for call in calls:
                if any(self._is_one(module, scope, node) for node in _given_to(call)):
                    yield id(call), call

    def _is_one(self, module: Module, scope: Scope, node: ast.expr) -> bool:
        if type(node) is ast.Name:
            return self._name(module, scope, node.id)
        return type(node) is ast.Attribute and node.attr in self.words

    def _may_hold(self, module: Module, attribute: str) -> bool:
        return attribute in self.words or attribute in self._keeping(module)

    def _keeping(self, module: Module) -> frozenset[str]:
        """The attributes in which the module may keep a constructor."""
        key = id(module)
        if key not in self._kept_in:
            self._kept.append(module)
            self._kept_in[key] = frozenset()  # while it is asked
            self._kept_in[key] = frozenset(self._kept_by(module))
        return self._kept_in[key]

    def _kept_by(self, module: Module) -> Iterator[str]:
        for store in module.names.stores:
            if self._mentions(module, module.names.scope_of(store.function), store.value):
                yield store.name
        for klass in module.names.classes:
            for name, bindings in klass.scope.names.items():
                values = (each.value for each in bindings if isinstance(each, Assigned))
                if any(self._mentions(module, klass.scope, value) for value in values):
                    yield name


def _is_class(module: Module, word: str) -> bool:
    """Whether a name is a class, by the custom that most keep; others are functions, or started."""
    is_odd = "_" not in word or "process" in word.lower()
    return word[:1].isupper() or (is_odd and module.says(".start("))


def _spoken_of(function: Function) -> str:
    """The name by which alone a function is called; empty if there may be others."""
    simple = function.name.rpartition(".")[2]
    return simple if simple.isidentifier() and simple[:2] != "__" else ""  # heirs have __init__ too


def _given_to(call: ast.Call) -> list[ast.expr]:
    """What a call is given, by position and by name."""
    named = call.keywords
    return [*call.args, *(keyword.value for keyword in named)] if named else call.args
