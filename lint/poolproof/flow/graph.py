"""A function's control-flow graph: nodes with one operation each, and labelled edges."""

from __future__ import annotations

import ast
from collections.abc import Collection
from enum import Enum

from msgspec import Struct, field

from poolproof.flow.ops import Nothing, Op


class Edge(str, Enum):
    """Why control goes from one node to another."""

    NEXT = "next"
    TRUE = "true"
    FALSE = "false"
    ITEM = "item"
    DONE = "done"
    RAISES = "raises"
    CAUGHT = "caught"
    SUPPRESSED = "suppressed"


class Extent(Struct, frozen=True, order=True):
    """Where a node's code stands: lines from 1, columns from 0 in UTF-8 bytes, as in ``ast``."""

    line: int
    column: int
    end_line: int
    end_column: int


def extent(node: ast.AST) -> Extent:
    """Where a node stands."""
    line = getattr(node, "lineno", 1)
    column = getattr(node, "col_offset", 0)
    return Extent(
        line, column, getattr(node, "end_lineno", None) or line,
        getattr(node, "end_col_offset", None) or column,
    )  # fmt: skip


def contains(outer: Extent, inner: Extent) -> bool:
    """Whether a stretch of text lies in another."""
    starts = (outer.line, outer.column) <= (inner.line, inner.column)
    return starts and (inner.end_line, inner.end_column) <= (outer.end_line, outer.end_column)


class Cycle(Struct, frozen=True):
    """A loop as the text shows it: all of it, and the ``head`` that names what it runs over.

    ``endless`` loops have a condition that is always true.
    """

    at: Extent
    head: Extent
    endless: bool = False


class Node(Struct, frozen=True):
    """One operation, and the innermost loop that it is in."""

    op: Op
    at: Extent
    loop: Cycle | None = None


class Graph(Struct):
    """The graph of one function. Nodes are numbered; 0 is the entry.

    ``exit`` is reached by returning, ``raised`` by an exception that nobody caught. A node without
    successors that is neither ends the process. ``beyond`` says where from a landing go exceptions
    that ``except Exception`` does not take; no edge does, since they are no business of pools.
    """

    name: str
    nodes: list[Node] = field(default_factory=list)
    edges: list[list[tuple[Edge, int]]] = field(default_factory=list)
    entry: int = 0
    exit: int = 1
    raised: int = 2
    generator: bool = False
    beyond: dict[int, int] = field(default_factory=dict)

    def add(self, op: Op, at: Extent, loop: Cycle | None = None) -> int:
        """Append a node and return its number."""
        self.nodes.append(Node(op, at, loop))
        self.edges.append([])
        return len(self.nodes) - 1

    def link(self, source: int, edge: Edge, target: int) -> None:
        """Add an edge once."""
        if (edge, target) not in self.edges[source]:
            self.edges[source].append((edge, target))

    def leads_to(self, source: int, target: int, without: Collection[Edge]) -> bool:
        """Whether a node can be reached from behind another without some kinds of edges."""
        seen: set[int] = set()
        todo = [source]
        while todo:
            for edge, following in self.edges[todo.pop()]:
                if following == target and edge not in without:
                    return True
                if edge not in without and following not in seen:
                    seen.add(following)
                    todo.append(following)
        return False

    def target(self, source: int, edge: Edge) -> int | None:
        """The successor over the given kind of edge, if there is exactly that edge."""
        for kind, target in self.edges[source]:
            if kind is edge:
                return target
        return None


def new_graph(name: str, at: Extent) -> Graph:
    """A graph with its three fixed nodes."""
    graph = Graph(name)
    for why in ("entry", "exit", "raised"):
        graph.add(Nothing(why), at)
    return graph
