"""Trust: the flags by which the loop of a thread goes on, and what changes them beside it.

Whoever calls a function comes to nothing else before it returns. Whoever starts a thread may tell
it to stop, by a flag or an event that the thread itself never sets.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from poolproof.flow.graph import Edge, Extent, extent
from poolproof.syntax.spelling import dotted

if TYPE_CHECKING:
    from poolproof.tasks.conduct.body import Body

# A flag by its last word, or by its name with a mark if it is a variable that functions share, and
# which value it has or is given; None if that is not seen.
Told: TypeAlias = tuple[str, bool | None]
_SHARED = "global {}"
_SWITCHING = {"set": True, "clear": False}


def trusted(test: ast.expr | None, never: Edge) -> Told | None:
    """The flag of an object that a condition asks, with the value that it is trusted not to get."""
    if isinstance(test, ast.Call) and isinstance(test.func, ast.Attribute):
        return (_last_word(test.func.value), True)
    if isinstance(test, ast.Attribute):
        return (test.attr, never is Edge.TRUE)
    if isinstance(test, ast.Name):
        return (_SHARED.format(test.id), never is Edge.TRUE)
    if isinstance(test, ast.Compare) and isinstance(test.left, (ast.Attribute, ast.Name)):
        told = trusted(test.left, never)
        return None if told is None else (told[0], None)
    return None


def changes(body: Body) -> frozenset[Told]:
    """What a function changes that others see too; making an object changes nothing of one."""
    return frozenset(told for _, told in changes_at(body))


def changes_at(body: Body) -> list[tuple[Extent, Told]]:
    """The same, with the places."""
    if body.changed is None:
        body.changed = list(_changes(body))
    return body.changed


def _changes(body: Body) -> Iterator[tuple[Extent, Told]]:
    if body.ref.function.name.rpartition(".")[2] == "__init__":
        return
    for binding in body.bindings:
        for name in binding.names:
            if "." in name:
                yield extent(binding.value), (name.rpartition(".")[2], binding.truth)
            elif name in body.declared:
                yield extent(binding.value), (_SHARED.format(name), binding.truth)
    for at, call in body.calls.items():
        func = call.func
        if isinstance(func, ast.Attribute) and func.attr in _SWITCHING:
            yield at, (_last_word(func.value), _SWITCHING[func.attr])


def is_broken(trust: frozenset[Told], changed: frozenset[Told]) -> bool:
    """Whether something changes one of the flags to what ends the loop."""
    return any(
        word == name and (value is None or given is None or value is given)
        for word, value in trust
        for name, given in changed
    )


def _last_word(node: ast.expr) -> str:
    return (dotted(node) or "").rpartition(".")[2]
