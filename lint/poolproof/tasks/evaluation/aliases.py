"""Aliases: a function that another one makes is called by the names that its makers' callers chose.

``spawn = factory(jobs)`` gives the function in ``factory`` that it returns the name ``spawn``.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from poolproof.linking.modules import FunctionRef
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
