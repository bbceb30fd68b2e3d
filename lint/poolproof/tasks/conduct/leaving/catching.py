"""What handlers and ``with`` blocks catch, by the last words of the classes' names."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from poolproof.syntax.spelling import last_word
from poolproof.tasks.evaluation.returning import own_nodes

# Before 3.11 there is no ``ast.TryStar`` to name; it has the same fields.
TRIES: tuple[type[ast.Try], ...] = (ast.Try, getattr(ast, "TryStar", ast.Try))
# What stands for every class.
ANYTHING = "*"
_BROAD = frozenset({"BaseException"})
_SUPPRESSING = frozenset({"suppress", "raises", "assertRaises"})


def caught_by(handler: ast.ExceptHandler) -> Iterator[str]:
    """The classes that a handler takes."""
    if handler.type is None:
        yield ANYTHING
        return
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    for kind in kinds:
        word = last_word(kind)
        # What is neither a name nor an attribute may be any class, and so may a variable.
        known = bool(word) and word[:1].isupper()
        yield ANYTHING if not known or word in _BROAD else word


def raised_word(raised: ast.expr | None) -> str:
    """The last word of the class that is raised."""
    made = raised.func if isinstance(raised, ast.Call) else raised
    return last_word(made)


def suppressed_by(item: ast.withitem) -> Iterator[str]:
    """The classes that a ``with`` block swallows, or expects."""
    for arg in _suppressing(item.context_expr):
        name = last_word(arg)
        yield ANYTHING if name in _BROAD or not name else name


def as_handler(manager: ast.AST) -> str | None:
    """The ``except`` that does the same as a ``with suppress(...)``; None for anything else."""
    taken = [ast.unparse(arg) for arg in _suppressing(manager)]
    return f"except ({', '.join(taken)})" if taken else None


def _suppressing(manager: ast.AST) -> list[ast.expr]:
    func = manager.func if isinstance(manager, ast.Call) else None
    word = last_word(func)
    return manager.args if isinstance(manager, ast.Call) and word in _SUPPRESSING else []


def reraises(handler: ast.ExceptHandler) -> bool:
    """Whether a handler lets the exception it took go on."""
    for node in own_nodes(handler):
        if isinstance(node, ast.Raise):
            name = getattr(node.exc, "id", None)
            if node.exc is None or (name is not None and name == handler.name):
                return True
    return False
