"""Aliases: by which names functions are called.

``spawn = factory(jobs)`` gives the function in ``factory`` that it returns the name ``spawn``, and
``manager = Manager()`` gives other modules ``manager.start`` to call and no class to name.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from poolproof.linking.meanings import FunctionRef
from poolproof.syntax.scopes import MODULE, Assigned
from poolproof.tasks.evaluation.index import ModuleIndex


def under_other_names(index: ModuleIndex, ref: FunctionRef) -> Iterator[tuple[int, ast.Call]]:
    """The calls in a module that may be of a function another one makes, but do not say its name.

    Whether it is what they call is for the caller to find out.
    """
    if ref.function.parent == MODULE:
        return
    own = ref.function.name.rpartition(".")[2]
    maker = ref.module.names.functions[ref.function.parent].name.rpartition(".")[2]
    made = {id(call): function for function, call in index.calls.get(maker, ())}
    if not made:
        return
    for word in sorted(set(_kept_in(index, made)) - {own}):
        yield from index.calls.get(word, ())
    yield from (each for each in index.calls.get("", ()) if id(each[1].func) in made)


def _kept_in(index: ModuleIndex, made: dict[int, int]) -> Iterator[str]:
    """The variables and attributes that hold what some calls give."""
    names = index.module.names
    for function in set(made.values()):
        for name, bindings in names.scope_of(function).names.items():
            if any(isinstance(each, Assigned) and id(each.value) in made for each in bindings):
                yield name
    yield from (store.name for store in names.stores if id(store.value) in made)


def spelled_as(ref: FunctionRef) -> str:
    """The word by which a function is called: that of its class for a constructor."""
    name = ref.function.name.rpartition(".")[2]
    owner = ref.function.owner
    if name == "__init__" and owner is not None:
        return ref.module.names.classes[owner].name.rpartition(".")[2]
    return name


def public(ref: FunctionRef) -> str | None:
    """The name by which other modules come to a function, or to the one that makes it.

    None if they do not.
    """
    outer = outermost(ref)
    owner = outer.function.owner
    name = outer.function.name if owner is None else ref.module.names.classes[owner].name
    return name if "." not in name else None


def words_for(ref: FunctionRef) -> Iterator[str]:
    """The names by which other modules come to a function: it, its class, or objects of that."""
    word = public(ref)
    if word is None:
        return
    yield word
    outer = outermost(ref)
    if outer.function.owner is None or outer.function.name.endswith(".__init__"):
        return
    for name, bindings in outer.module.names.module.names.items():
        kept = (each.value for each in bindings if isinstance(each, Assigned))
        if any(isinstance(made, ast.Call) and _says(made.func, word) for made in kept):
            yield name


def _says(node: ast.expr, word: str) -> bool:
    return isinstance(node, ast.Name) and node.id == word


def outermost(ref: FunctionRef) -> FunctionRef:
    """The function in which another is defined, at any depth: itself as a rule."""
    index, functions = ref.index, ref.module.names.functions
    while functions[index].parent != MODULE:
        index = functions[index].parent
    return FunctionRef(ref.module, index)
