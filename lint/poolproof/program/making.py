"""Making: whether what a function calls could create a pool, so that it is worth looking at."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from poolproof.linking.meanings import ClassRef, FunctionRef, Meaning, Module
from poolproof.linking.program import Program
from poolproof.syntax.scopes import Scope
from poolproof.syntax.spelling import dotted, last_word
from poolproof.typestate.catalogue import Catalogue


class Making:
    """Asks of functions whether they make pools, and remembers the answers."""

    def __init__(self, program: Program, catalogue: Catalogue) -> None:
        self.program = program
        self.catalogue = catalogue
        self._makes: dict[FunctionRef, bool] = {}
        self._callees: dict[FunctionRef, tuple[bool, tuple[FunctionRef, ...]]] = {}

    def may_make(self, ref: FunctionRef) -> bool:
        """Whether a function's text, or that of what it calls, could create a pool."""
        if ref not in self._makes:
            seen = {ref}
            todo = [ref]
            while todo:
                makes, callees = self._called(todo.pop())
                if makes or any(self._makes.get(callee) for callee in callees):
                    self._makes[ref] = True
                    return True
                todo.extend(callee for callee in callees if callee not in seen)
                seen.update(callees)
            self._makes.update(dict.fromkeys(seen, False))
        return self._makes[ref]

    def mentions(self, module: Module, function: int) -> bool:
        """Whether a function calls something that makes a pool, directly or through others."""
        makes, callees = self._called(FunctionRef(module, function))
        return makes or any(self.may_make(callee) for callee in callees)

    def _called(self, ref: FunctionRef) -> tuple[bool, tuple[FunctionRef, ...]]:
        if ref not in self._callees:
            self._callees[ref] = self._calls(ref.module, ref.index)
        return self._callees[ref]

    def _calls(self, module: Module, function: int) -> tuple[bool, tuple[FunctionRef, ...]]:
        """Whether a function itself makes a pool, and if not, the functions that it calls."""
        scope = module.names.scope_of(function)
        callees: dict[FunctionRef, None] = {}
        asked = set[str]()
        with self.program.gate:
            for call in module.names.calls.get(function, ()):
                func = call.func
                if last_word(func) in self.catalogue.words:
                    return True, ()
                path = dotted(func)
                if path in asked:
                    continue
                if path is not None:
                    asked.add(path)
                for meaning in self._callee(module, function, scope, func):
                    if self.catalogue.made_by(self.program, meaning) is not None:
                        return True, ()
                    if isinstance(meaning, FunctionRef):
                        callees[meaning] = None
        return False, tuple(callees)

    def _callee(
        self, module: Module, function: int, scope: Scope, func: ast.expr
    ) -> Iterable[Meaning]:
        if isinstance(func, ast.Subscript):
            func = func.value
        if isinstance(func, ast.Attribute) and isinstance(func.value, ast.Name):
            owner = module.names.owner_of(function)
            if owner is not None and func.value.id in ("self", "cls"):
                method = self.program.method(ClassRef(module, owner), func.attr)
                if method is not None:
                    return (method,)
                klass = module.names.classes[owner]
                return self.program.resolve(module, klass.scope, func.attr)
        return self.program.expression(module, scope, func)
