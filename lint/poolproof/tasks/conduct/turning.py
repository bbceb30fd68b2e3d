"""Turning: loops that nothing leaves, or that only somebody else ends."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from poolproof.flow.graph import Edge, Extent, contains
from poolproof.flow.ops import Call, Iterate, Nothing, Yield
from poolproof.tasks.conduct.body import LoopText
from poolproof.tasks.conduct.causes import Cause, CauseKind, Ender
from poolproof.tasks.conduct.commands import runs_quick
from poolproof.tasks.conduct.contact.channels import Act, Channel
from poolproof.tasks.conduct.contact.own_channels import is_own
from poolproof.tasks.conduct.iterating import Waiting
from poolproof.tasks.conduct.leaving.accidents import Accidents
from poolproof.tasks.conduct.leaving.decided import is_decided
from poolproof.tasks.conduct.leaving.deliveries import comes_idle
from poolproof.tasks.conduct.leaving.exceptions import ASKING, CLOSED, ENDED, GONE, is_broad
from poolproof.tasks.conduct.leaving.exits import Exit, State, Ways
from poolproof.tasks.conduct.leaving.goals import goal
from poolproof.tasks.conduct.leaving.hanging_up import HangingUp
from poolproof.tasks.conduct.leaving.mistakes import is_mistake
from poolproof.tasks.conduct.leaving.occasions import is_rare
from poolproof.tasks.conduct.leaving.stopping import is_told_by_callee
from poolproof.tasks.conduct.leaving.words import ending_marks, ending_words
from poolproof.tasks.conduct.waiting import WaitKind

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination

# Which way out is spoken of where there are several.
_FOREMOST = (
    Ender.ROOM, Ender.EVENT, Ender.SIGNAL, Ender.MESSAGE, Ender.USER, Ender.DEVICE, Ender.PROGRAM,
)  # fmt: skip


class Turning:
    """Looks at the loops of one function."""

    def __init__(self, examined: Examination) -> None:
        self.examined = examined
        # Loops that only the end of a connection leaves: whoever sends something does not end them.
        self.receiving: list[Extent] = []
        # Loops that only exceptions leave: what was waited for there is waited for again.
        self.repeating: list[Extent] = []
        self.hanging_up = HangingUp(examined)
        # Loops of a generator that only a signal ends: so does what runs over it.
        self.signalled: list[Extent] = []

    def causes(self, ways: Ways, reachable: frozenset[int]) -> Iterator[Cause]:
        """The loops that keep a worker busy; what stands in one is left out."""
        found: list[Extent] = []
        for loop in sorted(self.examined.body.loops, key=lambda each: each.at):
            if any(contains(outer, loop.at) for outer in found):
                continue
            for head in self.examined.body.heads(loop):
                cause = self._loop(loop, head, ways) if head in reachable else None
                if cause is not None:
                    found.append(loop.at)
                    yield cause
                    break

    def _loop(self, loop: LoopText, head: int, ways: Ways) -> Cause | None:
        examined = self.examined
        turning = ways.turns(head, loop.at)
        if not turning:
            return None
        inside = {node for node, _ in turning}
        if examined.graph.generator and any(
            isinstance(examined.graph.nodes[node].op, Yield) for node in inside
        ):
            self._note_signalled(loop, turning, ways)
            return None
        swallowed = None if self._is_bounded(loop) else self._swallowed(turning, ways, loop)
        if swallowed is not None:
            return self._cause(CauseKind.SWALLOWED, loop, inside, at=swallowed)
        exits = (*ways.exits(turning, loop.test), *self._hang_ups(inside))
        # Accidents that a handler around the loop takes are what they are without one.
        accidents = Accidents(examined, ways, turning, loop.node)
        idle = (is_mistake, is_decided)
        found = tuple(w for w in exits if not any(no(examined, w, loop) for no in idle))
        exits = tuple(each for each in found if not accidents.take(each))
        if not exits:
            over = bool(found) and accidents.read_files()
            return None if over else self._cause(CauseKind.ENDLESS, loop, inside)
        if all(each.raised for each in exits):
            self.repeating.append(loop.at)
        # What a function may raise is spoken of if nothing else leaves the loop.
        chosen = [each for each in exits if not self._is_of_callee(each)] or exits
        enders = [
            examined.enders.of(each, loop.at) or self._late(each, loop, head, ways)
            for each in chosen
        ]
        known = [ender for ender in enders if ender is not None]
        if len(known) < len(enders) or not known:
            return None
        closed = all(each.raised in CLOSED for each in chosen)
        if closed and all(self._is_polled(each, inside) for each in chosen):
            return self._cause(CauseKind.ENDLESS, loop, inside)
        if closed:
            self.receiving.append(loop.at)
            return None
        ender = min(known, key=_FOREMOST.index)
        channels = frozenset(c for each in chosen for c in examined.enders.channels(each, loop.at))
        if ender is Ender.MESSAGE and not channels:
            channels = frozenset(self._heard(loop))
        own = bool(channels) and all(is_own(examined, each) for each in channels)
        if ender is Ender.PROGRAM or (own and ender is Ender.MESSAGE):
            return self._polling(loop, inside) if ender is Ender.PROGRAM else None
        cause = self._cause(CauseKind.SENTINEL, loop, inside, ender=ender, channels=channels)
        once = all(examined.enders.any_will_do(each, loop.at) for each in chosen)
        words, marks = (each(examined, loop.node) for each in (ending_words, ending_marks))
        return replace(cause, once=once, words=words, marks=marks)

    def _late(self, way: Exit, loop: LoopText, head: int, ways: Ways) -> Ender | None:
        """A message, if a condition that none decides is only come to once one has come."""
        if way.edge not in (Edge.TRUE, Edge.FALSE):
            return None
        taking = self.examined.enders.taking(loop.at)
        late = bool(taking) and not comes_idle(ways, head, loop.at, taking, way.node)
        return Ender.MESSAGE if late else None

    def _heard(self, loop: LoopText) -> Iterator[Channel]:
        """The channels that a loop takes messages from without being kept by that."""
        uses = self.examined.uses(self.examined.enders.taking(loop.at))
        return (use.channel for use in uses if use.act is Act.TAKES)

    def _note_signalled(self, loop: LoopText, turning: frozenset[State], ways: Ways) -> None:
        """Note whether only a signal ends a loop that yields."""
        accidents = Accidents(self.examined, ways, turning, loop.node)
        exits = [each for each in ways.exits(turning, loop.test) if not accidents.take(each)]
        chosen = [each for each in exits if not self._is_of_callee(each)]
        enders = {self.examined.enders.of(each, loop.at) for each in chosen}
        if enders == {Ender.SIGNAL}:
            self.signalled.append(loop.at)

    def _is_bounded(self, loop: LoopText) -> bool:
        """Whether a loop runs over what comes to its end, whatever happens to each item."""
        examined, iterating = self.examined, self.examined.conducts.resolver.iterating
        return (
            isinstance(loop.node, ast.For)
            and not examined.iterated.get(loop.head)
            and not iterating.is_endless(loop.node.iter, examined.context)
        )

    def _is_polled(self, way: Exit, inside: set[int]) -> bool:
        """Whether the loop receives only what it sees to be there, and so never waits for it."""
        nodes = self.examined.graph.nodes
        taken = self.examined.body.expressions.get(nodes[way.node].at)
        owner = getattr(getattr(taken, "func", None), "value", None)
        asked = (self.examined.resolved.get(nodes[node].at) for node in inside)
        return owner is not None and any(
            each is not None
            and each.word == "poll"
            and isinstance(each.node.func, ast.Attribute)
            and ast.unparse(each.node.func.value) == ast.unparse(owner)
            for each in asked
        )

    def _polling(self, loop: LoopText, inside: set[int]) -> Cause | None:
        """A loop that waits for a child program by asking it again and again."""
        asked = [w for w in self._waiting_in(inside) if w.wait.kind is WaitKind.CHILD]
        if not asked or any(w.forever or runs_quick(w.made) for w in asked):
            return None  # what waits in it is told of as such
        module = self.examined.value.ref.module
        rare = is_rare(self.examined.body, loop.node)
        return Cause(CauseKind.WAIT, module, loop.at, _heading(loop.node), asked[0].wait, rare=rare)

    def _cause(
        self,
        kind: CauseKind,
        loop: LoopText,
        inside: set[int],
        *,
        ender: Ender | None = None,
        at: Extent | None = None,
        channels: frozenset[Channel] = frozenset(),
    ) -> Cause:
        waits = [w for w in self._waiting_in(inside) if w.forever]
        text = _heading(loop.node)
        wait = waits[0].wait if waits else None
        # Whoever eats the end of a connection goes on whether or not it comes.
        ends = kind is not CauseKind.SWALLOWED and bool(waits)
        forks = ends and all(self.examined.connections.only_if_forked(w) for w in waits)
        return Cause(
            kind, self.examined.value.ref.module, at or loop.at, text, wait, ender,
            goal(loop.node), forks=forks and ender is not Ender.EVENT,
            siblings=any(self.examined.connections.siblings_hold(w.made) for w in waits),
            channels=channels,
            trust=frozenset(t for at, t in self.examined.trusted.items() if contains(loop.at, at)),
        )  # fmt: skip

    def _waiting_in(self, inside: Iterable[int]) -> Iterator[Waiting]:
        seen: set[Extent] = set()
        for node in sorted(inside):
            at = self.examined.graph.nodes[node].at
            if at in seen:
                continue
            seen.add(at)
            op = self.examined.graph.nodes[node].op
            if isinstance(op, Call) and at in self.examined.resolved:
                yield from self.examined.resolved[at].waits
            elif isinstance(op, Iterate):
                yield from self.examined.iterated.get(at, ())

    def _swallowed(self, turning: frozenset[State], ways: Ways, loop: LoopText) -> Extent | None:
        """What takes the end of a connection and goes on with the loop."""
        inside = {node for node, _ in turning}
        if self._receives_from_children(inside) or self._asks_user(inside):
            return None
        suppressing = ways.flow.suppressing
        for node, pending in turning:
            op = self.examined.graph.nodes[node].op
            if pending == "EOFError" and _takes_end(suppressing.get(node, "except (None)")):
                return self.examined.graph.nodes[node].at
            if pending == "EOFError" and isinstance(op, Nothing) and op.why == "handlers":
                for edge, target in self.examined.graph.edges[node]:
                    if edge is Edge.CAUGHT and (target, "") in turning:
                        handler = self.examined.graph.nodes[target]
                        assert isinstance(handler.op, Nothing)
                        ends = self.hanging_up.ends
                        if _takes_end(handler.op.why) and not ends(handler.at, loop.node):
                            return handler.at
        return None

    def _hang_ups(self, inside: set[int]) -> Iterator[Exit]:
        """The ways out that handlers open which do not go on once a pipe has come to its end."""
        received = self.hanging_up.received
        for node in sorted(inside) if received else ():
            if self.examined.graph.nodes[node].at in received:
                yield Exit(node, Edge.RAISES, "EOFError")

    def _receives_from_children(self, inside: set[int]) -> bool:
        """Whether the only pipes of a loop are those to children of the worker's own."""
        waits = [w for w in self._waiting_in(inside) if w.wait.kind is WaitKind.CONNECTION]
        return bool(waits) and all(self.examined.connections.is_own(w.made) for w in waits)

    def _asks_user(self, inside: set[int]) -> bool:
        """Whether a loop reads what a user types: it is the end of that which it takes."""
        nodes, resolved = self.examined.graph.nodes, self.examined.resolved
        asked = (resolved.get(nodes[each].at) for each in inside)
        return any(each is not None and ASKING in each.paths for each in asked)

    def _is_of_callee(self, way: Exit) -> bool:
        """Whether a way out is only what some function of the project may raise."""
        if way.raised == GONE:
            return False
        at = self.examined.graph.nodes[way.node].at
        resolved = self.examined.resolved.get(at)
        own = resolved.natural() if resolved is not None else frozenset[str]()
        callees = self.examined.callees.get(at)
        if not way.raised or not callees or way.raised in own:
            return False
        if is_told_by_callee(self.examined, way):
            return False
        return way.raised != ENDED or not all(c.hears for _, c in callees if ENDED in c.raises)


def _takes_end(handler: str) -> bool:
    return is_broad(handler) or ENDED in handler


def _heading(node: ast.While | ast.For | ast.AsyncFor) -> str:
    if isinstance(node, ast.While):
        return f"while {ast.unparse(node.test)}"
    return f"for {ast.unparse(node.target)} in {ast.unparse(node.iter)}"
