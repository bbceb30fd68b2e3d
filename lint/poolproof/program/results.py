"""Judgement of results: from what the search for them found to the outcome of every submission.

A submission whose work was pending when the workers were ended, with nothing in between that may
have waited for it, is dropped. A wait for it after that comes too late, and so does the hand-over
to the caller: these say more, so where one is found it is reported instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from poolproof.finding import Note, Span
from poolproof.flow.explore import Exploration, Step, explore
from poolproof.flow.graph import Edge, Extent, Graph
from poolproof.flow.ops import RETURN_PLACE, Branch, Call, Copy, Enter, Exit, Iterate, Return, Yield
from poolproof.program.summaries import start_world
from poolproof.solution import Outcome, Work
from poolproof.typestate.following import Following, TooLate
from poolproof.typestate.frame import Frame
from poolproof.typestate.promises import Awaiting, Wait
from poolproof.typestate.protocol import Protocol
from poolproof.typestate.store import Method
from poolproof.typestate.witness import MAX_BRANCHES, Storyteller

TOO_MANY = "too many paths to follow"


def owes_results(graph: Graph, protocols: Iterable[Protocol]) -> bool:
    """Whether a function may give work to a pool that drops what is not done at its end."""
    names = {name for p in protocols if p.drops for name in p.lazy}
    if not names:
        return False
    for node in graph.nodes:
        op = node.op
        path = op.method if isinstance(op, Call) else op.src if isinstance(op, Copy) else None
        if path is not None and path.rpartition(".")[2] in names:
            return True
    return False


class Results:
    """The submissions of one function."""

    def __init__(self, frame: Frame, story: Storyteller) -> None:
        self.frame = frame
        self.story = story
        self.following = Following(frame)
        start = Awaiting(start_world(frame, {}, {}))
        self.found: Exploration[Awaiting] = explore(frame.graph, [start], self.following)

    def works(self) -> Iterator[Work]:
        """Every submission, once for each place in the text, with the worst that becomes of it."""
        by_place: dict[Extent, list[int]] = {}
        for site in sorted(self.following.sites):
            by_place.setdefault(self.frame.graph.nodes[site].at, []).append(site)
        late = self._late()
        for copies in by_place.values():
            yield self._work(copies, late)

    def _work(self, copies: list[int], late: dict[int, TooLate]) -> Work:
        site = copies[0]
        if not self.found.complete:
            return self._told(site, Outcome.GIVEN_UP, site, reason=TOO_MANY)
        for copy in copies:
            if copy in late:
                asked = late[copy]
                handed = asked.node == self.frame.graph.exit
                outcome = Outcome.HANDED_OUT if handed else Outcome.TOO_LATE
                return self._told(copy, outcome, asked.node, asked.state)
        for copy in copies:
            if copy in self.following.dropped:
                node, state = self.following.dropped[copy]
                return self._told(copy, Outcome.DROPPED, node, state)
        reasons = [self.following.given_up[c] for c in copies if c in self.following.given_up]
        if reasons:
            return self._told(site, Outcome.GIVEN_UP, site, reason=reasons[0])
        return self._told(site, Outcome.FETCHED, site)

    def _late(self) -> dict[int, TooLate]:
        """The first wait for lost results of each site, or the return that hands them out."""
        found: dict[int, TooLate] = {}
        for asked in self.following.too_late:
            found.setdefault(asked.site, asked)
        for state in self.found.at(self.frame.graph.exit):
            held, stages = dict(state.held), dict(state.stages)
            promise = held.get(RETURN_PLACE)
            for site in promise.sites if promise is not None else ():
                stage = stages.get(site)
                if stage is not None and stage.lost and stage.since is not Wait.WAITED:
                    found.setdefault(site, TooLate(self.frame.graph.exit, site, state))
        return found

    # --- telling ---------------------------------------------------------------------------

    def _told(
        self,
        site: int,
        outcome: Outcome,
        node: int,
        state: Awaiting | None = None,
        reason: str = "",
    ) -> Work:
        op = self.frame.graph.nodes[site].op
        assert isinstance(op, Call)
        (pool,) = self.following.sites[site]
        protocol = self.frame.births[pool].protocol
        operation = self._operation(op, site)
        steps: tuple[Note, ...] = ()
        ended_by, decides = "", site
        if state is not None:
            steps, ended_by, decides = self._steps(site, node, state)
        return Work(
            self._span(site),
            operation,
            protocol,
            outcome,
            self._span(site if outcome is Outcome.DROPPED else decides),
            self._asks(decides),
            ended_by,
            operation in protocol.streams,
            reason,
            steps,
        )

    def _operation(self, op: Call, site: int) -> str:
        state = self.found.at(site)[0]
        callee = self.frame.read(state.world, op.func)
        return callee.name if isinstance(callee, Method) else op.method or ""

    def _steps(self, site: int, node: int, state: Awaiting) -> tuple[tuple[Note, ...], str, int]:
        """The way to the end of a path, what ended the workers, and where it leads."""
        path = self.found.path_to(node, state)
        (pool,) = self.following.sites[site]
        notes = list(self.story.birth(pool))
        submitted = max(i for i, step in enumerate(path) if step.node == site)
        notes.append(self.story.note(site, "work is given to it here"))
        ended, by = len(path) - 1, path[-1].node
        for position in range(submitted + 1, len(path)):
            stages = dict(path[position].state.stages)
            if site in stages and stages[site].lost:
                ended, by = position - 1, path[position - 1].node
                break
        how, note = self._ending(by)
        notes += self._branches(path[submitted:ended])
        notes.append(note)
        decides = node
        if node == self.frame.graph.exit:
            returns = [s.node for s in path if isinstance(self._op(s.node), Return)]
            decides = returns[-1]
            notes.append(self.story.note(decides, "it is handed out here, too late"))
        elif node != by:
            notes.append(self.story.note(node, "it is waited for here, too late"))
        return tuple(dict.fromkeys(notes)), how, decides

    def _branches(self, path: list[Step[Awaiting]]) -> list[Note]:
        """The ways that the code chose between the submission and the end."""
        notes = []
        for step in path:
            op = self._op(step.node)
            if isinstance(op, Branch) and not op.computes:
                holds = (step.edge is Edge.TRUE) is not op.negated
                notes.append(self.story.note(step.node, f"this is {'true' if holds else 'false'}"))
        return notes[-MAX_BRANCHES:]

    def _ending(self, node: int) -> tuple[str, Note]:
        """What ends the workers at a node, in a word and in a note."""
        op = self._op(node)
        if isinstance(op, Call):
            text = "the workers are terminated here, whether or not the work is done"
            return op.method or "", self.story.note(node, text)
        entered = node
        if isinstance(op, Exit):
            for number, other in enumerate(self.frame.graph.nodes):
                if isinstance(other.op, Enter) and other.op.src == op.src:
                    entered = number
        text = "the end of this block terminates the workers, whether or not the work is done"
        return "with", self.story.note(entered, text)

    def _asks(self, node: int) -> str:
        """How a place waits: a method's or function's name, or the word of a statement."""
        op = self._op(node)
        if isinstance(op, Call):
            return op.method or op.func
        if isinstance(op, Iterate):
            return "for"
        if isinstance(op, Yield):
            return "yield from"
        return "return" if isinstance(op, Return) else ""

    def _op(self, node: int) -> object:
        return self.frame.graph.nodes[node].op

    def _span(self, node: int) -> Span:
        return self.story.span(self.frame.graph.nodes[node].at)
