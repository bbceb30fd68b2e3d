"""Ways out: from which nodes of a function it can still end, and by what a loop is left.

The graph says where control can go; here only those exceptions count that are raised on purpose or
by the nature of a known call. A *state* is a node and the exception that is on its way there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from poolproof.flow.graph import Edge, Extent, Graph, contains
from poolproof.flow.ops import Nothing
from poolproof.tasks.conduct.leaving.exceptions import UNKNOWN, catches, is_accident

State = tuple[int, str]
_NOWHERE = Extent(0, 0, 0, 0)


class Exit(Struct, frozen=True):
    """An edge by which a loop is left: the node, why, and the exception if that is why.

    ``caught`` is the exception that a handler takes, if others around it go on with the loop.
    """

    node: int
    edge: Edge
    raised: str = ""
    caught: str = ""


class Flow(Struct):
    """What is known of a function's control flow beyond its graph.

    ``raises`` says what a node raises by its nature; ``cut`` are edges that are never taken;
    ``ends`` are nodes that end the process; ``landings`` are handlers that ordinary code of the
    node may lead to without a call; ``suppressing`` are the ends of a ``with`` that say what they
    take, as the handler which does the same would say it.
    """

    graph: Graph
    raises: Mapping[int, frozenset[str]]
    cut: set[tuple[int, Edge]] = field(default_factory=set)
    ends: set[int] = field(default_factory=set)
    landings: Mapping[int, int] = field(default_factory=dict)
    suppressing: Mapping[int, str] = field(default_factory=dict)

    def reachable(self) -> frozenset[int]:
        """Every node that may run, whatever is raised."""
        seen = {self.graph.entry}
        todo = [self.graph.entry]
        while todo:
            node = todo.pop()
            for edge, target in self.graph.edges[node] if node not in self.ends else ():
                if (node, edge) not in self.cut and target not in seen:
                    seen.add(target)
                    todo.append(target)
        return frozenset(seen)

    def steps(self, state: State) -> Iterator[tuple[Edge, State]]:
        """Where control goes from a state."""
        node, pending = state
        if node in self.ends:
            return
        op = self.graph.nodes[node].op
        if isinstance(op, Nothing) and op.why == "handlers" and pending:
            yield from self._caught(node, pending)
            return
        may, must = True, False
        if pending and node in self.suppressing:
            may, must = catches(self.suppressing[node], pending)
        for edge, target in self.graph.edges[node]:
            if (node, edge) in self.cut:
                continue
            if edge is Edge.RAISES:
                rethrown = isinstance(op, Nothing) and op.why == "reraise"
                for raised in {pending} if rethrown and pending else self.raises.get(node, ()):
                    yield edge, (target, raised)
            elif edge is Edge.SUPPRESSED:
                if pending and may:
                    yield edge, (target, "")
            elif edge is not Edge.CAUGHT and not must:
                yield edge, (target, pending)
        if node in self.landings and not pending:
            yield Edge.RAISES, (self.landings[node], UNKNOWN)

    def _caught(self, landing: int, pending: str) -> Iterator[tuple[Edge, State]]:
        for edge, target in self.graph.edges[landing]:
            if edge is Edge.CAUGHT:
                op = self.graph.nodes[target].op
                assert isinstance(op, Nothing)
                may, must = catches(op.why, pending)
                if may:
                    yield edge, (target, "")
                if must:
                    return
            elif edge is Edge.RAISES:
                yield edge, (target, pending)
        if landing in self.graph.beyond:
            yield Edge.RAISES, (self.graph.beyond[landing], pending)

    def over(self, state: State) -> bool:
        """Whether the function has ended in a state, and on purpose."""
        node, pending = state
        if node in self.ends or node == self.graph.exit:
            return True
        return node == self.graph.raised and not is_accident(pending)


class Ways(Struct):
    """The states of a function, and those from which it can end."""

    flow: Flow
    following: dict[State, list[tuple[Edge, State]]] = field(default_factory=dict)
    ending: frozenset[State] = frozenset()

    @classmethod
    def of(cls, flow: Flow, reachable: frozenset[int]) -> Ways:
        """Explore from every node that may run, with nothing pending."""
        ways = cls(flow)
        todo: list[State] = [(node, "") for node in sorted(reachable)]
        before: dict[State, list[State]] = {}
        while todo:
            state = todo.pop()
            if state in ways.following:
                continue
            steps = ways.following[state] = list(flow.steps(state))
            for _, target in steps:
                before.setdefault(target, []).append(state)
                todo.append(target)
        ending = {state for state in ways.following if flow.over(state)}
        back = list(ending)
        while back:
            for state in before.get(back.pop(), ()):
                if state not in ending:
                    ending.add(state)
                    back.append(state)
        ways.ending = frozenset(ending)
        return ways

    def _goes_on(self, start: State) -> bool:
        """Whether a state leads to an end on purpose, or into another loop."""
        if start in self.ending:
            return True
        seen: set[State] = set()
        path: list[tuple[State, bool]] = [(start, False)]
        above: set[State] = set()
        while path:
            state, left = path.pop()
            if left:
                above.discard(state)
                continue
            if state in above or self._resumes(state):
                return True
            if state in seen:
                continue
            seen.add(state)
            above.add(state)
            path.append((state, True))
            path.extend((target, False) for _, target in self.following.get(state, ()))
        return False

    def _resumes(self, state: State) -> bool:
        """Whether an exception that came from before a ``finally`` goes on: a loop in it is over.

        One that is known came from the loop itself, and is judged where it arrives.
        """
        node, pending = state
        return not pending and self.flow.graph.nodes[node].op == Nothing("reraise")

    def from_entry(self) -> frozenset[State]:
        """Every state that a call can come to."""
        seen: set[State] = set()
        todo: list[State] = [(self.flow.graph.entry, "")]
        while todo:
            state = todo.pop()
            if state not in seen:
                seen.add(state)
                todo.extend(target for _, target in self.following.get(state, ()))
        return frozenset(seen)

    def turns(self, head: int, within: Extent) -> frozenset[State]:
        """The states of a loop's turns: those that lead back to its head inside its text."""
        inside: dict[State, list[State]] = {}
        seen = {(head, "")}
        todo = [(head, "")]
        while todo:
            state = todo.pop()
            for _, target in self.following.get(state, ()):
                at = self.flow.graph.nodes[target[0]].at
                if at != _NOWHERE and not contains(within, at):
                    continue
                inside.setdefault(target, []).append(state)
                if target not in seen:
                    seen.add(target)
                    todo.append(target)
        turning = {(head, "")}
        back = [(head, "")]
        while back:
            for state in inside.get(back.pop(), ()):
                if state not in turning:
                    turning.add(state)
                    back.append(state)
        return frozenset(turning) if inside.get((head, "")) else frozenset()

    def exits(self, turning: frozenset[State], test: Extent) -> tuple[Exit, ...]:
        """The edges that leave a loop, for anything but an accident.

        ``test`` is the extent of the loop's own condition: what it says counts whatever follows.
        """
        found: dict[Exit, None] = {}
        for state in sorted(turning):
            for edge, target in self.following[state]:
                own = contains(test, self.flow.graph.nodes[state[0]].at) and edge is not Edge.RAISES
                if target not in turning and (own or self._goes_on(target)):
                    raised = target[1] if edge in (Edge.RAISES, Edge.CAUGHT) else ""
                    caught = state[1] if edge is Edge.CAUGHT else ""
                    found[Exit(state[0], edge, raised, caught)] = None
        return tuple(found)
