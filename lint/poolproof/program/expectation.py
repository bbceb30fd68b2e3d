"""Whether code expects an operation to fail.

A test that asserts the error, or a handler that names it around the operation, knows what it does:
there the misuse is the point, and not a mistake.
"""

from __future__ import annotations

import re

from poolproof.flow.graph import Edge, Graph
from poolproof.flow.ops import Exit, Nothing
from poolproof.typestate.frame import Clash, Frame
from poolproof.typestate.store import Manager

# What pools and executors raise in a state that forbids the operation.
_NAMED = re.compile(r"\b(?:ValueError|RuntimeError)\b")


def is_expected(frame: Frame, clash: Clash) -> bool:
    """Whether the exception that a clash raises is caught by what waits for it."""
    graph = frame.graph
    node = graph.target(clash.node, Edge.RAISES)
    passed: set[int] = set()
    while node is not None and node not in passed:
        passed.add(node)
        op = graph.nodes[node].op
        if isinstance(op, Exit):
            manager = frame.read(clash.world, op.src)
            if isinstance(manager, Manager) and manager.kind == "raises":
                return True
        if any(_NAMED.search(handler) for handler in _handlers(graph, node)):
            return True
        node = graph.target(node, Edge.RAISES) or graph.target(node, Edge.NEXT)
    return False


def _handlers(graph: Graph, node: int) -> list[str]:
    """The ``except`` clauses to which a node leads."""
    caught = [graph.nodes[target].op for edge, target in graph.edges[node] if edge is Edge.CAUGHT]
    return [op.why for op in caught if isinstance(op, Nothing)]
