"""Heirs: the classes of the project that fill in what a base leaves open.

A base calls methods that its heirs define; so what ``self.work()`` runs in it is what any of them
has. Heirs are looked for in the base's own module, and in the others that spell its name in the
head of a class.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from poolproof.linking.meanings import ClassRef, FunctionRef, Module
from poolproof.linking.outline import Outline
from poolproof.syntax.spelling import last_word
from poolproof.tasks.evaluation.calling import marks
from poolproof.tasks.evaluation.naming import is_test

if TYPE_CHECKING:
    from poolproof.tasks.evaluation.names import Names

_MAX_HEIRS = 12
_MAX_FILES = 12
_ABSTRACT = frozenset({"abstractmethod", "abstractproperty", "abstractclassmethod"})
# Words in the names of methods that a worker is for, and of those that are hooks beside its work.
_WORK = frozenset(
    {"run", "main", "mainloop", "loop", "work", "execute", "serve", "listen", "process", "task",
     "job"}
)  # fmt: skip
# Beginnings of the names of methods that are called for what they give back.
_GIVING = frozenset({"get", "create", "make", "build", "new"})
_HOOKS = frozenset({"on", "before", "after", "pre", "post", "setup", "teardown", "init", "stop"})


class Heirs:
    """Finds heirs; one for a run."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self._known: dict[ClassRef, tuple[ClassRef, ...]] = {}
        self._near: dict[ClassRef, tuple[ClassRef, ...]] = {}

    def of(self, ref: ClassRef) -> tuple[ClassRef, ...]:
        """The classes of the project that inherit from one, nearest first, at most a dozen."""
        if ref not in self._known:
            self._known[ref] = ()  # whoever asks again meanwhile is in a circle
            self._known[ref] = tuple(self._all(ref))
        return self._known[ref]

    def near(self, ref: ClassRef) -> tuple[ClassRef, ...]:
        """Those of the same module."""
        if ref not in self._near:
            self._near[ref] = tuple(self._in(ref.module, ref))
        return self._near[ref]

    def filling(self, method: FunctionRef, ref: ClassRef) -> tuple[ClassRef, ...]:
        """The heirs that say what a method is which a class leaves open."""
        body = _statements(method)
        name = method.function.name.rpartition(".")[2]
        open_ = bool(marks(method.function) & _ABSTRACT) or (len(body) == 1 and _refuses(body[0]))
        # Work that is none is there to be filled in; a hook need not be.
        open_ = open_ or (not body and (_is_work(name) or _gives(name)))
        if not open_ and (body or not self.near(ref)):
            return ()
        heirs = self.of(ref) if open_ else self.near(ref)
        return tuple(heir for heir in heirs if self.names.method(heir, name) != method)

    def near_with(self, ref: ClassRef, name: str) -> tuple[ClassRef, ...]:
        """The heirs in the same module that have a method, or store an attribute."""
        stores = self.names.index(ref.module).stores
        return tuple(
            heir
            for heir in self.near(ref)
            if name in heir.definition.methods
            or name in heir.definition.scope.names
            or (heir.index, name) in stores
        )

    def _all(self, ref: ClassRef) -> Iterator[ClassRef]:
        found = [ref]
        for base in found:  # grows meanwhile
            for heir in (*self.near(base), *self._elsewhere(base)):
                if heir not in found and len(found) <= _MAX_HEIRS:
                    found.append(heir)
                    yield heir

    def _in(self, module: Module, ref: ClassRef) -> Iterator[ClassRef]:
        for klass in module.names.classes:
            heir = ClassRef(module, klass.index)
            if heir != ref and klass.node.bases and ref in self.names.ancestors(heir):
                yield heir

    def _elsewhere(self, ref: ClassRef) -> Iterator[ClassRef]:
        program, name = self.names.program, ref.definition.name
        if "." in name:
            return
        spelled = re.compile(rf"\b{re.escape(name)}\b")
        taken = 0
        for path in program.search((name,), program.files.root(ref.module.path)):
            if path == ref.module.path or (is_test(path) and not is_test(ref.module.path)):
                continue
            heads = Outline(program.text(path)).classes.values()
            if not any(spelled.search(word) for words in heads for word in words):
                continue
            module = program.load(path)
            if module is not None:
                taken += 1
                yield from self._in(module, ref)
            if taken == _MAX_FILES:
                return


def is_for_heirs(method: FunctionRef) -> bool:
    """Whether a method does nothing but say that heirs have to define it."""
    statements = _statements(method)
    return method.function.owner is not None and len(statements) == 1 and _refuses(statements[0])


def _statements(method: FunctionRef) -> list[ast.AST]:
    """What a method does, texts, ``pass`` and a bare ``return`` left out."""
    body = method.function.node.body
    if isinstance(body, ast.expr):
        return [body]
    return [each for each in body if not _is_nothing(each)]


def _is_work(name: str) -> bool:
    words = frozenset(name.lower().split("_"))
    return not words.isdisjoint(_WORK) and words.isdisjoint(_HOOKS)


def _gives(name: str) -> bool:
    return name.lower().lstrip("_").partition("_")[0] in _GIVING


def _refuses(statement: ast.AST) -> bool:
    if not isinstance(statement, ast.Raise) or statement.exc is None:
        return False
    raised = getattr(statement.exc, "func", statement.exc)
    return last_word(raised).startswith("NotImplemented")


def _is_nothing(statement: ast.stmt) -> bool:
    told = getattr(statement, "value", None)
    if isinstance(statement, ast.Return):
        return told is None or (isinstance(told, ast.Constant) and told.value is None)
    is_text = isinstance(statement, ast.Expr) and isinstance(told, ast.Constant)
    return is_text or isinstance(statement, ast.Pass)
