"""Witnesses: a path of the search retold in the words of the source.

Of all the nodes on a path only those are told that a reader needs: the birth, what moved the pool,
the branches taken after the birth, the call that raises, who caught it, and where the path ends.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from types import UnionType

from msgspec import Struct

from poolproof.finding import Note, Span
from poolproof.flow.explore import Exploration, Step
from poolproof.flow.graph import Edge, Extent
from poolproof.flow.ops import (
    Await,
    Branch,
    Call,
    Copy,
    Enter,
    Exit,
    Forget,
    Iterate,
    Nothing,
    Raise,
    Return,
    Yield,
)
from poolproof.source.text import LineIndex
from poolproof.typestate.frame import Frame, Holder
from poolproof.typestate.protocol import State
from poolproof.typestate.store import Method, Results, World

MAX_BRANCHES = 4
_MOVED = {
    State.OPEN: "the {} is started again here",
    State.CLOSED: "the {} is closed here, which waits for nothing",
    State.RELEASED: "the {} is ended here",
}
_LEFT = {**_MOVED, State.RELEASED: "the `with` block ends here, and the {} with it"}


class Storyteller(Struct):
    """Writes the notes of one function."""

    frame: Frame
    index: LineIndex

    def span(self, at: Extent) -> Span:
        """An extent in the columns that findings use."""
        return self.index.span(at.line, at.column, at.end_line, at.end_column)

    def note(self, node: int, message: str) -> Note:
        """A note at a node's code."""
        return Note(self.frame.module.shown, self.span(self.frame.graph.nodes[node].at), message)

    # --- notes without a path ------------------------------------------------------------

    def birth(self, pool: int) -> list[Note]:
        """Where the pool is made, and by what if by a function of the project."""
        birth = self.frame.births[pool]
        if not birth.maker:
            return [self.note(pool, f"the {self.noun(pool)} is started here")]
        an = "an executor" if birth.protocol.process_wide else "a pool"
        notes = [self.note(pool, f"{birth.maker}() starts {an} and hands it out")]
        if birth.made_at is not None:
            module, at = birth.made_at
            index = LineIndex(module.text)
            span = index.span(at.line, at.column, at.end_line, at.end_column)
            notes.append(Note(module.shown, span, "it is made here"))
        return notes

    def stored(self, pool: int, holder: Holder) -> tuple[Note, ...]:
        """A pool that lies where nothing ends it."""
        owner = f" of {holder.klass.definition.name}" if holder.klass is not None else ""
        notes = self.birth(pool)
        last = notes[0]
        notes[0] = Note(last.path, last.span, f"{last.message} and kept in {holder.name}{owner}")
        return tuple(notes)

    def releases(self, pool: int) -> tuple[Note, ...]:
        """Where the pool is ended."""
        nodes = sorted(self.frame.releases.get(pool, set()))
        left = {op.src for op in map(self._op, nodes) if isinstance(op, Exit) and not op.raising}
        notes = [
            self.note(n, "the `with` block ends it here" if isinstance(op, Exit) else "ended here")
            for n, op in zip(nodes, map(self._op, nodes), strict=True)
            if not (isinstance(op, Exit) and op.raising and op.src in left)
        ]
        return (*self.birth(pool), *notes[:6])

    def noun(self, pool: int) -> str:
        """What the pool of a site is called."""
        return self.frame.births[pool].protocol.noun

    def variable(self, pool: int) -> str:
        """The name or attribute that the pool of a site is bound to first."""
        made = self.frame.graph.nodes[pool].op
        places = {getattr(made, "dst", "")}
        for node in self.frame.graph.nodes:
            op = node.op
            if isinstance(op, (Copy, Enter)) and op.src in places:
                if op.dst[0] != "%":
                    return op.dst
                places.add(op.dst)
        return ""

    # --- a path ----------------------------------------------------------------------------

    def steps(
        self, found: Exploration[World], node: int, world: World, pool: int
    ) -> tuple[Note, ...]:
        """The story of a path that ends at a pair."""
        path, start = self._path(found, node, world, pool)
        notes = self.birth(pool)
        branches: list[Note] = []
        story: list[Note] = []
        for here, after in zip(path[start + 1 :], path[start + 2 :], strict=False):
            told = self._tell(here, after, pool)
            if told is None:
                continue
            (branches if isinstance(self._op(here.node), Branch) else story).append(told)
        kept = set(map(id, branches[-MAX_BRANCHES:]))
        chosen = [*story, *(b for b in branches if id(b) in kept)]
        merged = sorted(chosen, key=self._order(chosen, path).__getitem__)
        notes.extend(_without_repeats(merged))
        notes.extend(self._end(path, node, pool))
        return tuple(notes)

    def culprit(self, found: Exploration[World], node: int, world: World, pool: int) -> Note | None:
        """The step of a path at which an exception starts while the pool is owed."""
        path, start = self._path(found, node, world, pool)
        for step in path[start + 1 :]:
            if step.edge is Edge.RAISES:
                told = self._raising(step.node, self._op(step.node))
                if told is not None:
                    return told
        return None

    def is_straight(self, found: Exploration[World], world: World, pool: int) -> bool:
        """Whether an exception leads out of the function without any choice since the birth."""
        path, start = self._path(found, self.frame.graph.raised, world, pool)
        return not any(isinstance(self._op(step.node), Branch) for step in path[start + 1 :])

    def _path(
        self, found: Exploration[World], node: int, world: World, pool: int
    ) -> tuple[list[Step[World]], int]:
        """A path to a pair, and the position on it where the pool is made.

        Of all the places where the exception may start, one that hands back a task's failure
        convinces most, so the path goes there if any does.
        """
        path = found.path_to(node, world)
        start = _last(path, pool)
        raising = next(
            (i for i in range(start + 1, len(path) - 1) if path[i].edge is Edge.RAISES), None
        )
        if raising is None or self._hands_back(path[raising].node, path[raising].state):
            return path, start
        landing = path[raising + 1].node
        for other in range(len(self.frame.graph.nodes)):
            if self.frame.graph.target(other, Edge.RAISES) != landing:
                continue
            for state in found.at(other):
                held = state.pools.get(pool)
                running = held is not None and held.owed and held.state is State.OPEN
                if running and self._hands_back(other, state):
                    before = found.path_to(other, state)[:-1]
                    path = [*before, Step(other, state, Edge.RAISES), *path[raising + 1 :]]
                    return path, _last(path, pool)
        return path, start

    def _hands_back(self, node: int, world: World) -> bool:
        """Whether an operation raises what a task of a pool raised."""
        op = self.frame.graph.nodes[node].op
        if isinstance(op, Iterate):
            value = self.frame.read(world, op.src)
            return isinstance(value, Results) and value.lazy
        if not isinstance(op, Call):
            return False
        callee = self.frame.read(world, op.func)
        if isinstance(callee, Method):
            births = [self.frame.births[i] for i in callee.ids if i in self.frame.births]
            return any(callee.name in birth.protocol.waits for birth in births)
        return op.method in ("get", "result") and not op.args

    def ended_by(self, found: Exploration[World], node: int, world: World, pool: int) -> str:
        """The operation on a path that stopped the pool: a method's name, or ``with``."""
        path = found.path_to(node, world)
        name = ""
        for here, after in pairwise(path):
            before, now = here.state.pools.get(pool), after.state.pools.get(pool)
            if before is not None and now is not None and before.state is not now.state:
                op = self._op(here.node)
                name = name or ((op.method or "") if isinstance(op, Call) else "with")
        return name

    def _order(self, notes: Iterable[Note], path: list[Step[World]]) -> dict[Note, int]:
        """Where on a path notes belong: at the first step that has their place."""
        notes, places = list(notes), dict[Span, int]()
        lines = {note.span.line for note in notes}  # of long paths few steps are told of
        for position, step in enumerate(path):
            at = self.frame.graph.nodes[step.node].at
            if at.line in lines:
                places.setdefault(self.span(at), position)
        return {note: places.get(note.span, len(path)) for note in notes}

    def _op(self, node: int) -> object:
        return self.frame.graph.nodes[node].op

    def _tell(self, here: Step[World], after: Step[World], pool: int) -> Note | None:
        op = self._op(here.node)
        if here.edge is Edge.RAISES:
            return self._raising(here.node, op)
        before_state = here.state.pools.get(pool)
        after_state = after.state.pools.get(pool)
        moved = before_state and after_state and before_state.state is not after_state.state
        if moved and after_state is not None:
            words = _LEFT if isinstance(op, Exit) else _MOVED
            return self.note(here.node, words[after_state.state].format(self.noun(pool)))
        if isinstance(op, Branch) and not op.computes:
            holds = (here.edge is Edge.TRUE) is not op.negated
            return self.note(here.node, f"this is {'true' if holds else 'false'}")
        if isinstance(op, Nothing) and op.why.startswith("except"):
            return self.note(here.node, "the exception is caught here")
        if isinstance(op, Nothing) and op.why in ("break", "continue"):
            return self.note(here.node, f"{op.why} leaves the rest of the loop out")
        return None

    def _raising(self, node: int, op: object) -> Note | None:
        if isinstance(op, Call):
            return self.note(node, "this call may raise an exception")
        if isinstance(op, Iterate):
            return self.note(node, "fetching the next item may raise an exception")
        if isinstance(op, Raise):
            what = "this assertion may fail" if op.assertion else "an exception is raised here"
            return self.note(node, what)
        if isinstance(op, Yield):
            return self.note(node, "the generator may be closed, or get an exception, here")
        if isinstance(op, (Exit, Nothing)):
            return None
        return self.note(node, "this may raise an exception")

    def _end(self, path: list[Step[World]], node: int, pool: int) -> list[Note]:
        state = path[-1].state.pools.get(pool)
        word = "running" if state is None or state.state is State.OPEN else "closed, not joined"
        left = f"with the {self.noun(pool)} still {word}"
        if node == pool:
            return [self.note(pool, f"started again while the last one is still {word}")]
        name = self.frame.graph.name
        where = "the module" if name == "<module>" else f"{name}()"
        if node == self.frame.graph.raised:
            last = self._last_of(path, Call | Iterate | Raise | Await | Yield, Edge.RAISES)
            return [self.note(last, f"the exception leaves {where} {left}")]
        last = self._last_of(path, Return)
        if last:
            return [self.note(last, f"returns {left}")]
        last = self._last_of(path, object)
        return [self.note(last, f"the end of {where} {left}")]

    def _last_of(
        self, path: list[Step[World]], kind: UnionType | type, edge: Edge | None = None
    ) -> int:
        """The last node on a path with code of its own and an operation of a kind; 0 if none."""
        for step in reversed(path[:-1]):
            node = self.frame.graph.nodes[step.node]
            taken = edge is None or step.edge is edge
            told = node.at.line > 0 and not isinstance(node.op, (Forget, Nothing, Exit))
            if taken and told and isinstance(node.op, kind):
                return step.node
        return 0


def _last(path: list[Step[World]], node: int) -> int:
    """The last position, before its end, at which a path passes a node."""
    return max((i for i, step in enumerate(path[:-1]) if step.node == node), default=0)


def _without_repeats(notes: list[Note]) -> list[Note]:
    result: list[Note] = []
    for note in notes:
        if note not in result:
            result.append(note)
    return result
