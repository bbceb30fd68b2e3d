"""Setters: who ends what an event loop waits for, by a method that no other process can call."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Set
from pathlib import Path
from typing import TYPE_CHECKING

from poolproof.flow.graph import extent
from poolproof.linking.meanings import ClassRef, FunctionRef
from poolproof.linking.meanings import Outside as Named
from poolproof.syntax.children import children, walk
from poolproof.syntax.scopes import MODULE, Assigned, Binding, Bound
from poolproof.syntax.spelling import last_word
from poolproof.tasks.conduct.state.stores import PASSIVE, is_handed_on
from poolproof.tasks.conduct.waiting import canonical
from poolproof.tasks.evaluation.constructing import RUN
from poolproof.tasks.evaluation.containers import FRESH_METHODS
from poolproof.tasks.evaluation.values import Outside, Values

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination

# What uses an object without handing it on.
_LOOKING = (
    ast.withitem, ast.Compare, ast.BoolOp, ast.UnaryOp, ast.If, ast.While, ast.Await, ast.Expr,
    ast.Assert,
)  # fmt: skip


class Setters:
    """Answers for one function in one context; ``touched`` are the functions that may run there."""

    def __init__(self, examined: Examination, touched: frozenset[FunctionRef]) -> None:
        self.examined = examined
        self.touched = touched

    def are_none(self, asked: ast.Call, words: tuple[str, ...]) -> bool:
        """Whether nothing that the worker can come to ends a wait by a method of the object.

        ``words`` are such methods: ``set`` of an event, ``close`` of a server.
        """
        func = asked.func
        if not isinstance(func, ast.Attribute):
            return False
        values = self.examined.evaluator.values(func.value, self.examined.context)
        made = _origins(values)
        if not made or len(made) < len(values) or self._escapes(func.value, words):
            return False
        name = last_word(func.value)
        callers = {
            ref
            for word in words
            for ref, call in self._calling(word, name, made)
            if not self._comes_after(ref, call, asked)
        }
        return not any(map(self._may_run, self._leading_to(callers)))

    def _left_to_signals(self, refs: set[FunctionRef]) -> frozenset[FunctionRef]:
        """Those of some functions that signals run, which nobody sends to an orphan."""
        return self.examined.conducts.handlers.among(refs, self.examined.context.module)

    def _escapes(self, event: ast.expr, words: tuple[str, ...]) -> bool:
        """Whether anybody may get hold of an object by another name, or end it elsewhere."""
        examined = self.examined
        module = examined.context.module
        word = last_word(event)
        if isinstance(event, ast.Name):
            found = module.names.scope_of(examined.context.function).lookup(word)
            if found is None or not all(map(_is_made, found[1])):
                return True
            home = found[0].function
            info = module.names.functions[home] if home != MODULE else None
            return _gets_away(info.node if info is not None else module.names.tree, event, words)
        if not isinstance(event, ast.Attribute) or _gets_away(module.names.tree, event, words):
            return True
        if not all(_makes(store.value) for store in module.names.stores if store.name == word):
            return True
        program = examined.evaluator.program
        spelled = [f"{word}.{method}" for method in words]
        files = program.search(spelled, program.files.root(module.path))
        return any(path != module.path for path in files)

    def _leading_to(self, setters: set[FunctionRef]) -> set[FunctionRef]:
        """Functions, and those of their modules that may call them, over any number of steps."""
        names, found = self.examined.evaluator.names, setters - self._left_to_signals(setters)
        todo = list(found)
        while todo:
            ref = todo.pop()
            word = ref.function.name.rpartition(".")[2]
            for function, _ in names.index(ref.module).calls.get(word, ()):
                caller = FunctionRef(ref.module, function)
                if function == MODULE or caller in found:
                    continue
                if not self._left_to_signals({caller}):
                    found.add(caller)
                    todo.append(caller)
        return found

    def _may_run(self, ref: FunctionRef) -> bool:
        """Whether the worker may come to a function, as far as its module tells."""
        if ref in self.touched or ref.function.decorators:
            return True
        name = ref.function.name.rpartition(".")[2]
        named = name.isidentifier() and not name.startswith("__")
        if not named or name == RUN or is_handed_on(ref) or self._is_called_back(ref, name):
            return True
        owner = ref.function.owner
        ancestors = (
            self.examined.evaluator.names.ancestors(ClassRef(ref.module, owner))
            if owner is not None
            else ()
        )
        return any(
            not isinstance(each, ClassRef)
            and not (isinstance(each, Named) and canonical(each.name) in PASSIVE)
            for each in ancestors
        )

    def _is_called_back(self, ref: FunctionRef, name: str) -> bool:
        """Whether a module calls a function by its name whose own module imports that one."""
        program, said = self.examined.evaluator.program, re.compile(rf"\.{name}\s*\(")
        home = ref.module.path
        known = self.examined.conducts.scripts.imported(home)
        return any(
            path != home
            and (path in known or _is_beside(path, known, home))
            and said.search(program.text(path)) is not None
            for path in program.search((name,), program.files.root(home))
        )

    def _comes_after(self, ref: FunctionRef, call: ast.Call, asked: ast.Call) -> bool:
        """Whether a function that waits calls something only once it has waited."""
        examined = self.examined
        at = extent(asked)
        after = ref == examined.value.ref and extent(call) > at
        return after and not examined.body.loops_around(at)

    def _calling(
        self, word: str, name: str, made: set[int]
    ) -> Iterator[tuple[FunctionRef, ast.Call]]:
        """The functions of the module that may call a method of what some calls made.

        What has the same name, and is not known, may be that.
        """
        evaluator, module = self.examined.evaluator, self.examined.context.module
        for function, call in evaluator.names.index(module).calls.get(word, ()):
            if not isinstance(call.func, ast.Attribute):
                continue
            owner = call.func.value
            values = evaluator.values(owner, evaluator.context(module, function))
            unknown = not values and last_word(owner) == name
            if unknown or not made.isdisjoint(_origins(values)):
                yield FunctionRef(module, function), call


def _is_beside(path: Path, known: Set[Path], home: Path) -> bool:
    """Whether a module is one of a package that is imported, and not one of those around."""
    return path.parent / "__init__.py" in known and path.parent not in home.parents


def _origins(values: Values) -> set[int]:
    """The calls that made some values, by number."""
    return {id(v.origin.call) for v in values if isinstance(v, Outside) and v.origin is not None}


def _is_made(binding: Binding) -> bool:
    """Whether a name is bound to what is made there, or entered as it is made."""
    if isinstance(binding, Assigned):
        return _makes(binding.value)
    if not isinstance(binding, Bound) or binding.taken != ("enter",):
        return False
    return binding.source is not None and _makes(binding.source)


def _makes(value: ast.expr) -> bool:
    """Whether something is made there and then, and not handed in or taken out of a collection."""
    made = value.value if isinstance(value, ast.Await) else value
    if isinstance(made, ast.Constant):
        return made.value is None
    return isinstance(made, ast.Call) and getattr(made.func, "attr", "") not in FRESH_METHODS


def _gets_away(root: ast.AST, event: ast.Name | ast.Attribute, words: tuple[str, ...]) -> bool:
    """Whether an object is used otherwise than by its methods, asked for or put in its place."""
    called = {id(node.func) for node in walk(root) if isinstance(node, ast.Call)}
    for outer in walk(root):
        for each in children(outer):
            if not _is_same(each, event) or isinstance(getattr(each, "ctx", None), ast.Store):
                continue
            if isinstance(outer, ast.Attribute):
                if outer.attr in words and id(outer) not in called:
                    return True
            elif not isinstance(outer, _LOOKING):
                return True
    return False


def _is_same(node: ast.AST, event: ast.Name | ast.Attribute) -> bool:
    if isinstance(event, ast.Name):
        return isinstance(node, ast.Name) and node.id == event.id
    return isinstance(node, ast.Attribute) and node.attr == event.attr
