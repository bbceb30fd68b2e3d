"""Where results are fetched: how much of the work is done where a call stands, or its result.

What a lazy method hands out can be gone through there and then, kept for later, or passed on.
"""

from __future__ import annotations

import ast
from enum import IntEnum

from poolproof.sdk import EATERS, PASSING_ON, Ground, Protocol, last_word
from poolproof_rules.statements import walk_here

FETCHING = ("get", "result")
_COLLECTED = (ast.ListComp, ast.SetComp, ast.DictComp)
_EXITS = (ast.Break, ast.Return, ast.Yield, ast.YieldFrom, ast.Await)


class Work(IntEnum):
    """How much of the work may be unfinished behind the last use; the worst of all calls counts."""

    DONE = 0  # every call waits for its own work, whatever happens
    DRAINED = 1  # results are fetched where they are asked for; an exception may leave some
    FETCHED = 2  # they are fetched later in the same block
    ABANDONED = 3  # a loop over them may be left early
    PENDING = 4  # nobody is seen to wait for it


def work_of(ground: Ground, protocol: Protocol, call: ast.Call, method: str) -> Work:
    """What a call of a method of a pool may leave unfinished, by where it stands."""
    if method in protocol.waits or method in protocol.moves:
        return Work.DONE
    return consumption(ground, call) if method in protocol.lazy else Work.PENDING


def streams(method: str) -> bool:
    """Whether what a lazy method hands out is gone through, and not asked."""
    return method != "submit" and not method.endswith("_async")


def consumption(ground: Ground, node: ast.expr) -> Work:
    """What is left of a lazy result where it stands: fetched there, or not."""
    outer = ground.parent(node)
    if isinstance(outer, ast.Attribute) and outer.attr in FETCHING:
        asked = ground.parent(outer)
        plain = isinstance(asked, ast.Call) and not asked.args and not asked.keywords
        return Work.DRAINED if plain else Work.PENDING
    if isinstance(outer, ast.Call) and outer.args[:1] == [node]:
        name = last_word(outer.func)
        if name in EATERS and isinstance(outer.func, ast.Name):
            return Work.DRAINED
        return consumption(ground, outer) if name in PASSING_ON else Work.PENDING
    if isinstance(outer, ast.Starred):
        return Work.DRAINED
    if isinstance(outer, ast.comprehension) and outer.iter is node:
        whole = ground.parent(outer)
        collected = isinstance(whole, _COLLECTED) and whole.generators[0] is outer
        return Work.DRAINED if collected else Work.PENDING
    if isinstance(outer, ast.For) and outer.iter is node:
        left = any(isinstance(each, _EXITS) for each in walk_here(outer))
        return Work.ABANDONED if left else Work.DRAINED
    return Work.PENDING


def kept_as(ground: Ground, call: ast.expr) -> str:
    """The name of the variable or list that a result is kept in, if it is."""
    outer = ground.parent(call)
    if isinstance(outer, (ast.ListComp, ast.SetComp, ast.GeneratorExp)) and outer.elt is call:
        return kept_as(ground, outer)
    if isinstance(outer, ast.Assign) and len(outer.targets) == 1:
        target = outer.targets[0]
        return target.id if isinstance(target, ast.Name) else ""
    if isinstance(outer, ast.Call) and isinstance(outer.func, ast.Attribute):
        owner = outer.func.value
        if outer.func.attr in ("append", "add") and isinstance(owner, ast.Name):
            return owner.id
    return ""


def fetches_all(ground: Ground, node: ast.Name) -> bool:
    """Whether a mention of a result, or of a list of them, fetches everything."""
    outer = ground.parent(node)
    if isinstance(outer, ast.Call) and last_word(outer.func) in PASSING_ON:
        node_in: ast.AST = outer
        outer = ground.parent(outer)
    else:
        node_in = node
    if isinstance(outer, ast.comprehension) and outer.iter is node_in:
        whole = ground.parent(outer)
        if not isinstance(whole, _COLLECTED) or outer.ifs or len(whole.generators) > 1:
            return False
        return _asks(ground, outer.target, whole)
    if isinstance(outer, ast.For) and outer.iter is node_in:
        left = any(isinstance(each, (*_EXITS, ast.Continue)) for each in walk_here(outer))
        asked = any(_asks(ground, outer.target, each) for each in outer.body if not _branches(each))
        return asked and not left
    return consumption(ground, node) is Work.DRAINED


def _branches(statement: ast.stmt) -> bool:
    return isinstance(statement, (ast.If, ast.For, ast.While, ast.Match))


def _asks(ground: Ground, target: ast.expr, within: ast.AST) -> bool:
    """Whether the item of a loop is asked for its result."""
    return isinstance(target, ast.Name) and any(
        isinstance(node, ast.Name)
        and node.id == target.id
        and isinstance(node.ctx, ast.Load)
        and consumption(ground, node) is Work.DRAINED
        for node in ast.walk(within)
    )
