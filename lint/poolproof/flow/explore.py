"""The solver: a search over pairs of a place in the graph and a state of the program there.

This is the exploded graph of Reps, Horwitz and Sagiv ("Precise interprocedural dataflow analysis
via graph reachability", POPL 1995), searched breadth first, so that the way back from any pair is
a shortest path: the witness. States are hashable values; equal states at one node are explored
once, which is what makes loops end. The number of pairs is bounded; a search that meets its bound
says so and its answers must not be used.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

from msgspec import Struct, field

from poolproof.flow.graph import Edge, Graph

StateT = TypeVar("StateT", bound=Hashable)
DEFAULT_BOUND = 30_000


class Step(Struct, Generic[StateT], frozen=True):
    """One pair on a path, and the edge by which the path leaves it."""

    node: int
    state: StateT
    edge: Edge | None


class Exploration(Struct, Generic[StateT]):
    """Every pair that can be reached, with the pair it was first reached from.

    ``arrivals`` are all nodes from which each pair at an end of the graph is reached.
    """

    graph: Graph
    reached: dict[int, list[StateT]] = field(default_factory=dict)
    origin: dict[tuple[int, StateT], tuple[int, StateT, Edge] | None] = field(default_factory=dict)
    arrivals: dict[tuple[int, StateT], set[int]] = field(default_factory=dict)
    complete: bool = True

    def at(self, node: int) -> list[StateT]:
        """The states in which a node is reached."""
        return self.reached.get(node, [])

    def path_to(self, node: int, state: StateT) -> list[Step[StateT]]:
        """A shortest path from the entry to a pair, the pair itself included."""
        steps: list[Step[StateT]] = []
        edge: Edge | None = None
        current: tuple[int, StateT] | None = (node, state)
        while current is not None:
            steps.append(Step(current[0], current[1], edge))
            before = self.origin[current]
            current, edge = (None, None) if before is None else (before[:2], before[2])
        steps.reverse()
        return steps


def explore(
    graph: Graph,
    start: Iterable[StateT],
    transfer: Callable[[int, StateT], Iterable[tuple[Edge, StateT]]],
    bound: int = DEFAULT_BOUND,
) -> Exploration[StateT]:
    """Search from the entry. ``transfer`` gives the states in which each edge is taken.

    An edge that the node does not have is no way on: an operation may always say in which state it
    would raise, whether or not anything can catch it.
    """
    found: Exploration[StateT] = Exploration(graph)
    queue: deque[tuple[int, StateT]] = deque()

    ends = (graph.exit, graph.raised)

    def visit(node: int, state: StateT, origin: tuple[int, StateT, Edge] | None) -> None:
        if node in ends and origin is not None:
            found.arrivals.setdefault((node, state), set()).add(origin[0])
        if (node, state) not in found.origin:
            found.origin[node, state] = origin
            found.reached.setdefault(node, []).append(state)
            queue.append((node, state))

    for state in start:
        visit(graph.entry, state, None)
    while queue:
        if len(found.origin) > bound:
            found.complete = False
            return found
        node, state = queue.popleft()
        out = graph.edges[node]
        for edge, after in transfer(node, state):
            for kind, target in out:
                if kind is edge:
                    visit(target, after, (node, state, edge))
    return found
