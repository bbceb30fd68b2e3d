"""Enders: who takes the ways out of a loop, the worker by itself or only somebody else."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from poolproof.flow.graph import Edge, Extent, contains, extent
from poolproof.flow.ops import Branch, Call, Condition, Iterate
from poolproof.syntax.children import walk
from poolproof.syntax.spelling import dotted
from poolproof.tasks.conduct.calls import Resolved
from poolproof.tasks.conduct.causes import Cause, CauseKind, Ender, Gift
from poolproof.tasks.conduct.contact.channels import Act, Channel, lists
from poolproof.tasks.conduct.guards.signalled import Signalled
from poolproof.tasks.conduct.iterating import Waiting
from poolproof.tasks.conduct.leaving.arrival import Arrival
from poolproof.tasks.conduct.leaving.deliveries import comes_without, never_blocks
from poolproof.tasks.conduct.leaving.exceptions import CLOSED
from poolproof.tasks.conduct.leaving.exits import Exit
from poolproof.tasks.conduct.leaving.questions import Question
from poolproof.tasks.conduct.leaving.receiving import EMPTY, is_received
from poolproof.tasks.conduct.leaving.setting import is_set_by_callees
from poolproof.tasks.conduct.leaving.stopping import is_told_by_callee
from poolproof.tasks.conduct.leaving.windows import has_window
from poolproof.tasks.conduct.state.sources import mentions
from poolproof.tasks.conduct.state.stop_files import is_told_by_file
from poolproof.tasks.conduct.state.switches import Switches
from poolproof.tasks.conduct.threads.relays import Relays
from poolproof.tasks.conduct.waiting import PIPE, WaitKind, canonical
from poolproof.tasks.evaluation.values import Outside

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination

_PUTTING = ("put", "put_nowait")
_CLOCKS = frozenset(
    {"time.time", "time.monotonic", "time.perf_counter", "time.process_time", "time.time_ns",
     "time.monotonic_ns", "time.perf_counter_ns", "time.clock", "timeit.default_timer",
     "datetime.datetime.now", "datetime.datetime.utcnow", "datetime.datetime.today"}
)  # fmt: skip


class Enders:
    """Answers for the loops of one function."""

    def __init__(self, examined: Examination) -> None:
        self.examined = examined
        self.switches = Switches(examined)
        self.arrival = Arrival(examined)

    def of(self, way: Exit, loop: Extent) -> Ender | None:
        """Who takes a way out of a loop; None if the loop takes it by itself."""
        examined = self.examined
        node = examined.graph.nodes[way.node]
        if isinstance(node.op, Iterate) and way.edge is Edge.DONE:
            waits = examined.iterated.get(node.at, ())
            if any(_tells(w) and w.forever for w in waits):
                return Ender.MESSAGE
            callees = examined.callees.get(node.at, ())
            signalled = bool(callees) and all(conduct.signalled for _, conduct in callees)
            return Ender.SIGNAL if signalled else None
        if is_told_by_callee(examined, way):
            return Ender.EVENT
        if way.raised in CLOSED:
            return Ender.MESSAGE if examined.connections.stay_open(node.at) else None
        if isinstance(node.op, Call) and way.edge is Edge.NEXT:
            return self._of_timed(node.at)
        asked = self.asked(way, loop)
        if asked is None:
            return Ender.MESSAGE if self._delivered(way, loop) else None
        others = (self._of_other(each) for each in self._also(asked))
        return self._of_test(asked) or next(filter(None, others), None)

    def any_will_do(self, way: Exit, loop: Extent) -> bool:
        """Whether a way out is taken as soon as anything is sent."""
        asked = self.asked(way, loop)
        return asked is not None and self.arrival.decides(asked)

    def _also(self, asked: Question) -> Iterator[Question]:
        """What must hold too for a loop to be left by a condition: what is beside or around."""
        return asked.also(self.examined.body.around(asked.test))

    def _of_other(self, asked: Question) -> Ender | None:
        """Who makes a condition true that must hold as well, if it does not hold without them."""
        if self.switches.need(asked):
            return Ender.EVENT
        return Ender.MESSAGE if self._depends_on_messages(asked) else None

    def _of_test(self, asked: Question) -> Ender | None:
        """Who makes a condition true, or false, by which a loop is left."""
        if self.switches.decide(asked) and not self._asks_clock(asked.test):
            own = self._sets_it(asked) or is_set_by_callees(
                self.examined, extent(asked.test), asked.loop
            )
            return None if own else Ender.EVENT
        if asked.leaves and is_told_by_file(self.examined, asked.test):
            return Ender.EVENT
        if self._of_messages(asked) or self._comes_late(asked):
            return Ender.MESSAGE
        if self._depends_on_room(asked):
            return Ender.ROOM
        if Signalled(self.examined).decides(asked):
            return Ender.SIGNAL
        if self._depends_on(WaitKind.USER, asked):
            return None if has_window(self.examined) else Ender.USER
        if self._depends_on(WaitKind.CHILD, asked):
            return Ender.PROGRAM
        if Relays(self.examined).decide(asked):
            return Ender.MESSAGE
        fails = not asked.wants_something and self._depends_on(WaitKind.DEVICE, asked)
        return Ender.DEVICE if fails and self._is_plain(asked.test) else None

    def _is_plain(self, test: ast.expr) -> bool:
        """Whether a test is about what a device gave itself, and not about what is made of it."""
        if isinstance(test, ast.Compare):
            alike = isinstance(test.ops[0], (ast.Is, ast.IsNot, ast.Eq, ast.NotEq))
            return alike and self._is_plain(test.left)
        path = dotted(test)
        made = [each.value for each in self.examined.body.bindings if path in each.names]
        calls = [
            each for node in (test, *made) for each in walk(node) if isinstance(each, ast.Call)
        ]
        asked = (self.examined.resolved.get(extent(call)) for call in calls)
        return all(
            each is not None and any(w.wait.kind is WaitKind.DEVICE for w in each.waits)
            for each in asked
        )

    def _sets_it(self, asked: Question) -> bool:
        """Whether a loop itself sets the event that it asks for, and nobody has to tell it to."""
        within = {at: r for at, r in self.examined.resolved.items() if contains(asked.loop, at)}
        channels = {
            use.channel
            for at, resolved in within.items()
            if contains(extent(asked.test), at)
            for use in resolved.uses
            if use.act is Act.ASKS
        }
        return any(
            resolved.word == "set"
            and use.channel in channels
            and self._is_own(resolved.node, asked.loop)
            for resolved in within.values()
            for use in resolved.uses
        )

    def _is_own(self, call: ast.Call, loop: Extent) -> bool:
        """Whether a loop comes to a call by itself, and not because something has failed."""
        around = list(self.examined.body.around(call))
        failed = [each for each in around if isinstance(each, ast.ExceptHandler)]
        if any(contains(loop, extent(each)) for each in failed):
            return False
        conditions = Question(call, loop, Condition("opaque"), leaves=True).also(around)
        return not any(self.switches.decide(c) or self._of_messages(c) for c in conditions)

    def _of_messages(self, asked: Question) -> bool:
        """Whether a test is about what others send, or whether they have."""
        return self._depends_on_messages(asked) or self.arrival.decides(asked)

    def _depends_on(self, kind: WaitKind, asked: Question) -> bool:
        """Whether a test is about what calls of some kind gave, which others are asked by."""
        calls = [
            resolved.node
            for resolved in self.examined.resolved.values()
            if any(w.wait.kind is kind and not w.forever for w in resolved.waits)
        ]
        names = self.examined.body.told(calls, asked.loop, asked.kept) if calls else ()
        return mentions(asked.test, names, set(map(id, calls)))

    def asked(self, way: Exit, loop: Extent) -> Question | None:
        """The condition that a way out of a loop is taken by, if it is taken by one."""
        node = self.examined.graph.nodes[way.node]
        test = self.examined.body.expressions.get(node.at)
        if not isinstance(node.op, Branch) or test is None:
            return None
        return Question(test, loop, node.op.condition, leaves=way.edge is Edge.TRUE)

    def channels(self, way: Exit, loop: Extent) -> Iterator[Channel]:
        """The channels by which others take a way out of a loop."""
        examined = self.examined
        asked = self.asked(way, loop)
        at = [examined.graph.nodes[way.node].at]
        at += self._delivered(way, loop) if asked is None else ()
        if asked is not None:
            questions = [asked, *self._also(asked)]
            using = [at for at in examined.resolved if any(True for _ in examined.uses((at,)))]
            at = [
                each
                for each in using
                for resolved in (examined.resolved[each],)
                for question in questions
                if mentions(
                    question.test, self._following(resolved.node, question), {id(resolved.node)}
                )
            ]
            for question in questions:
                yield from Relays(self.examined).decide(question)
                yield from self.switches.read(question.test, loop)
                yield from self._named(question.test)
                yield from lists(examined.evaluator.values(question.test, examined.context))
        for place in at:
            for_room = self._of_timed(place) is Ender.ROOM
            for use in examined.uses((place,)):
                if for_room or use.act not in (Act.GIVES, Act.SETS):
                    yield use.channel

    def _named(self, test: ast.expr) -> Iterator[Channel]:
        """The pipes that a condition looks for among those that have something to say."""
        for node in walk(test):
            if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.In):
                for value in self.examined.evaluator.values(node.left, self.examined.context):
                    is_pipe = isinstance(value, Outside) and canonical(value.path) == PIPE
                    if is_pipe and isinstance(value, Outside) and value.origin is not None:
                        yield Channel.of(value.origin)

    def _following(self, source: ast.Call, asked: Question) -> frozenset[str]:
        """The names that hold something else in a loop because of what a call gave."""
        body = self.examined.body
        return body.depending([source]) | body.told([source], asked.loop, asked.kept)

    # --- waits that are tried again ---------------------------------------------------------

    def _of_timed(self, at: Extent) -> Ender | None:
        """Who lets a wait succeed that is tried again whenever its time is over."""
        resolved = self.examined.resolved.get(at)
        timed = [w for w in resolved.waits if not w.forever] if resolved else []
        if not timed or not all(w.wait.kind is WaitKind.QUEUE for w in timed):
            return None
        return Ender.ROOM if resolved is not None and resolved.word in _PUTTING else Ender.MESSAGE

    def _depends_on_room(self, asked: Question) -> bool:
        """Whether a test is about what is only noted once there was room in a queue, or asks so."""
        asks = self.examined.resolved.get(extent(asked.test))
        if asks is not None and asks.word == "full" and asks.waits:
            return not asked.leaves
        found = [
            resolved.node
            for at, resolved in self.examined.resolved.items()
            if self._of_timed(at) is Ender.ROOM
        ]
        told = self.examined.body.told(found, asked.loop, asked.kept) if found else ()
        return mentions(asked.test, told, set())

    # --- messages --------------------------------------------------------------------------

    def _depends_on_messages(self, asked: Question) -> bool:
        """Whether a test is about what came out of a wait for the parent's messages."""
        examined = self.examined
        if getattr(getattr(asked.test, "func", None), "attr", "") == "poll" and not asked.leaves:
            return False  # it is left when nothing comes
        found = [
            r
            for at, r in examined.resolved.items()
            if self.takes_message(at, r) or (asked.wants_something and self._may_take(at))
        ]
        sources = [resolved.node for resolved in found]
        names = examined.body.told(sources, asked.loop, asked.kept)
        within = [resolved for resolved in found if contains(asked.loop, extent(resolved.node))]
        if any(waiting.forever for resolved in within for waiting in resolved.waits):
            names |= examined.body.depending(resolved.node for resolved in within)
        elif self._asks_clock(asked.test):
            return False
        return mentions(asked.test, names, {id(source) for source in sources})

    def _comes_late(self, asked: Question) -> bool:
        """Whether a test looks how late it is, in a loop that first waits for a message."""
        loop = next(each.node for each in self.examined.body.loops if each.at == asked.loop)
        waits = [
            at
            for at, resolved in self.examined.resolved.items()
            if any(_tells(w) and w.forever for w in resolved.waits)
        ]
        return self._asks_clock(asked.test) and any(
            extent(step) < extent(asked.test) and contains(extent(step), at)
            for step in loop.body
            if isinstance(step, (ast.Assign, ast.Expr))
            for at in waits
        )

    def _asks_clock(self, test: ast.expr) -> bool:
        """Whether a test looks how late it is: while nothing comes, time goes by."""
        resolved = self.examined.resolved.values()
        clocks = [each.node for each in resolved if not _CLOCKS.isdisjoint(each.paths)]
        return mentions(test, self.examined.body.depending(clocks), set(map(id, clocks)))

    def _delivered(self, way: Exit, loop: Extent) -> list[Extent]:
        """The calls that give messages, if a loop fails there only once one of them has come."""
        taking = self.taking(loop)
        text = next((each for each in self.examined.body.loops if each.at == loop), None)
        if not taking or text is None:
            return []
        return [] if comes_without(self.examined, text, taking, way.node) else taking

    def taking(self, loop: Extent) -> list[Extent]:
        """The calls of a loop that give messages and come back without one."""
        examined = self.examined
        return [
            at
            for at, resolved in examined.resolved.items()
            if contains(loop, at)
            and resolved.word != "poll"
            and self.takes_message(at, resolved)
            and never_blocks(examined.resolved, at)
        ]

    def _may_take(self, at: Extent) -> bool:
        """Whether a function of the project gives back a message, or else nothing."""
        return any(c.gives is Gift.IF_ANY for _, c in self.examined.callees.get(at, ()))

    @cached_property
    def _received(self) -> frozenset[Extent]:
        """The calls that take from queues of other kinds."""
        if not self.examined.value.ref.module.says(EMPTY):
            return frozenset()
        found = self.examined.resolved.items()
        return frozenset(at for at, each in found if is_received(self.examined, each))

    def takes_message(self, at: Extent, resolved: Resolved) -> bool:
        """Whether what a call gives back is what others sent."""
        if resolved.word in (*_PUTTING, "join", "full"):
            return False
        if resolved.word == "poll":
            return any(
                _tells(w) and self.examined.connections.forks(w.made) for w in resolved.waits
            )
        if any(_tells(waiting) for waiting in resolved.waits) or _is_nowait(resolved):
            return True
        if at in self._received:
            return True
        conducts = [conduct for _, conduct in self.examined.callees.get(at, ())]
        if any(conduct.gives is Gift.MESSAGE for conduct in conducts):
            return True
        return any(_is_message(cause) for conduct in conducts for cause in conduct.causes)


def _is_nowait(resolved: Resolved) -> bool:
    return any(
        canonical(path).startswith("multiprocessing.") and path.endswith("get_nowait")
        for path in resolved.paths
    )


def _tells(waiting: Waiting) -> bool:
    return waiting.wait.kind in (WaitKind.QUEUE, WaitKind.CONNECTION)


def _is_message(cause: Cause) -> bool:
    """Whether a function that leads to a cause gives back what was sent."""
    wait = cause.wait
    if cause.kind is CauseKind.SENTINEL:
        return cause.ender is Ender.MESSAGE
    told = wait is not None and wait.kind in (WaitKind.QUEUE, WaitKind.CONNECTION)
    return cause.kind is CauseKind.WAIT and told and not cause.text.endswith((".put", ".join"))
