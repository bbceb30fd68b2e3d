"""What happens to pools themselves: birth, the moves of their protocol, and forbidden operations.

Births, releases and clashes are noted in the frame, because they outlive the path.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from poolproof.flow.ops import Place
from poolproof.solution import MisuseKind
from poolproof.typestate.frame import Birth, Clash, Frame
from poolproof.typestate.protocol import State
from poolproof.typestate.reading import pools_in
from poolproof.typestate.store import (
    PATCHED,
    TWO_AT_ONCE,
    Bag,
    Held,
    Manager,
    Method,
    Pools,
    Row,
    World,
)


class PoolMoves(Struct):
    """Applies births and moves to worlds."""

    frame: Frame

    def create(self, node: int, world: World, birth: Birth, state: State = State.OPEN) -> World:
        """A new pool at a site. The previous one of the same site is out of reach from here on."""
        self.frame.births[node] = birth
        if self.frame.patched:
            return world.hold(node, Held(state, PATCHED))
        previous = world.pools.get(node)
        if previous is None:
            return world.hold(node, Held(state))
        wanted = self.frame.live_after(node)
        kept = [v for p, v in world.env.items() if p in wanted and node in pools_in(v)]
        if any(not isinstance(value, Bag) for value in kept):
            # One record cannot stand for two pools of which both are still in use.
            return world.hold(node, Held(state, TWO_AT_ONCE))
        if previous.owed and not kept:
            self.frame.overwritten.append((node, node, world))
        return world.hold(node, Held(state))

    def move(self, node: int, world: World, ids: Iterable[int], method: str) -> World:
        """A method that takes part in ending the pools."""
        for pool in ids:
            held, birth = world.pools.get(pool), self.frame.births.get(pool)
            if held is None or birth is None:
                continue
            state = birth.protocol.move(method, held.state)
            if method in birth.protocol.joins and held.state is State.OPEN:
                state = State.RELEASED
            if state is not held.state:
                if state is not State.OPEN:
                    self.frame.releases.setdefault(pool, set()).add(node)
                world = world.hold(pool, Held(state, held.keeper, held.excepted))
        return world

    def sweep(self, node: int, world: World, function: str) -> World:
        """A call of a function that ends every pool of some kinds."""
        for pool in list(world.pools):
            birth = self.frame.births.get(pool)
            if birth is not None and function in birth.protocol.sweepers:
                held = world.pools[pool]
                self.frame.releases.setdefault(pool, set()).add(node)
                world = world.hold(pool, Held(State.RELEASED, held.keeper, held.excepted))
        return world

    def leave_with(self, node: int, world: World, ids: Iterable[int]) -> World:
        """The end of a ``with`` block."""
        for pool in ids:
            held, birth = world.pools.get(pool), self.frame.births.get(pool)
            if held is None or birth is None:
                continue
            state = birth.protocol.exit_moves.get(held.state, held.state)
            if state is not held.state:
                self.frame.releases.setdefault(pool, set()).add(node)
                world = world.hold(pool, Held(state, held.keeper, held.excepted))
        return world

    def unwind(self, node: int, world: World, record: Place, stack: Manager) -> World:
        """The end of an exit stack: what was registered last happens first."""
        actions = stack.inner.items if isinstance(stack.inner, Row) else ()
        for action in reversed(actions):
            if isinstance(action, Pools):
                world = self.leave_with(node, world, action.ids)
            elif isinstance(action, Method):
                world = self.move(node, world, action.ids, action.name)
            elif isinstance(action, Manager) and action.kind == "closing":
                world = self.move(node, world, pools_in(action.inner), "close")
        return world.assign(record, Manager("stack")) if record else world

    def require_open(self, node: int, world: World, ids: frozenset[int], operation: str) -> bool:
        """Note a use of a pool that takes no work any more; the use raises."""
        ended = (State.CLOSED, State.RELEASED)
        return self._clash(MisuseKind.USE_AFTER_END, ended, node, world, ids, operation)

    def require_ended(self, node: int, world: World, ids: frozenset[int], operation: str) -> bool:
        """Note a ``join`` of a pool that still runs; it raises."""
        running = (State.OPEN,)
        return self._clash(MisuseKind.JOIN_WHILE_RUNNING, running, node, world, ids, operation)

    def _clash(
        self,
        kind: MisuseKind,
        forbidden: tuple[State, ...],
        node: int,
        world: World,
        ids: frozenset[int],
        operation: str,
    ) -> bool:
        """Whether the one pool that is meant is in a forbidden state; if so it is noted."""
        if len(ids) != 1:
            return False
        (pool,) = ids
        held = world.pools.get(pool)
        doubtful = held is not None and held.keeper in (TWO_AT_ONCE, PATCHED)
        if held is None or doubtful or held.state not in forbidden:
            return False
        self.frame.clashes.append(Clash(kind, node, pool, operation, world))
        return True
