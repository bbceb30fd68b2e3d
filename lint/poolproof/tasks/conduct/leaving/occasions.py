"""Occasions: code that is seldom come to, or only if somebody wants it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from poolproof.syntax.children import walk
from poolproof.syntax.spelling import last_word
from poolproof.tasks.conduct.body import Body
from poolproof.tasks.conduct.leaving.catching import raised_word
from poolproof.tasks.conduct.state.sources import mentions

# What is raised to end something, and not because it has failed.
_ON_PURPOSE = frozenset({"SystemExit", "KeyboardInterrupt", "StopIteration"})
# What tells which of several connections have something to say.
_ANNOUNCING = frozenset({"poll", "select"})
# What looks for a file or a folder.
_LOOKING = frozenset({"exists", "isfile", "isdir", "is_file"})
# What says which files there are.
_LISTING = frozenset({"glob", "iglob", "rglob", "listdir", "scandir", "iterdir"})
# Comparisons with nothing, and with how many there are to be, by whether there is anything then.
_NOTHING = {True: (ast.NotEq, ast.Gt), False: (ast.Eq, ast.LtE)}
_LEAST = {True: (ast.Gt, ast.GtE), False: (ast.Lt, ast.LtE)}
# How an object is told to end what it does, and how its end is waited for.
_TELLING = frozenset({"stop", "terminate", "kill", "shutdown", "cancel"})
_JOINING = frozenset({"join", "wait"})
_BLOCKS = ("body", "orelse", "finalbody")
_LEAVING = (ast.Continue, ast.Break, ast.Return, ast.Raise)


def is_rare(body: Body, node: ast.AST) -> bool:
    """Whether code is only come to when something failed or is to fail, or a file is missing."""
    inner = node
    for outer in body.around(node):
        if isinstance(outer, ast.ExceptHandler):
            return True
        if isinstance(outer, ast.If):
            chosen = outer.body if inner in outer.body else outer.orelse
            if _gives_up(chosen) or _misses_file(body, outer.test, there=chosen is not outer.body):
                return True
        inner = outer
    return False


def _gives_up(chosen: list[ast.stmt]) -> bool:
    """Whether a branch ends in an error."""
    last = chosen[-1] if chosen else None
    return isinstance(last, ast.Raise) and raised_word(last.exc) not in _ON_PURPOSE


def is_chosen(body: Body, node: ast.AST) -> bool:
    """Whether code is only come to if some condition holds."""
    return any(isinstance(each, (ast.If, ast.IfExp, ast.BoolOp)) for each in body.around(node))


def are_apart(body: Body, one: ast.AST, other: ast.AST) -> bool:
    """Whether who comes to one piece of code does not come to another: an ``else`` parts them."""
    inner, others = one, {id(other), *map(id, body.around(other))}
    for outer in body.around(one):
        if isinstance(outer, ast.If):
            across = outer.orelse if inner in outer.body else outer.body
            if any(id(each) in others for each in across):
                return True
        inner = outer
    return False


def is_announced(body: Body, call: ast.Call, choosing: list[ast.Call]) -> bool:
    """Whether something is only taken once a poller, or ``select()``, has told that it is there.

    ``choosing`` are calls that are known to tell such things, whatever they are called by.
    """
    asking = [each for each in body.calls.values() if last_word(each.func) in _ANNOUNCING]
    asking += choosing
    if not asking or call in asking:
        return False
    names, marked = body.depending(asking), set(map(id, asking))
    inner: ast.AST = call
    for outer in body.around(call):
        if isinstance(outer, (ast.If, ast.While, ast.For)) and inner in outer.body:
            asked = outer.iter if isinstance(outer, ast.For) else outer.test
            if mentions(asked, names, marked):
                return True
        if any(mentions(test, names, marked) for test in _passed(outer, inner)):
            return True
        inner = outer
    return False


def _passed(outer: ast.AST, inner: ast.AST) -> Iterator[ast.expr]:
    """The conditions that were left behind by whoever comes to a statement of a block.

    ``if nothing: continue`` stands before it, or a loop that goes on until something is there.
    """
    for name in _BLOCKS:
        block = getattr(outer, name, None)
        if not isinstance(block, list) or inner not in block:
            continue
        for each in block[: block.index(inner)]:
            leaves = isinstance(each, ast.If) and isinstance(each.body[-1], _LEAVING)
            waits = isinstance(each, ast.While) and not any(
                isinstance(part, ast.Break) for part in walk(each)
            )
            if isinstance(each, (ast.If, ast.While)) and (leaves or waits):
                yield each.test


def is_of_the_dead(body: Body, node: ast.AST) -> bool:
    """Whether code is only come to once ``poll()`` has told that a program is over."""
    polls = [call for call in body.calls.values() if getattr(call.func, "attr", "") == "poll"]
    if not polls:
        return False
    names, inner = body.depending(polls), node
    for outer in body.around(node):
        told = isinstance(outer, ast.If) and (
            (inner in outer.body and _is_something(outer.test))
            or (inner in outer.orelse and _is_something(outer.test, ast.Is))
        )
        if told and mentions(getattr(outer, "test", outer), names, set(map(id, polls))):
            return True
        inner = outer
    return False


def is_told_before(body: Body, node: ast.AST) -> bool:
    """Whether an object is waited for that was told to stop before: ``x.stop()``, ``x.join()``."""
    if not isinstance(node, ast.Call) or last_word(node.func) not in _JOINING:
        return False
    owner = getattr(node.func, "value", None)
    return owner is not None and any(
        last_word(call.func) in _TELLING
        and ast.unparse(getattr(call.func, "value", call)) == ast.unparse(owner)
        and (call.lineno, call.col_offset) < (node.lineno, node.col_offset)
        for call in body.calls.values()
    )


def _is_something(test: ast.expr, how: type[ast.cmpop] = ast.IsNot) -> bool:
    """Whether a condition is that something is not None; ``how`` it is compared."""
    return (
        isinstance(test, ast.Compare)
        and isinstance(test.ops[0], how)
        and isinstance(test.comparators[0], ast.Constant)
        and test.comparators[0].value is None
    )


def _misses_file(body: Body, test: ast.expr, *, there: bool) -> bool:
    """Whether a condition is that some file or folder is not there, or is if it does not hold."""
    parts = test.values if isinstance(test, ast.BoolOp) else [test]
    if there:
        parts = [test]
    asked = [subject for part in parts for subject in _subjects(part, there=there)]
    if any(last_word(getattr(each, "func", each)) in _LOOKING for each in asked):
        return True
    listing = [call for call in body.calls.values() if last_word(call.func) in _LISTING]
    names = body.depending(listing) if asked and listing else frozenset()
    return any(mentions(each, names, set(map(id, listing))) for each in asked if listing)


def _subjects(test: ast.expr, *, there: bool) -> Iterator[ast.expr]:
    """What a condition asks for being there, or for not being there: some file, or any of a list.

    ``not x``, ``len(x) == 0`` and ``x == []``, or ``x``, ``len(x) > 0`` and ``x != []``.
    """
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        if not there:
            yield from _subjects(test.operand, there=True)
    elif isinstance(test, ast.Compare):
        other = test.comparators[0]
        nothing = getattr(other, "value", None) == 0 or getattr(other, "elts", None) == []
        least = isinstance(other, ast.Constant) and isinstance(test.ops[0], _LEAST[there])
        if (nothing and isinstance(test.ops[0], _NOTHING[there])) or least:
            yield test.left
    elif there and isinstance(test, (ast.Call, ast.Name, ast.Attribute)):
        yield test
