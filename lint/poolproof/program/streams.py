"""Streams: whether results that come one after another are gone through to their end.

A loop that is left by nothing but an exception has had all of them, and so has ``list()``.
"""

from __future__ import annotations

from poolproof.flow.graph import Edge, Graph
from poolproof.flow.liveness import uses
from poolproof.flow.ops import Call, Copy, Forget, Iterate, Place

EATERS = frozenset({"dict", "list", "max", "min", "set", "sorted", "sum", "tuple"})
PASSING_ON = frozenset({"as_completed", "enumerate", "reversed", "tqdm", "track"})


def is_gone_through(graph: Graph, place: Place) -> bool:
    """Whether everybody who reads a place takes all that it hands out, and somebody does."""
    todo, seen, found = [place], {place}, False
    while todo:
        read = todo.pop()
        for number, node in enumerate(graph.nodes):
            op = node.op
            if read not in uses(op) or isinstance(op, Forget):
                continue
            if isinstance(op, Iterate):
                if op.deferred or _is_left(graph, number):
                    return False
                found = True
            elif isinstance(op, Call) and op.func in EATERS and op.args[:1] == (read,):
                found = True
            elif isinstance(op, Copy) or (isinstance(op, Call) and _passes_on(op, read)):
                if op.dst not in seen:
                    seen.add(op.dst)
                    todo.append(op.dst)
            else:
                return False
    return found


def _passes_on(op: Call, place: Place) -> bool:
    return op.args[:1] == (place,) and op.func.rpartition(".")[2] in PASSING_ON


def _is_left(graph: Graph, loop: int) -> bool:
    """Whether the code behind a loop is come to from inside it, without an exception."""
    todo = [to for edge, to in graph.edges[loop] if edge is Edge.ITEM]
    seen = {loop}
    while todo:
        number = todo.pop()
        if number == graph.exit:
            return True
        if number not in seen:
            seen.add(number)
            todo += [to for edge, to in graph.edges[number] if edge is not Edge.RAISES]
    return False
