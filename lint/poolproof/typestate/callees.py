"""Functions and classes of the project: what their summaries say for the arguments of a call."""

from __future__ import annotations

from msgspec import Struct

from poolproof.flow.ops import Call
from poolproof.linking.meanings import ClassRef, FunctionRef
from poolproof.syntax.spelling import last_word
from poolproof.typestate.binding import arguments, flags, passed
from poolproof.typestate.frame import Birth, Frame
from poolproof.typestate.moves import PoolMoves
from poolproof.typestate.outcomes import Flow
from poolproof.typestate.reading import pools_in
from poolproof.typestate.store import (
    Held,
    Instance,
    Keeper,
    Known,
    Pools,
    Results,
    Row,
    Value,
    World,
)
from poolproof.typestate.summary import Fresh, Passed, Result


class Callees(Struct, frozen=True):
    """Applies calls of the project's own code to worlds."""

    frame: Frame
    moves: PoolMoves

    def function(self, node: int, op: Call, world: World, ref: FunctionRef) -> Flow:
        """A function of the project: what its summary says for these arguments."""
        frame = self.frame
        info = ref.function
        given = arguments(frame, op, world, ref)
        bound = {name: value for name, value in given.items() if pools_in(value)}
        ids = passed(self.frame, op, world)
        if ids - frozenset().union(*(pools_in(v) for v in bound.values())):
            # A pool inside a collection, or behind ``*args``: not followed.
            world = world.keep(ids, Keeper(False, f"passed to {info.name}()"))
            bound = {}
        pools = {
            name: (next(iter(value.ids)), value.ids)
            for name, value in bound.items()
            if isinstance(value, Pools)
        }
        shape = tuple(
            (name, frame.births[first].protocol, world.pools[first].state)
            for name, (first, _) in sorted(pools.items())
            if first in frame.births and first in world.pools
        )
        others = ids - frozenset().union(*(members for _, members in pools.values()))
        if others:
            world = world.keep(others, Keeper(False, f"passed to {info.name}()"))
        if not shape and not world.pools and not frame.summaries.may_make(ref):
            return Flow([(world, None)], raises=True)
        summary = frame.summaries.of(ref, shape, flags(op, ref, given))
        world = self._forget_attributes(op, world)
        flow = Flow([], raises=summary.raises and not summary.releases)
        for outcome in summary.outcomes:
            after = world
            for (name, _, _), held in zip(shape, outcome.pools, strict=True):
                for pool in pools[name][1]:
                    before = after.pools[pool]
                    if held.state is not before.state:
                        frame.releases.setdefault(pool, set()).add(node)
                    keeper = before.keeper or frame.summaries.lasting(
                        held.keeper, frame.births[pool].protocol
                    )
                    after = after.hold(pool, Held(held.state, keeper, before.excepted))
            flow.outcomes.append(self._result(node, after, outcome.result, pools, ref))
        return flow

    def _result(
        self,
        node: int,
        world: World,
        result: Result,
        pools: dict[str, tuple[int, frozenset[int]]],
        ref: FunctionRef,
    ) -> tuple[World, Value]:
        """The caller's view of what a summary says is returned."""
        if isinstance(result, Fresh):
            birth = Birth(result.protocol, result.subclass, ref.function.name, result.made_at)
            made = self.moves.create(node, world, birth, result.state)
            return made, Pools(frozenset({node}))
        if isinstance(result, Passed):
            return world, Pools(pools[result.parameter][1])
        if isinstance(result, (Known, Results)):
            return world, result
        return world, None

    def _forget_attributes(self, op: Call, world: World) -> World:
        """A method may set any attribute of its object again."""
        if op.recv is None:
            return world
        prefix = op.recv + "."
        stale = [p for p in world.env if p.startswith(prefix) and pools_in(world.env[p])]
        return world.forget(stale) if stale else world

    def construct(self, node: int, op: Call, world: World, ref: ClassRef) -> Flow:
        """An object of a class of the project; its ``__init__`` says what it does with pools."""
        ids = passed(self.frame, op, world)
        init = self.frame.program.method(ref, "__init__")
        instance = Instance(ref)
        if not ids and init is None:
            known = all(isinstance(a, ClassRef) for a in self.frame.program.ancestors(ref))
            return Flow([(world, instance)], raises=not known)
        if init is None and self._is_record(ref):
            return Flow([(world, Row(tuple(self.frame.read(world, p) for p in op.arguments)))])
        if init is None:
            keeper = Keeper(False, f"passed to {ref.definition.name}()")
            return Flow([(world.keep(ids, keeper), instance)], raises=True)
        flow = self.function(node, op, world, init)
        flow.outcomes = [(after, instance) for after, _ in flow.outcomes]
        return flow

    def _is_record(self, ref: ClassRef) -> bool:
        """Whether a class only holds what it is made of: a named tuple or a data class."""
        definition = ref.definition
        bases = [last_word(b) for b in definition.node.bases]
        marks = [getattr(d, "func", d) for d in definition.node.decorator_list]
        words = [last_word(d) for d in marks]
        return "NamedTuple" in bases or "dataclass" in words
