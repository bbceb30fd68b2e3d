"""Deliveries: what a loop only comes to once a message has come."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import TYPE_CHECKING

from poolproof.flow.graph import Edge, Extent, contains
from poolproof.flow.ops import Branch, Call
from poolproof.tasks.conduct.body import LoopText
from poolproof.tasks.conduct.calls import Resolved
from poolproof.tasks.conduct.leaving.exits import Exit, Ways
from poolproof.tasks.conduct.state.sources import mentions

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination

ASKING = frozenset({"empty", "qsize", "poll"})


def also_calls(found: Mapping[Extent, Resolved], at: Extent, words: frozenset[str]) -> bool:
    """Whether a function calls another method of the object that it calls one of at a place."""
    func = found[at].node.func if at in found else None
    return isinstance(func, ast.Attribute) and any(
        isinstance(other.node.func, ast.Attribute)
        and other.word in words
        and ast.unparse(other.node.func.value) == ast.unparse(func.value)
        for place, other in found.items()
        if place != at
    )


def never_blocks(found: Mapping[Extent, Resolved], at: Extent) -> bool:
    """Whether a call takes what was seen to be there, or gives up after a time."""
    forever = any(waiting.forever for waiting in found[at].waits)
    return not forever or also_calls(found, at, ASKING)


def comes_without(examined: Examination, loop: LoopText, taking: list[Extent], wanted: int) -> bool:
    """Whether a turn of a loop comes to a node though none of some calls has given anything.

    A call that failed has given nothing, so whoever handles that goes on without; what asks for
    something that only comes by such calls does not hold then.
    """
    graph = examined.graph
    todo = list(examined.body.heads(loop))
    seen = set(todo)
    while todo:
        node = todo.pop()
        if node == wanted:
            return True
        op, at = graph.nodes[node].op, graph.nodes[node].at
        gives = isinstance(op, Call) and at in taking
        for edge, target in graph.edges[node]:
            inside = contains(loop.at, graph.nodes[target].at)
            if not inside or target in seen or (gives and edge is not Edge.RAISES):
                continue
            if isinstance(op, Branch) and _wants_message(examined, loop, taking, Exit(node, edge)):
                continue
            seen.add(target)
            todo.append(target)
    return False


def _wants_message(examined: Examination, loop: LoopText, taking: list[Extent], way: Exit) -> bool:
    """Whether a branch is only taken if one of some calls has given something."""
    asked = examined.enders.asked(way, loop.at)
    if asked is None or not asked.wants_something:
        return False
    calls = [examined.resolved[at].node for at in taking]
    names = examined.body.told(calls, loop.at, asked.kept)
    return mentions(asked.test, names, set(map(id, calls)))


def comes_idle(ways: Ways, head: int, loop: Extent, taking: list[Extent], wanted: int) -> bool:
    """Whether a turn comes to a node although no call gave anything, by what is known to fail.

    What a handler of everything takes mostly fails over a message, so that one must have come.
    """
    nodes = ways.flow.graph.nodes
    todo = [(head, "")]
    seen = set(todo)
    while todo:
        state = todo.pop()
        if state[0] == wanted:
            return True
        gives = isinstance(nodes[state[0]].op, Call) and nodes[state[0]].at in taking
        for edge, target in ways.following.get(state, ()):
            inside = contains(loop, nodes[target[0]].at)
            if inside and target not in seen and not (gives and edge is not Edge.RAISES):
                seen.add(target)
                todo.append(target)
    return False
