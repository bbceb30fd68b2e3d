"""Liveness: which places and questions can still matter at a node.

A classic backward analysis. It keeps the states of the search few: what nobody will read again is
dropped, so that paths that differ only in it meet.
"""

from __future__ import annotations

from poolproof.flow.graph import Edge, Graph
from poolproof.flow.ops import (
    RETURN_PLACE,
    Await,
    Branch,
    Build,
    Call,
    Const,
    Copy,
    Delete,
    Enter,
    Exit,
    GetAttr,
    GetItem,
    Iterate,
    Op,
    Place,
    Raise,
    Return,
    SetAttr,
    SetItem,
    Unpack,
    Yield,
)

KEY = "?"


def prefixes(place: Place) -> list[Place]:
    """A dotted place and every shorter one that it starts with."""
    parts = place.split(".")
    return [".".join(parts[: n + 1]) for n in range(len(parts))]


def uses(op: Op) -> set[Place]:
    """The places that an operation reads, and ``?key`` for the question it asks."""
    found: list[Place] = []
    match op:
        case Copy(src=src) | Return(src=src) | Raise(src=src) | Yield(src=src):
            found = [src] if src is not None else []
        case GetAttr(src=src) | GetItem(src=src) | Iterate(src=src) | Unpack(src=src):
            found = [src]
        case Await(src=src) | Enter(src=src) | Exit(src=src):
            found = [src]
        case SetAttr(obj=obj, src=src) | SetItem(obj=obj, src=src):
            found = [obj, src]
        case Build(items=items):
            found = list(items)
        case Call():
            found = [op.func, *op.arguments]
            if op.recv is not None:
                found.append(op.recv)
        case Branch(condition=condition):
            found = [condition.place] if condition.place is not None else []
            if condition.kind == "identical":
                found.append(str(condition.constant))
            if condition.key:
                found.append(KEY + condition.key)
        case _:
            pass
    return {p for place in found for p in (prefixes(place) if place[0] != KEY else [place])}


def definition(op: Op) -> Place | None:
    """The place that an operation writes as a whole, if nothing of its old value is left."""
    match op:
        case Const(dst=dst) | Copy(dst=dst) | GetAttr(dst=dst) | GetItem(dst=dst):
            return dst
        case Call(dst=dst) | Enter(dst=dst) | Await(dst=dst) | Yield(dst=dst):
            return dst
        case Delete(place=place):
            return place
        case Build(dst=dst, items=items) if dst not in items:
            return dst
        case _:
            return None


def live_places(graph: Graph, always: frozenset[Place]) -> list[frozenset[Place]]:
    """For each node, what may be read at it or after it. ``always`` are live everywhere."""
    count = len(graph.nodes)
    predecessors: list[list[int]] = [[] for _ in range(count)]
    for source, edges in enumerate(graph.edges):
        for _, target in edges:
            predecessors[target].append(source)
    gen = [uses(node.op) for node in graph.nodes]
    kill = [definition(node.op) for node in graph.nodes]
    live: list[set[Place]] = [set(g) for g in gen]
    live[graph.exit].add(RETURN_PLACE)
    todo = list(range(count))
    pending = set(todo)
    while todo:
        node = todo.pop()
        pending.discard(node)
        entering = live[node]
        for before in predecessors[node]:
            grown = entering - live[before]
            grown.discard(kill[before] or "")
            if grown:
                live[before] |= grown
                if before not in pending:
                    pending.add(before)
                    todo.append(before)
    return [frozenset(places | always) for places in live]


def live_on_edges(graph: Graph) -> list[dict[Edge, frozenset[Place]]]:
    """For each node and kind of edge, what may be read behind it."""
    live = live_places(graph, frozenset())
    result: list[dict[Edge, frozenset[Place]]] = []
    for edges in graph.edges:
        by_edge: dict[Edge, frozenset[Place]] = {}
        for edge, target in edges:
            by_edge[edge] = by_edge.get(edge, frozenset()) | live[target]
        result.append(by_edge)
    return result
