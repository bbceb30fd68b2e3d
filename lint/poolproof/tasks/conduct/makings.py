"""Makings: what things from outside are like, as far as the calls that made them tell."""

from __future__ import annotations

import ast

from poolproof.tasks.conduct.waiting import Wait
from poolproof.tasks.evaluation.calling import argument
from poolproof.tasks.evaluation.values import Outside

# What some types give that are called without arguments.
_EMPTY: dict[str, tuple[object, ...]] = {"int": (0,), "float": (0,), "bool": (0,), "str": ("",)}


def never_comes_to(value: Outside) -> bool:
    """``iter(int, 1)``: a type that is called without arguments gives the same again and again."""
    if value.path != "builtins.iter()" or value.origin is None or len(value.origin.call.args) != 2:
        return False
    made, last = value.origin.call.args
    empty = _EMPTY.get(made.id) if isinstance(made, ast.Name) else None
    return empty is not None and isinstance(last, ast.Constant) and last.value not in empty


def has_room(value: Outside) -> bool:
    """Whether something is a method of a queue that has no limit, going by the call that made it.

    A ``maxsize`` that is written out as zero, or below, is none.
    """
    made = value.origin.call if value.origin is not None else None
    if made is None:
        return False
    return all(_is_below(each) for each in (*made.args, *(word.value for word in made.keywords)))


def is_let_loose(value: Outside, wait: Wait) -> bool:
    """Whether something was made so that its calls lose their bound: ``Client(timeout=None)``."""
    if wait.made_for is None or value.origin is None:
        return False
    given = argument(value.origin.call, wait.made_for.position, wait.made_for.keyword)
    return isinstance(given, ast.Constant) and given.value in wait.unbounded


def _is_below(size: ast.expr) -> bool:
    """Whether a number is written that is not above zero."""
    if isinstance(size, ast.UnaryOp):
        return isinstance(size.op, ast.USub)
    return isinstance(size, ast.Constant) and size.value in (0, None)
