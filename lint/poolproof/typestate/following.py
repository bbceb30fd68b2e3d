"""The transfer function for results: who waits for what a pool owes, and when it is too late.

An obligation here is a *site*: a call such as ``apply_async`` or ``imap`` whose work is still to
come. It is born with the call, and met when the result is waited for (``get``, ``wait``, iteration,
``list``, unpacking, ``yield from``) or when the pool is closed and joined. If the workers are ended
before (the end of ``with Pool()``, ``terminate``), what has not arrived is lost: that is noted, and
so is every later wait for it. The function errs towards silence: a result that goes where it cannot
be followed is given up, and work that something else may have waited for is not called lost.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from msgspec import Struct

from poolproof.flow.graph import Edge, Graph
from poolproof.flow.ops import (
    RETURN_PLACE,
    Await,
    Branch,
    Build,
    Call,
    Copy,
    Exit,
    GetItem,
    Iterate,
    Nothing,
    Op,
    Place,
    Return,
    SetAttr,
    SetItem,
    Unpack,
    Yield,
)
from poolproof.syntax.children import walk
from poolproof.syntax.scopes import MODULE
from poolproof.typestate.asking import POLLS, Asking
from poolproof.typestate.frame import Frame
from poolproof.typestate.patience import may_wait
from poolproof.typestate.promises import Awaiting, Form, Ledger, Promise, Wait, merged
from poolproof.typestate.protocol import State
from poolproof.typestate.reading import pools_in
from poolproof.typestate.store import Bag, Manager, Method, Pools, Row, World
from poolproof.typestate.transfer import Transfer


class TooLate(Struct, frozen=True):
    """A wait, at a node, for results of a site whose workers are gone."""

    node: int
    site: int
    state: Awaiting


class Following:
    """The transfer function of one graph; what it meets is noted here."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.sites: dict[int, frozenset[int]] = {}
        self.dropped: dict[int, tuple[int, Awaiting]] = {}
        self.too_late: list[TooLate] = []
        self.given_up: dict[int, str] = {}
        self.turns: dict[int, Wait] = {}
        self.pools = Transfer(self.frame)
        self.asking = Asking(self.frame)
        self.captured = _captured(self.frame)
        protocols = self.frame.catalogue.by_constructor.values()
        lazy = {name for p in protocols if p.drops for name in p.lazy}
        calls = [(n, o.op) for n, o in enumerate(self.frame.graph.nodes) if isinstance(o.op, Call)]
        self.submissions = frozenset(n for n, op in calls if op.method in lazy)
        self.waits = frozenset(n for n, op in calls if op.method in POLLS or may_wait(op))

    def __call__(self, node: int, state: Awaiting) -> Iterator[tuple[Edge, Awaiting]]:
        """The states in which the edges of a node are taken."""
        for edge, after, ledger in self.steps(node, state):
            yield edge, ledger.state(after, self.frame.live[node][edge])

    def steps(self, node: int, state: Awaiting) -> Iterator[tuple[Edge, World, Ledger]]:
        """What the edges of a node lead to, with what nobody reads any more."""
        op = self.frame.graph.nodes[node].op
        for edge, after in self.pools(node, state.world):
            ledger = Ledger.of(state)
            if not self.step(node, op, edge, state, ledger):
                continue
            self.end(node, op, state, after, ledger)
            if edge is Edge.RAISES:
                ledger.age(Wait.SOMETHING)
            self.given_up.update(ledger.given_up)
            yield edge, after, ledger

    def step(self, node: int, op: Op, edge: Edge, state: Awaiting, ledger: Ledger) -> bool:
        """What an operation does to the promises; False if the edge cannot be taken."""
        match op:
            case Call():
                self.call(node, op, state, ledger)
            case Branch():
                return self.branch(op, edge, ledger)
            case Iterate():
                self.iterate(node, op, edge, state, ledger)
            case Yield(dst=dst, src=src, delegate=delegate):
                promise = ledger.read(src)
                if promise is not None and delegate and promise.form is Form.STREAM:
                    self.ask(node, promise, state, ledger)
                elif promise is not None:
                    ledger.forgive(promise.sites, "yielded to whoever runs the generator")
                ledger.write(dst, None)
                ledger.age(Wait.SOMETHING)
            case Nothing(why="loop"):
                self.turn(node, Edge.NEXT, ledger)
            case _:
                self.move(node, op, state, ledger)
        return True

    # --- values ----------------------------------------------------------------------------

    def move(self, node: int, op: Op, state: Awaiting, ledger: Ledger) -> None:
        """Operations that only move values."""
        match op:
            case Copy(dst=dst, src=src):
                self.store(ledger, dst, ledger.read(src))
            case Return(src=src):
                ledger.write(RETURN_PLACE, ledger.read(src))
            case Await(dst=dst, src=src):
                promise = ledger.read(src)
                if promise is not None:
                    ledger.forgive(promise.sites, "awaited")
                ledger.write(dst, None)
                ledger.age(Wait.SOMETHING)
            case Build(dst=dst, items=items, kind=kind):
                self.store(ledger, dst, self._built(kind, items, ledger))
            case Unpack(dsts=dsts, src=src):
                self.unpack(node, dsts, ledger.read(src), state, ledger)
            case GetItem(dst=dst, src=src):
                promise = ledger.read(src)
                ledger.write(dst, None if promise is None else promise.element)
            case SetItem(obj=obj, src=src):
                self.put(state.world, ledger, obj, ledger.read(src))
            case SetAttr(src=src, name=name):
                self.keep(ledger, ledger.read(src), f"stored on {name}")
            case _:
                written = getattr(op, "dst", getattr(op, "place", None))
                if isinstance(written, str):
                    ledger.write(written, None)

    def _built(self, kind: str, items: tuple[Place, ...], ledger: Ledger) -> Promise | None:
        """The promise of a new collection, or of a generator expression that runs later."""
        if kind == "generator":
            inner, source = (ledger.read(place) for place in items)
            return source if source is not None and source.form is Form.STREAM else inner
        return merged(ledger.read(place) for place in items)

    def store(self, ledger: Ledger, dst: Place, promise: Promise | None) -> None:
        """Write a place; what lies where other code sees it is not followed."""
        if promise is not None and dst[0] != "%":
            if self.frame.function != MODULE and self.frame.holder_of(dst) is not None:
                ledger.forgive(promise.sites, f"stored on {dst}")
            elif dst in self.captured or "." in dst or dst in self.frame.scope.outer:
                ledger.forgive(promise.sites, f"other code may use {dst}")
        ledger.write(dst, promise)

    def keep(self, ledger: Ledger, promise: Promise | None, why: str) -> None:
        """A promise goes to somebody else."""
        if promise is not None:
            ledger.forgive(promise.sites, why)

    def put(self, world: World, ledger: Ledger, obj: Place, promise: Promise | None) -> None:
        """Put a promise into a collection: one that this function made holds it."""
        if promise is None:
            return
        known = ledger.read(obj) is not None or isinstance(self.frame.read(world, obj), (Bag, Row))
        if known and obj not in self.captured:
            self.store(ledger, obj, merged([ledger.held.get(obj), promise]))
        else:
            ledger.forgive(promise.sites, f"put into {obj}")

    def unpack(
        self,
        node: int,
        dsts: tuple[Place, ...],
        promise: Promise | None,
        state: Awaiting,
        ledger: Ledger,
    ) -> None:
        """Spread a value: an iterator is asked for all it has."""
        if promise is not None and promise.form is Form.STREAM:
            self.ask(node, promise, state, ledger)
            promise = None
        for dst in dsts:
            ledger.write(dst, None if promise is None else promise.element)

    def iterate(self, node: int, op: Iterate, edge: Edge, state: Awaiting, ledger: Ledger) -> None:
        """The head of a loop: an iterator is asked, a collection gives one after the other."""
        promise = ledger.read(op.src)
        ledger.write(op.dst, None)
        self.turn(node, Edge.ITEM, ledger)
        if promise is None or op.deferred:
            return
        if promise.form is Form.STREAM:
            self.ask(node, promise, state, ledger)
        elif edge is Edge.ITEM:
            ledger.write(op.dst, promise.element)
        elif edge is Edge.DONE:
            # Each was in the loop's hands, and what it did with them has been seen.
            ledger.settle(promise.sites)
            ledger.age(Wait.SOMETHING)

    def turn(self, node: int, inside: Edge, ledger: Ledger) -> None:
        """A loop that submits nothing may wait in its turns, so its end may have waited too."""
        if node not in self.turns:
            self.turns[node] = self._turns(node, inside)
        ledger.age(self.turns[node])

    def _turns(self, node: int, inside: Edge) -> Wait:
        """How long the turns of the loop that has its head at a node may take."""
        graph = self.frame.graph
        body = graph.target(node, inside)
        if body is None:
            return Wait.SOMETHING
        cycle = graph.nodes[body].loop
        if cycle is None or cycle == graph.nodes[node].loop:
            # A comprehension: nothing breaks out of it.
            taken = _reached(graph, body, without=node)
        else:
            at = cycle.at
            places = ((n, each.at) for n, each in enumerate(graph.nodes))
            taken = {n for n, place in places if at <= place and place.line <= at.end_line}
        if not self.submissions.isdisjoint(taken):
            return Wait.NOTHING
        return Wait.SOMETHING if taken.isdisjoint(self.waits) else Wait.WAITED

    def branch(self, op: Branch, edge: Edge, ledger: Ledger) -> bool:
        """A question about a promise: it is not None, and an empty list owes nothing."""
        condition = op.condition
        promise = ledger.read(condition.place)
        if promise is not None and condition.place in ledger.held:
            single = promise.form in (Form.RESULT, Form.STREAM)
            if condition.kind == "none":
                return edge is Edge.FALSE
            if condition.kind == "truth" and edge is Edge.FALSE:
                ledger.settle(promise.sites)
                return not single
            return True
        for root in condition.roots:
            asked = ledger.read(root)
            if asked is not None:
                ledger.settle(asked.sites)
        return True

    # --- calls -----------------------------------------------------------------------------

    def call(self, node: int, op: Call, state: Awaiting, ledger: Ledger) -> None:
        """A call: a submission, a wait, or something that may take its time."""
        callee = self.frame.read(state.world, op.func)
        if isinstance(callee, Method):
            self.use(node, op, callee, ledger)
            return
        answer = self.asking.answer(op, state.world, ledger)
        for promise in answer.asked:
            self.ask(node, promise, state, ledger)
        for promise in answer.passed:
            ledger.forgive(promise.sites, answer.why)
        for promise in answer.polled:
            ledger.settle(promise.sites)
        for promise in answer.put:
            self.put(state.world, ledger, op.recv or "", promise)
        ledger.write(op.dst, answer.result)
        ledger.age(answer.wait)

    def use(self, node: int, op: Call, method: Method, ledger: Ledger) -> None:
        """A method of a pool: it may submit, and what it is given goes away with it."""
        for place in op.arguments:
            self.keep(ledger, ledger.read(place), f"passed to {method.name}()")
        births = [self.frame.births[i] for i in method.ids if i in self.frame.births]
        ledger.write(op.dst, None)
        if len(method.ids) != 1 or not births or births[0].subclass:
            ledger.age(Wait.SOMETHING)
            return
        protocol = births[0].protocol
        if method.name in protocol.lazy and protocol.drops:
            self.sites[node] = method.ids
            ledger.submit(node)
            form = Form.STREAM if method.name in protocol.streams else Form.RESULT
            ledger.write(op.dst, Promise(frozenset({node}), form))
        elif method.name not in protocol.releasing:
            ledger.age(Wait.SOMETHING)

    def ask(self, node: int, promise: Promise, state: Awaiting, ledger: Ledger) -> None:
        """Somebody waits for results."""
        for site in ledger.lost(promise):
            if ledger.stages[site].since is not Wait.WAITED:
                self.too_late.append(TooLate(node, site, state))
            del ledger.stages[site]
        ledger.settle(promise.sites)
        ledger.age(Wait.SOMETHING)

    # --- the end of the workers ------------------------------------------------------------

    def end(self, node: int, op: Op, state: Awaiting, after: World, ledger: Ledger) -> None:
        """Whatever ends the pools of pending sites settles them or loses them."""
        for site, stage in list(ledger.stages.items()):
            (pool,) = self.sites[site]
            before, now = state.world.pools.get(pool), after.pools.get(pool)
            keeper = None if now is None else now.keeper
            if keeper is not None and not (keeper.sure and stage.since is Wait.NOTHING):
                # Whoever else can reach the pool may have joined it meanwhile.
                ledger.forgive([site], keeper.why)
                continue
            if stage.lost or before is None or now is None:
                continue
            if before.state is State.RELEASED or now.state is not State.RELEASED:
                continue
            self._ended(node, op, state, pool, site, ledger)

    def _ended(
        self, node: int, op: Op, state: Awaiting, pool: int, site: int, ledger: Ledger
    ) -> None:
        how = self._ending(op, state.world, pool)
        protocol = self.frame.births[pool].protocol
        if how in protocol.joins:
            ledger.settle([site])
        elif how not in protocol.drops:
            ledger.forgive([site], f"ended by {how}" if how else "ended somewhere else")
        elif isinstance(op, Exit) and op.raising:
            del ledger.stages[site]
        else:
            fresh = ledger.stages[site].since is Wait.NOTHING
            ledger.lose(site)
            if fresh:
                self.dropped.setdefault(site, (node, state))
            else:
                ledger.given_up[site] = "something before the end may have waited for it"

    def _ending(self, op: Op, world: World, pool: int) -> str:
        """The operation that ends a pool: a method's name, ``with``, or nothing known."""
        if isinstance(op, Call):
            callee = self.frame.read(world, op.func)
            return callee.name if isinstance(callee, Method) else ""
        if not isinstance(op, Exit):
            return ""
        value = self.frame.read(world, op.src)
        if isinstance(value, Pools):
            return "with"
        if isinstance(value, Manager) and isinstance(value.inner, Row):
            acting = [a for a in value.inner.items if pool in pools_in(a) or isinstance(a, Method)]
            if all(isinstance(action, Pools) for action in acting):
                return "with"
        return ""


def _reached(graph: Graph, start: int, without: int) -> set[int]:
    """The nodes that a turn of a loop can reach before the loop's head comes again."""
    seen = {start}
    todo = [start]
    while todo:
        for edge, target in graph.edges[todo.pop()]:
            if edge is not Edge.RAISES and target != without and target not in seen:
                seen.add(target)
                todo.append(target)
    return seen


def _captured(frame: Frame) -> frozenset[str]:
    """The locals that a nested function reads: it may wait for what they hold."""
    if frame.function == MODULE:
        return frozenset()
    found: set[str] = set()
    for nested in frame.module.names.nested(frame.function):
        found |= {n.id for n in walk(nested.node) if isinstance(n, ast.Name)}
    return frozenset(found)
