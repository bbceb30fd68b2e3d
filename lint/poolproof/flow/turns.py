"""Turns of a loop: what is another thing in each of them."""

from __future__ import annotations

from poolproof.flow.graph import Graph, contains
from poolproof.flow.liveness import definition, uses
from poolproof.flow.ops import Iterate, Op, Place, Unpack


def depends_on_turn(graph: Graph, node: int) -> bool:
    """Whether an operation in a loop reads what the loop around it assigns."""
    loop = graph.nodes[node].loop
    if loop is None:
        return False
    written: set[Place] = set()
    made_of: dict[Place, Op] = {}
    for each in graph.nodes:
        for place in _assigned(each.op):
            if place[0] == "%":
                made_of[place] = each.op
            elif contains(loop.at, each.at):
                written.add(place)
    asked: set[Place] = set()
    todo = uses(graph.nodes[node].op)
    while todo:
        place = todo.pop()
        if place in written:
            return True
        if place in made_of and place not in asked:
            asked.add(place)
            todo |= uses(made_of[place])
    return False


def _assigned(op: Op) -> list[Place]:
    """The variables and temporaries that an operation gives a value."""
    if isinstance(op, Iterate):
        return [op.dst]
    if isinstance(op, Unpack):
        return list(op.dsts)
    place = definition(op)
    return [] if place is None else [place]
