"""Returning: what running a function of the project gives back, and what a generator hands out."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from poolproof.syntax.children import children
from poolproof.syntax.scopes import Function
from poolproof.tasks.evaluation.values import Constant, Context, Generator, Value, Values

if TYPE_CHECKING:
    from poolproof.tasks.evaluation.evaluator import Evaluator

_DEFINITIONS = frozenset({ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef})


class Given(Struct, frozen=True):
    """The expressions that a function gives back.

    A generator gives nothing back by ``return``: ``yielded`` is what it hands out, one by one, and
    ``delegated`` what it yields from. One that ``with`` enters gives what it yields.
    """

    returned: tuple[ast.expr, ...]
    yielded: tuple[ast.expr, ...] = ()
    delegated: tuple[ast.expr, ...] = ()


class Returning:
    """Reads what functions give back; one for a run."""

    def __init__(self, evaluator: Evaluator) -> None:
        self.evaluator = evaluator
        self._known: dict[int, Given] = {}

    def given(self, function: Function) -> Given:
        """What a function gives back, read off its text once."""
        key = id(function.node)
        if key not in self._known:
            self._known[key] = _read(function)
        return self._known[key]

    def outcome(self, function: Function, inside: Context) -> Values:
        """What a function or coroutine comes to when it has run in a context."""
        evaluator = self.evaluator
        found = evaluator.each(self.given(function).returned, inside)
        if isinstance(function.node, ast.Lambda) or function.is_manager:
            return found
        return evaluator.names.annotations.returned(found, function, inside)

    def handed_out(self, generator: Generator) -> Values:
        """What a generator yields; constants are left out, as they would decide for the others."""
        evaluator, origin = self.evaluator, generator.origin
        depth = origin.context.depth + 1
        args, kwargs = evaluator.arguments(origin.call, origin.context)
        inside = evaluator.calling(generator.function, args, kwargs, depth)
        return self.yielded(self.given(generator.function.ref.function), inside)

    def yielded(self, given: Given, inside: Context) -> Values:
        """The same, of a generator that runs in a context."""
        evaluator = self.evaluator
        found: set[Value] = set(evaluator.each(given.yielded, inside))
        for node in given.delegated:
            found |= evaluator.steps(evaluator.values(node, inside), ("item",), inside)
        return frozenset(value for value in found if not isinstance(value, Constant))


def _read(function: Function) -> Given:
    node = function.node
    if isinstance(node, ast.Lambda):
        return Given((node.body,))
    returned: list[ast.expr] = []
    yielded: list[ast.expr] = []
    delegated: list[ast.expr] = []
    lists: dict[type[ast.AST], list[ast.expr]] = {
        ast.Return: returned, ast.Yield: yielded, ast.YieldFrom: delegated
    }  # fmt: skip
    for each in own_nodes(node):
        into = lists.get(each.__class__)  # which is asked of very many nodes
        value = getattr(each, "value", None) if into is not None else None
        if into is not None and value is not None:
            into.append(value)
    if yielded and function.is_manager:
        return Given(tuple(yielded))
    return Given(tuple(returned), tuple(yielded), tuple(delegated))


def own_nodes(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a function without those of the functions and classes inside it."""
    todo = children(node)
    while todo:
        each = todo.pop()
        yield each
        if each.__class__ not in _DEFINITIONS:
            todo += children(each)
