"""Annotations: what they promise of a parameter, a variable, an attribute or a result.

They are only asked where nothing else tells: what an object was made with is worth more.
"""

from __future__ import annotations

import ast
import sys
from typing import TYPE_CHECKING

from poolproof.linking.meanings import ClassRef
from poolproof.syntax.scopes import MODULE, Bound, Function
from poolproof.syntax.spelling import last_word
from poolproof.tasks.evaluation.process_contexts import context_of
from poolproof.tasks.evaluation.values import (
    NOTHING,
    ClassValue,
    Context,
    Instance,
    Outside,
    Value,
    Values,
)

if TYPE_CHECKING:
    from poolproof.tasks.evaluation.names import Names

# Modules whose names promise no object that can be followed: ``Callable``, ``Any``, ``Iterable``.
_SAYING_LITTLE = ("typing.", "typing_extensions.", "collections.abc.", "types.")
_OPEN = frozenset({"list", "dict", "set", "tuple", "frozenset", "object"})


class Annotations:
    """Reads annotations; one for a run."""

    def __init__(self, names: Names) -> None:
        self.names = names

    def of(self, annotation: ast.expr, home: Context) -> Values:
        """What an annotation promises: an object of the class that it names."""
        found: set[Value] = set()
        if isinstance(annotation, ast.BinOp):
            parts = [annotation.left, annotation.right]
            return frozenset(v for part in parts for v in self.of(part, home))
        if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
            try:
                return self.of(ast.parse(annotation.value, mode="eval").body, home)
            except SyntaxError:
                return NOTHING
        evaluator = self.names.evaluator
        if isinstance(annotation, ast.Subscript):
            base = annotation.value
            word = last_word(base)
            if word in ("Type", "type"):  # the class itself
                classes = evaluator.values(annotation.slice, home)
                return frozenset(each for each in classes if isinstance(each, ClassValue))
            annotation = annotation.slice if word == "Optional" else base
        for value in evaluator.values(annotation, home):
            if isinstance(value, ClassValue):
                found.add(Instance(value.ref))
            elif isinstance(value, Outside) and value.path in self.names.program.contexts:
                found.add(context_of(self.names.program.contexts[value.path], value.path))
            elif isinstance(value, Outside) and _promises(value.path):
                found.add(Outside(f"{value.path}()"))
        return frozenset(found)

    def completed(self, found: Values, annotation: ast.expr | None, home: Context) -> Values:
        """What is known, and what is promised of it if that is nothing, or made by a library."""
        made = all(isinstance(each, Outside) and each.path.endswith("()") for each in found)
        if annotation is None or not made:
            return found
        promised = self.of(annotation, home)
        # Who has made what a library gives is known: nothing is worth more.
        return found | {v for v in promised if not found or _is_news(v, found)}

    def assigned(self, value: ast.expr, home: Context) -> Values:
        """What a variable or attribute holds that an expression is assigned to."""
        found = self.names.evaluator.values(value, home)
        return self.completed(found, home.module.names.promises.get(id(value)), home)

    def of_field(self, ref: ClassRef, name: str) -> Values:
        """What the bodies of classes promise of an attribute."""
        names, evaluator = self.names, self.names.evaluator
        found: set[Value] = set()
        for ancestor in names.ancestors(ref):
            if not isinstance(ancestor, ClassRef):
                continue
            home = evaluator.context(ancestor.module)
            for binding in ancestor.definition.scope.names.get(name, ()):
                if isinstance(binding, Bound) and binding.annotation is not None:
                    found |= self.of(binding.annotation, home)
        return frozenset(found)

    def returned(self, found: Values, function: Function, inside: Context) -> Values:
        """What a function gives back, with what it says of it."""
        node = function.node
        if isinstance(node, ast.Lambda) or function.parent != MODULE:
            return found
        return self.completed(found, node.returns, self.names.evaluator.context(inside.module))


def _is_news(promised: Value, found: Values) -> bool:
    """Whether what is promised tells more than that some library has made it.

    A class of the project does, and one of another library than that whose function was called.
    """
    if not isinstance(promised, Outside):
        return True
    library = promised.path.partition(".")[0]
    told = {v.path.partition(".")[0] for v in found if isinstance(v, Outside)}
    return library not in told and library not in sys.stdlib_module_names


def _promises(path: str) -> bool:
    """Whether an annotation names a class from outside whose objects are known by it.

    Of a container it is not known what it holds, and anything is an object.
    """
    if path.removeprefix("builtins.") in _OPEN:
        return False
    return "(" not in path and not path.startswith(_SAYING_LITTLE)
