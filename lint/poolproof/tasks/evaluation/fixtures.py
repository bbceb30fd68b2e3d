"""Fixtures: what pytest passes to tests, and to other fixtures, for parameters by their names.

Nobody is seen to call a test. What it is given for a parameter comes from the fixture of that name:
in its class, in its module, or in a ``conftest.py`` beside it or above.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from poolproof.flow.conditions import constant_of
from poolproof.linking.meanings import ClassRef, FunctionRef, Module
from poolproof.syntax.scopes import Function
from poolproof.tasks.evaluation.calling import marks
from poolproof.tasks.evaluation.index import Decorated
from poolproof.tasks.evaluation.values import (
    NOTHING,
    Context,
    FunctionValue,
    Instance,
    Value,
    Values,
)

if TYPE_CHECKING:
    from poolproof.tasks.evaluation.names import Names

_CONFTEST = "conftest"
_MAX_FOLDERS = 8


def injected(names: Names, ref: FunctionRef, name: str, context: Context) -> Values:
    """What pytest passes for a parameter of a function; nothing if it does not call that."""
    if not _is_called(ref.function):
        return NOTHING
    for found in _named(names, ref, name):
        if found != ref:
            return _given(names, found, context)
    return NOTHING


def _is_called(function: Function) -> bool:
    """Whether pytest calls a function: a test or a fixture."""
    word = function.name.rpartition(".")[2]
    return word.startswith("test") or any(map(_is_fixture, marks(function)))


def _named(names: Names, ref: FunctionRef, name: str) -> Iterator[FunctionRef]:
    """The fixtures of a name, nearest first."""
    found = list(_fixtures(names, ref.module, name))
    if ref.function.owner is not None:
        yield from (each for each in found if each.function.owner == ref.function.owner)
    yield from (each for each in found if each.function.owner is None)
    scope = ref.module.names.module
    if name in scope.names:
        meanings = names.program.resolve(ref.module, scope, name)
        yield from (each for each in meanings if isinstance(each, FunctionRef))
    for module in _above(names, ref.module, name):
        yield from (e for e in _fixtures(names, module, name) if e.function.owner is None)


def _above(names: Names, module: Module, name: str) -> Iterator[Module]:
    """The modules beside a test and above it that say a name, whose fixtures it has unimported."""
    program, below = names.program, module.path
    for _ in range(_MAX_FOLDERS):
        path = program.files.locate(below, _CONFTEST)
        if path is None:
            return
        says = path != module.path and name in program.text(path)
        found = program.load(path) if says else None
        if found is not None:
            yield found
        below = path.parent


def _fixtures(names: Names, module: Module, name: str) -> Iterator[FunctionRef]:
    """The functions of a module that are the fixture of a name."""
    for word, found in names.index(module).decorated.items():
        if _is_fixture(word):
            for each in found:
                if not each.is_class and _called(module, each) == name:
                    yield FunctionRef(module, each.index)


def _is_fixture(word: str) -> bool:
    """Whether a decorator makes a fixture, by its last word; there are some for coroutines."""
    return word.endswith("fixture")


def _called(module: Module, fixture: Decorated) -> str:
    """The name by which tests ask for a fixture."""
    for keyword in getattr(fixture.decorator, "keywords", ()):
        told = constant_of(keyword.value) if keyword.arg == "name" else None
        if isinstance(told, str):
            return told
    return module.names.functions[fixture.index].name.rpartition(".")[2]


def _given(names: Names, ref: FunctionRef, context: Context) -> Values:
    """What a fixture returns, or yields to be taken back afterwards."""
    receiver: Value | None = None
    if ref.function.owner is not None:
        receiver = Instance(ClassRef(ref.module, ref.function.owner))
    evaluator = names.evaluator
    inside = evaluator.calling(FunctionValue(ref, receiver), (), {}, context.depth + 1)
    given = evaluator.returning.given(ref.function)
    return evaluator.each(given.returned + given.yielded, inside)
