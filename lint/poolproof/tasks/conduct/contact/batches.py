"""Batches: pipes that are all made before the first worker is forked.

Every worker then has a copy of every end. Each may close the other end of its own pipe, but its
siblings hold that as well: they keep one another alive when the main process is gone.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from poolproof.linking.meanings import Module
from poolproof.syntax.children import walk
from poolproof.syntax.spelling import last_word
from poolproof.tasks.conduct.guards.methods import names_another
from poolproof.tasks.evaluation.values import Outside

_FEW = 2
_COMPREHENSIONS = (ast.ListComp, ast.GeneratorExp, ast.SetComp)
# Calls beside that of a pipe in a loop that starts no worker; other calls may.
_QUIET = frozenset({"append", "extend", "range", "len", "print", "Process"})
_CHOOSING = ("get_context(", "set_start_method(")


def is_of_batch(made: Outside) -> bool:
    """Whether a pipe is one of several that are made together, and workers forked after that."""
    if made.origin is None or made.start not in ("", "fork"):
        return False
    module, call = made.origin.context.module, made.origin.call
    if names_another(module) or (not made.start and module.says(*_CHOOSING)):
        return False
    return any(_several(loop) and _starts_nothing(loop, call) for loop in _around(module, call))


def _around(module: Module, call: ast.Call) -> Iterator[ast.AST]:
    """The innermost loop or comprehension that a call stands in."""
    found = [
        node
        for node in walk(module.names.tree)
        if isinstance(node, (*_COMPREHENSIONS, ast.For, ast.While))
        if any(each is call for each in walk(node))
    ]
    yield from found[-1:]


def _several(loop: ast.AST) -> bool:
    """Whether a loop may turn more than once."""
    if isinstance(loop, ast.While):
        return True
    assert isinstance(loop, (*_COMPREHENSIONS, ast.For))
    over = loop.iter if isinstance(loop, ast.For) else loop.generators[0].iter
    if isinstance(over, ast.Call) and len(over.args) == 1:
        times = over.args[0]
        if isinstance(times, ast.Constant) and isinstance(times.value, int):
            return times.value >= _FEW
    return True


def _starts_nothing(loop: ast.AST, call: ast.Call) -> bool:
    """Whether nothing in a loop starts a worker before the last pipe is made."""
    return all(
        each is call or last_word(each.func) in _QUIET
        for each in walk(loop)
        if isinstance(each, ast.Call)
    )
