"""Passing on: methods of pools that somebody else is told to call.

``asyncio.to_thread(pool.map, work, items)`` gives a worker what ``pool.map(work, items)`` does.
"""

from __future__ import annotations

import ast
from collections.abc import Set

from poolproof.syntax.spelling import last_word
from poolproof.tasks.evaluation.calling import argument

# Where in a call the callable stands that is called with what follows it.
_CALLABLE = {"to_thread": 0, "submit": 0, "run_sync": 0, "run_in_executor": 1}


def passed_on(call: ast.Call, methods: Set[str]) -> ast.Call | None:
    """The call of one of some methods that a call has somebody make; None if it has not."""
    word = last_word(call.func)
    if word in _CALLABLE:
        position = _CALLABLE[word]
        if len(call.args) <= position or _is_spread(call.args[: position + 1]):
            return None
        return _made(call, call.args[position], call.args[position + 1 :], call.keywords, methods)
    target = argument(call, None, "target") if word == "Thread" else None
    packed = argument(call, None, "args")
    if target is None or not isinstance(packed, (ast.Tuple, ast.List)):
        return None
    return _made(call, target, packed.elts, [], methods)


def _made(
    call: ast.Call,
    method: ast.expr,
    args: list[ast.expr],
    keywords: list[ast.keyword],
    methods: Set[str],
) -> ast.Call | None:
    """The call that comes of a method and its arguments, where it is told to be made."""
    if isinstance(method, ast.Call) and last_word(method.func) == "partial" and method.args:
        bound, *first = method.args
        return _made(call, bound, [*first, *args], [*method.keywords, *keywords], methods)
    if not isinstance(method, ast.Attribute) or method.attr not in methods:
        return None
    return ast.copy_location(ast.Call(method, args, keywords), call)


def _is_spread(args: list[ast.expr]) -> bool:
    return any(isinstance(each, ast.Starred) for each in args)
