"""The examination of one function in one context: its calls, its loops, its ways out."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from poolproof.flow.graph import Extent, Graph, contains, extent
from poolproof.linking.meanings import FunctionRef
from poolproof.tasks.conduct.body import Body, LoopText
from poolproof.tasks.conduct.calls import Resolved
from poolproof.tasks.conduct.causes import Cause, CauseKind, Conduct, Ender, Gift, Guard, Link
from poolproof.tasks.conduct.contact.channels import Act, Channel, Use
from poolproof.tasks.conduct.contact.connections import Connections
from poolproof.tasks.conduct.contact.contacts import Contact
from poolproof.tasks.conduct.contact.memory import shared
from poolproof.tasks.conduct.guards.alarms import covered, manages
from poolproof.tasks.conduct.guards.signs import Signs, is_limited
from poolproof.tasks.conduct.iterating import Waiting
from poolproof.tasks.conduct.leaving.addresses import speaks_of_addresses
from poolproof.tasks.conduct.leaving.enders import Enders
from poolproof.tasks.conduct.leaving.exits import Ways
from poolproof.tasks.conduct.leaving.giving import gift, returned
from poolproof.tasks.conduct.leaving.kinds import of_other_kinds
from poolproof.tasks.conduct.leaving.mistakes import refused
from poolproof.tasks.conduct.leaving.occasions import is_of_the_dead, is_rare, is_told_before
from poolproof.tasks.conduct.leaving.passage import Passage
from poolproof.tasks.conduct.leaving.settled import is_counted_before, is_set_before, settled
from poolproof.tasks.conduct.leaving.stopping import told_to_raise
from poolproof.tasks.conduct.standstill import Standstill
from poolproof.tasks.conduct.state.trust import Told, changes, is_broken
from poolproof.tasks.conduct.stepping import computed, enters, gets, indexes, steps
from poolproof.tasks.conduct.threads.cancelling import is_cancelled
from poolproof.tasks.conduct.threads.companions import Companions
from poolproof.tasks.conduct.threads.coroutines import is_deferred, is_run_out, timed
from poolproof.tasks.conduct.threads.endings import are_told_before
from poolproof.tasks.conduct.threads.errands import Errands
from poolproof.tasks.conduct.threads.relays import relayed
from poolproof.tasks.conduct.turning import Turning
from poolproof.tasks.conduct.waiting import WaitKind
from poolproof.tasks.evaluation.values import Context, FunctionValue

if TYPE_CHECKING:
    from poolproof.tasks.conduct.conducts import Conducts

_OVER = "StopIteration"


class Examination:
    """Looks at one function; used once."""

    def __init__(self, conducts: Conducts, value: FunctionValue, context: Context) -> None:
        self.conducts = conducts
        self.value = value
        self.context = context
        self.evaluator = conducts.evaluator
        self.body: Body = conducts.body(value.ref)
        self.graph: Graph = self.body.graph
        self.resolved: dict[Extent, Resolved] = {}
        self.trusted: dict[Extent, Told] = {}
        self.callees: dict[Extent, list[tuple[FunctionValue, Conduct]]] = {}
        self.iterated: dict[Extent, list[Waiting]] = {}
        self.stepped: dict[Extent, list[tuple[FunctionValue, Conduct]]] = {}
        self.read: dict[Extent, ast.expr] = {}
        self.signs = Signs(self)
        self.errands = Errands(self)
        self.enders = Enders(self)
        self.connections = Connections(self)

    def run(self) -> Conduct:
        """Everything that calling the function can lead to."""
        self._resolve()
        flow = Passage(self).flow()
        reachable = flow.reachable()
        ways = Ways.of(flow, reachable)
        turning = Turning(self)
        own = list(turning.causes(ways, reachable))
        if is_deferred(self.value.ref.function.node):
            own = [replace(cause, beside=True) for cause in own]
        loops = [cause for cause in own if cause.kind is not CauseKind.SWALLOWED]
        own += Standstill(self, turning.receiving).causes(reachable, loops)
        own += self.signs.causes(reachable)
        companions = Companions(self)
        own += companions.causes(reachable)
        own += self._inherited(reachable, turning.repeating)
        changed = self._changes(companions.changes)
        trusting = [each for each in own if each.beside and each.trust]
        if trusting:
            others = self.signs.referred | self._set_going()
            changed = changed.union(*(changes(self.conducts.body(ref)) for ref in others))
            own = [c for c in own if not (c in trusting and is_broken(c.trust, changed))]
        own = [c for c in own if not (self._has_put(c) or is_set_before(self, c))]
        own = [c for c in own if not (is_counted_before(self, c) or are_told_before(self, c))]
        own = [] if own and is_limited(self.value.ref.function) else own
        if any(each.beside for each in own) and is_cancelled(self):
            own = [each for each in own if not each.beside]
        passed = (*of_other_kinds(self), *timed(self.body), *covered(self)) if own else ()
        own = [c for c in own if not any(contains(block, c.place) for block in passed)]
        visited = ways.from_entry()
        ends = any(node == self.graph.exit for node, _ in visited)
        returns = self.graph.generator or ends
        raises = frozenset(each for node, each in visited if node == self.graph.raised and each)
        # Who runs over a generator never sees this: it has ended it, and is a mistake since 3.7.
        raises -= {_OVER} if self.graph.generator else set()
        gives = gift(self)
        return Conduct(
            tuple(_ordered(own)),
            returns,
            raises,
            self.signs.guards(reachable) | self._guards() | companions.guards,
            self.signs.looks(),
            self.signs.kills() or any(c.kills for c in self._conducts()),
            any(c.feeble for c in self._conducts()) or self.signs.watchers.are_feeble(),
            frozenset({self.value.ref}) | self.signs.referred | self.touched(),
            frozenset(
                [
                    *self.uses({**self.resolved, **self.iterated}),
                    *self._sets(),
                    *(self._reads() if gives is Gift.SWITCH else ()),
                ]
            ),
            frozenset(self._contacts()),
            gives,
            self.graph.generator and not any(map(flow.over, visited)),
            bool(turning.signalled),
            changed,
            settled(self, own),
            refused(self, raises),
            relayed(self),
            self.connections.are_heard(),
            told_to_raise(self, raises),
        )

    # --- calls -----------------------------------------------------------------------------

    def _resolve(self) -> None:
        iterating = self.conducts.resolver.iterating
        for at, node in self.body.calls.items():
            resolved = self.conducts.resolver.call(node, self.context)
            self.resolved[at] = resolved
            self.callees[at] = self._conducts_of(
                (function, inside)
                for function, inside in resolved.runs
                if not is_deferred(function.ref.function.node) or is_run_out(self.body, node)
            )
            self.callees[at] += self._conducts_of(self.errands.of(resolved))
        properties = computed(self.evaluator, self.context)
        indexed = self.context.module.says("__getitem__")
        for at, each in self.body.expressions.items():
            if type(each) is ast.Attribute:  # asked of every expression
                if each.attr in properties:
                    self._step(each, gets(self.evaluator, each, self.context))
            elif type(each) is ast.Subscript:
                if indexed:
                    self._step(each, indexes(self.evaluator, each, self.context))
            elif type(each) is ast.Await:
                self.callees[at] = self._conducts_of(self.errands.awaited(each))
            elif type(each) is ast.YieldFrom:
                self.iterated[at] = list(iterating.waits(each.value, self.context))
        over = [each.node.iter for each in self.body.loops if not isinstance(each.node, ast.While)]
        made = (b.value for b in self.body.bindings if isinstance(b.node, ast.comprehension))
        for taken in (*over, *made):
            waits = iterating.waits(taken, self.context)
            self.iterated.setdefault(extent(taken), list(waits))
            stepped = self._conducts_of(steps(self.evaluator, taken, self.context))
            if stepped:
                self.stepped.setdefault(extent(taken), stepped)
        for taken in self.body.managers:
            entered = self._conducts_of(enters(self.evaluator, taken, self.context))
            if entered:
                self.stepped.setdefault(extent(taken), entered)

    def _step(self, node: ast.expr, runs: Iterator[tuple[FunctionValue, Context]]) -> None:
        """Note what reading something runs."""
        found = self._conducts_of(runs)
        if found:
            at = self._step_of(node)
            self.stepped.setdefault(at, []).extend(found)
            self.read.setdefault(at, node)

    def _step_of(self, node: ast.expr) -> Extent:
        """Where the graph has the step in which an expression is read: it may be a statement."""
        steps = {each.at for each in self.graph.nodes}
        around = (extent(each) for each in (node, *self.body.around(node)))
        return next((at for at in around if at in steps), extent(node))

    def _conducts_of(
        self, runs: Iterable[tuple[FunctionValue, Context]]
    ) -> list[tuple[FunctionValue, Conduct]]:
        return [(function, self.conducts.of(function, inside)) for function, inside in runs]

    def _conducts(self) -> Iterator[Conduct]:
        for callees in (*self.callees.values(), *self.stepped.values()):
            for _, conduct in callees:
                yield conduct

    def _guards(self) -> frozenset[Guard]:
        return frozenset(
            guard
            for called in (*self.callees.values(), *self.stepped.values())
            for function, conduct in called
            for guard in conduct.guards
            if guard is not Guard.ALARM or not manages(function.ref.function)
        )

    def _changes(self, beside: set[Told]) -> frozenset[Told]:
        """The flags that the function sets, or what it calls or starts."""
        called = (conduct.changes for conduct in self._conducts())
        return frozenset(beside).union(changes(self.body), *called)

    def _set_going(self) -> frozenset[FunctionRef]:
        """The coroutines that the function makes, whether or not it waits for their end."""
        runs = (function.ref for each in self.resolved.values() for function, _ in each.runs)
        return frozenset(ref for ref in runs if is_deferred(ref.function.node))

    def touched(self) -> frozenset[FunctionRef]:
        """The functions that its callees may run."""
        return frozenset(ref for conduct in self._conducts() for ref in conduct.touched)

    def uses(self, places: Iterable[Extent]) -> Iterator[Use]:
        """What the calls at some places, and what they run, do at channels."""
        for at in places:
            if at in self.resolved:
                yield from self.resolved[at].uses
            for _, conduct in (*self.callees.get(at, ()), *self.stepped.get(at, ())):
                yield from conduct.uses
            for waiting in self.iterated.get(at, ()):
                if waiting.made.origin is not None:
                    yield Use(Channel.of(waiting.made.origin), Act.TAKES)

    def _reads(self) -> Iterator[Use]:
        """The shared values that the function gives back."""
        for node in filter(None, returned(self)):
            yield from (Use(channel, Act.ASKS) for channel in self.enders.switches.read(node))

    def _contacts(self) -> Iterator[Contact]:
        """What its calls, and what they run, do over media."""
        for resolved in self.resolved.values():
            yield from resolved.contacts
        for conduct in self._conducts():
            yield from conduct.contacts

    def _sets(self) -> Iterator[Use]:
        """The shared values that the function itself writes."""
        return (Use(channel, Act.SETS) for _, channel in self.writes())

    def writes(self) -> Iterator[tuple[Extent, Channel]]:
        """Where the function writes shared values."""
        for written in self.body.written:
            for channel in shared(self.evaluator, written.value, self.context, written):
                yield extent(written), channel

    def _has_put(self, cause: Cause) -> bool:
        """Whether a loop waits for an entry of a dict that the function itself puts there first.

        It may do so in one of several workers only, and then for all of them.
        """
        entries = {each for each in cause.channels if each.part}
        if cause.ender is not Ender.EVENT or not entries:
            return False
        return any(at < cause.place and channel in entries for at, channel in self.writes())

    def is_told(self, at: Extent) -> bool:
        """Whether a place is in a loop that goes on until something comes which ends it."""
        return any(map(self._is_open, self.body.loops_around(at)))

    def heeds(self, at: Extent) -> bool:
        """Whether all such loops around a call are left because of what it gives."""
        node = self.body.expressions.get(at)
        loops = [loop for loop in self.body.loops_around(at) if self._is_open(loop)]
        return node is not None and all(self.body.is_left_by(node, loop) for loop in loops)

    def _is_open(self, loop: LoopText) -> bool:
        return (
            loop.is_open if isinstance(loop.node, ast.While) else bool(self.iterated.get(loop.head))
        )

    def _inherited(self, reachable: frozenset[int], repeating: list[Extent]) -> Iterator[Cause]:
        """What the callees lead to; nobody ends those waits for good that come again and again."""
        live = {self.graph.nodes[n].at for n in reachable}
        for at, callees in (*self.callees.items(), *self.stepped.items()):
            if at not in live:
                continue
            node = self.body.expressions.get(at) or self.read[at]
            for function, conduct in callees:
                rare = is_rare(self.body, node)
                again, told = any(contains(loop, at) for loop in repeating), self.is_told(at)
                over = is_of_the_dead(self.body, node) or is_told_before(self.body, node)
                for cause in conduct.causes:
                    if over and cause.wait is not None and cause.wait.kind is WaitKind.CHILD:
                        continue
                    takes = cause.wait is not None and cause.wait.made_with is None
                    alone = again and takes and cause.kind is CauseKind.WAIT
                    heard = cause.taken if self.heeds(at) else None
                    often = cause.kind is CauseKind.WAIT and self.body.loops_around(at)
                    held = replace(
                        cause,
                        once=cause.once and not often,
                        told=cause.told or told,
                        taken=heard,
                        addressed=cause.addressed and not speaks_of_addresses(self.body),
                    )
                    held = replace(held, channels=frozenset()) if alone else held
                    yield held.through(Link(self.value.ref.module, at, function.ref), rare=rare)


def _ordered(causes: Iterable[Cause]) -> list[Cause]:
    """The weightiest first, each once: what serves does so for good, wherever it is called."""
    order = list(CauseKind)

    def weight(cause: Cause) -> tuple[int, bool, int, str, Extent]:
        serves = cause.wait is not None and cause.wait.kind is WaitKind.SERVER and not cause.rare
        depth = len(cause.chain)
        return order.index(cause.kind), not serves, depth, cause.module.shown, cause.at

    return sorted(dict.fromkeys(causes), key=weight)[:12]
