"""Unstarted: processes that are made, and that nothing can start.

Tests make them to look at their methods, and programs that are being changed leave them behind.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from poolproof.linking.meanings import ClassRef
from poolproof.solution import Role
from poolproof.syntax.children import walk
from poolproof.syntax.scopes import Assigned
from poolproof.syntax.spelling import last_word
from poolproof.tasks.evaluation.names import Names
from poolproof.tasks.submitting.submissions import Handed

# Calls that only look at what they are given, or put something else in place of what it has.
_LOOKING = frozenset({"isinstance", "hasattr", "getattr", "print", "repr", "str", "id", "type"})
_ASSERTING = ("assert", "patch.object", "mock.patch.object")


def is_never_started(handed: Handed, names: Names) -> bool:
    """Whether a process is only made: what holds it is never read, or never to start it."""
    call, module = handed.call, handed.module
    if handed.role is not Role.PROCESS or not isinstance(call, ast.Call):
        return False
    scope = module.names.scope_of(handed.function)
    holding = [
        name
        for name, bindings in scope.names.items()
        if any(isinstance(each, Assigned) and each.value is call for each in bindings)
    ]
    if len(holding) != 1 or not holding[0].isidentifier() or holding[0] in scope.outer:
        return False
    if any(
        each.value is call and len(each.targets) > 1 for each in _assignments(module.names.tree)
    ):
        return False  # an attribute has it as well
    if module.says("locals()", "globals()", "vars()"):
        return False
    if handed.made is not None:
        return scope.parent is not None and _is_idle(holding[0], handed, handed.made, names)
    if not last_word(call.func).endswith("Process"):
        return False
    if scope.parent is None and not module.says("__main__"):
        return False  # another module may have it from here
    return not any(_uses(module.names.tree, holding[0]))


def _is_idle(name: str, handed: Handed, made: ClassRef, names: Names) -> bool:
    """Whether nothing in a module starts anything, nor hands on the object of a class."""
    ancestors = [each for each in names.ancestors(made) if isinstance(each, ClassRef)]
    if handed.module.says(".start") or any(map(_starts_itself, ancestors)):
        return False
    function = handed.module.names.functions[handed.function].node
    seen = set(_looked_at(function, {each.definition.name for each in ancestors}))
    return all(id(use) in seen for use in _uses(function, name))


def _assignments(tree: ast.AST) -> Iterator[ast.Assign]:
    return (each for each in walk(tree) if isinstance(each, ast.Assign))


def _uses(tree: ast.AST, name: str) -> Iterator[ast.Name]:
    for each in walk(tree):
        if isinstance(each, ast.Name) and each.id == name and isinstance(each.ctx, ast.Load):
            yield each


def _looked_at(function: ast.AST, classes: set[str]) -> Iterator[int]:
    """What is only looked at: by its attributes, by a test, or by a method that is called on it."""
    for each in walk(function):
        if isinstance(each, ast.Attribute):
            yield id(each.value)
        elif isinstance(each, ast.Call):
            spelled = ast.unparse(each.func)
            of = getattr(getattr(each.func, "value", None), "id", "")
            if spelled in _LOOKING or spelled.removeprefix("self.").startswith(_ASSERTING):
                yield from map(id, each.args)
            elif of in classes:
                yield from map(id, each.args[:1])


def _starts_itself(ref: ClassRef) -> bool:
    """Whether the objects of a class are started by it."""
    return any(getattr(each, "attr", "") == "start" for each in walk(ref.definition.node))
