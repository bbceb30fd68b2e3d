"""The transfer function: what each operation does to a world.

A *fact* here is the record of one pool on one path (``Held``). It is created by a call of a
constructor (or of a project function that hands out a new pool), moved by the methods of its
protocol, and discharged by reaching the released state or by finding a keeper: an owner that the
analysis knows or cannot follow. The transfer errs towards keepers: a pool that it loses sight of
is given up, never reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from poolproof.flow.graph import Edge
from poolproof.flow.liveness import live_on_edges
from poolproof.flow.ops import (
    RETURN_PLACE,
    Await,
    Branch,
    Build,
    Call,
    Closure,
    Const,
    Copy,
    Delete,
    Enter,
    Exit,
    Forget,
    GetAttr,
    GetItem,
    Iterate,
    Nothing,
    Place,
    Raise,
    Return,
    SetAttr,
    SetItem,
    Unpack,
    Yield,
)
from poolproof.typestate.answers import Answers
from poolproof.typestate.calls import CONTENT_CHANGERS, CallEffects
from poolproof.typestate.frame import Frame, Holder, HolderKind
from poolproof.typestate.reading import pools_in
from poolproof.typestate.store import (
    RETURNED,
    Bag,
    Dynamic,
    Keeper,
    Known,
    Manager,
    Meant,
    Method,
    Pools,
    Results,
    Row,
    Value,
    World,
)

STORED = "stored where the function's end does not reach it"


class Transfer:
    """The transfer function of one graph; what it meets on the way is written to the frame."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.calls = CallEffects(frame)
        self.answers = Answers(frame)
        self.managers = self.calls.managers
        frame.live = live_on_edges(frame.graph)

    def __call__(self, node: int, world: World) -> Iterator[tuple[Edge, World]]:
        """The worlds in which the edges of a node are taken."""
        live = self.frame.live[node]
        for edge, after in self.step(node, world):
            wanted = live.get(edge)
            if wanted is not None:
                settled = after.excepting() if edge is Edge.RAISES else after
                yield edge, settled.restrict(wanted)

    def step(self, node: int, world: World) -> Iterable[tuple[Edge, World]]:
        """The same before what is dead is dropped."""
        op = self.frame.graph.nodes[node].op
        match op:
            case Branch(condition=condition):
                return self.answers.branch(world, condition)
            case Call():
                return self.call(node, op, world)
            case Iterate():
                return self.iterate(node, op, world)
            case Return(src=src):
                return self.give_back(world, src)
            case Yield():
                return self.hand_out(op, world)
            case Enter():
                return self.managers.enter(node, op, world)
            case Exit():
                return self.managers.exit(node, op, world)
            case _:
                return self.data(op, world)

    def data(self, op: object, world: World) -> Iterable[tuple[Edge, World]]:
        """Operations that only move values."""
        frame = self.frame
        match op:
            case Nothing():
                return [(edge, world) for edge in (Edge.NEXT, Edge.CAUGHT, Edge.RAISES)]
            case Raise():
                return [(Edge.RAISES, world)]
            case Forget(places=places):
                return [(Edge.NEXT, world.forget(places))]
            case Const(dst=dst, value=value):
                known = None if frame.coarse and value is not None else Known(value)
                return self.write(world, dst, known)
            case Copy(dst=dst, src=src):
                return self.write(world, dst, None if src is None else frame.read(world, src))
            case Closure(dst=dst, index=index):
                return self.write(world, dst, Dynamic(index))
            case _:
                return self.moving(op, world)

    def moving(self, op: object, world: World) -> Iterable[tuple[Edge, World]]:
        """Operations on collections, attributes and awaited values."""
        frame = self.frame
        match op:
            case Unpack(dsts=dsts, src=src):
                return [(Edge.NEXT, self.unpack(world, dsts, frame.read(world, src)))]
            case Build():
                return self.write(self.keep_methods(op, world), op.dst, self.build(op, world))
            case GetItem(dst=dst, src=src, index=index):
                return self.write(world, dst, _element(frame.read(world, src), index))
            case GetAttr(dst=dst, src=src, name=name):
                value = frame.reader.attribute(frame.read(world, src), name)
                return self.write(world, dst, value)
            case SetItem(obj=obj, src=src, index=index):
                return [(Edge.NEXT, self.store_item(world, obj, src, index))]
            case SetAttr(name=name, src=src):
                return [(Edge.NEXT, self.store_attribute(world, name, src))]
            case Await(dst=dst, src=src):
                value = frame.read(world, src)
                after = world.assign(dst, value)
                return [(Edge.NEXT, after), (Edge.RAISES, world)]
            case Delete(place=place):
                return [(Edge.NEXT, world.assign(place, None))]
        raise AssertionError(op)

    # --- writing ---------------------------------------------------------------------------

    def write(self, world: World, dst: Place, value: Value) -> list[tuple[Edge, World]]:
        """Store a value; a pool that goes where others can see it finds a keeper there."""
        ids = pools_in(value)
        world = world.assign(dst, value)
        if isinstance(value, Manager) and value.kind == "stack":
            if dst[0] != "%" and self.frame.holder_of(dst) is not None:
                world = world.keep(ids, Keeper(True, "ended by the exit stack"))
        elif isinstance(value, Method):
            world = self.keep_method(world, dst, value)
        elif ids:
            world = self.frame.settle(world, dst, ids)
        return [(Edge.NEXT, world)]

    def unpack(self, world: World, dsts: tuple[Place, ...], value: Value) -> World:
        """Spread a value over several places."""
        if isinstance(value, Row) and len(value.items) == len(dsts):
            parts: Iterable[Value] = value.items
        elif isinstance(value, (Pools, Bag)) and value.ids:
            # ``for name, pool in pools.items()``: whichever target is the pool gets it.
            parts = [Pools(value.ids)] * len(dsts)
        else:
            parts = [None] * len(dsts)
        for dst, part in zip(dsts, parts, strict=True):
            world = world.assign(dst, part)
        return world

    def keep_method(self, world: World, dst: Place, value: Method) -> World:
        """``self.map = pool.map``: the pool lives as long as its method."""
        holder = self.frame.holder_of(dst) if dst[0] != "%" else None
        if holder is None or holder.klass is None:
            return world
        self.frame.hold(value.ids, replace(holder, method=True))
        return world.keep(value.ids, Keeper(True, f"its {value.name} is stored on {dst}", holder))

    def keep_methods(self, op: Build, world: World) -> World:
        """A collection of the methods that end a pool: who calls them is not followed."""
        for item in op.items:
            value = self.frame.read(world, item)
            if isinstance(value, Method) and self.frame.is_release(value.ids, value.name):
                keeper = Keeper(False, f"its {value.name} is kept in a collection")
                world = world.keep(value.ids, keeper)
        return world

    def build(self, op: Build, world: World) -> Value:
        """A new collection: pools are kept together, other things of interest side by side."""
        if op.kind == "generator":
            inner, source = (self.frame.read(world, item) for item in op.items)
            return inner if pools_in(inner) or not isinstance(source, Results) else source
        values = [self.frame.read(world, item) for item in op.items]
        ids = frozenset().union(*(pools_in(value) for value in values)) if values else frozenset()
        if op.kind == "tuple" and any(value is not None for value in values):
            return Row(tuple(_flattened(value) for value in values))
        if ids:
            return Bag(ids)
        if (
            op.kind in ("list", "dict", "set")
            and values
            and all(isinstance(value, Meant) for value in values)
        ):
            return Row(tuple(values))
        return Bag(frozenset()) if op.kind != "tuple" else None

    def store_item(self, world: World, obj: Place, src: Place, index: object) -> World:
        """``obj[index] = src``."""
        ids = pools_in(self.frame.read(world, src))
        if not ids:
            return world
        return self.frame.put_into(world, obj, ids, index)

    def store_attribute(self, world: World, name: str, src: Place) -> World:
        """``something().name = src``: an object that nobody here can follow."""
        ids = pools_in(self.frame.read(world, src))
        self.frame.hold(ids, Holder(HolderKind.OTHER, name))
        return world.keep(ids, Keeper(True, STORED))

    # --- leaving ---------------------------------------------------------------------------

    def give_back(self, world: World, src: Place | None) -> list[tuple[Edge, World]]:
        """``return``: what is returned is the caller's."""
        value: Value = Known(None) if src is None else self.frame.read(world, src)
        world = world.assign(RETURN_PLACE, value)
        ids = pools_in(value)
        if ids and self.frame.cached_in is not None:
            self.frame.hold(ids, self.frame.cached_in)
        if isinstance(value, Method) and not self.frame.is_release(value.ids, value.name):
            world = world.keep(value.ids, Keeper(False, f"its {value.name} is returned"))
        if isinstance(value, Method):
            world = world.keep(value.ids, Keeper(True, f"its {value.name} is returned"))
        return [(Edge.NEXT, world.keep(ids, Keeper(True, RETURNED)))]

    def hand_out(self, op: Yield, world: World) -> list[tuple[Edge, World]]:
        """``yield``: a manager lends what it yields, any other generator gives it away."""
        after = world.assign(op.dst, None)
        if op.src is not None and not self.frame.lends_yielded:
            ids = pools_in(self.frame.read(world, op.src))
            after = after.keep(ids, Keeper(False, "yielded to whoever runs the generator"))
        if self.frame.resumes_always:
            return [(Edge.NEXT, after)]
        return [(Edge.NEXT, after), (Edge.RAISES, after)]

    # --- loops -----------------------------------------------------------------------------

    def iterate(self, node: int, op: Iterate, world: World) -> list[tuple[Edge, World]]:
        """The head of a ``for`` loop.

        A collection that holds pools is not empty: the loop over it is done only after a turn.
        """
        value = self.frame.read(world, op.src)
        marker = (f"turn of {node}", frozenset[str](), "asked", True)
        ids = pools_in(value)
        if ids:
            inside = world.know(marker).assign(op.dst, Pools(ids))
            result = [(Edge.ITEM, inside)]
            emptied = isinstance(value, Bag) and not value.filled
            if emptied or marker in world.facts:
                result.append((Edge.DONE, world.unknow(marker)))
            return result
        item: Value = None
        if isinstance(value, Row):
            item = _element(value, None)
        result = [(Edge.ITEM, world.assign(op.dst, item)), (Edge.DONE, world)]
        if isinstance(value, Results) and value.lazy and not op.deferred:
            result.append((Edge.RAISES, world))
        return result

    # --- calls -----------------------------------------------------------------------------

    def call(self, node: int, op: Call, world: World) -> Iterator[tuple[Edge, World]]:
        """A call: one way on for each outcome, and the exception if it may raise."""
        if op.recv is not None and op.recv[0] != "%" and op.method in CONTENT_CHANGERS:
            world = world.doubt(op.recv)
        flow = self.calls.apply(node, op, world)
        for after, value in flow.outcomes:
            yield Edge.NEXT, after.assign(op.dst, value)
        if flow.raises:
            yield Edge.RAISES, flow.raising or world


def _flattened(value: Value) -> Value:
    """A tuple in a tuple is followed, one deeper only by the pools that it holds."""
    if isinstance(value, Row) and any(isinstance(item, Row) for item in value.items):
        ids = pools_in(value)
        return Bag(ids) if ids else None
    return value


def _element(value: Value, index: object) -> Value:
    """An element of a collection."""
    if isinstance(value, Bag):
        return Pools(value.ids) if value.ids else None
    if isinstance(value, Row):
        if isinstance(index, int) and -len(value.items) <= index < len(value.items):
            return value.items[index]
        ids = pools_in(value)
        if ids:
            return Pools(ids)
        meanings = [m for item in value.items if isinstance(item, Meant) for m in item.meanings]
        return Meant(tuple(dict.fromkeys(meanings))) if meanings else None
    return value if isinstance(value, (Pools, Meant)) else None
