"""What happens to pools themselves: birth, the moves of their protocol, and forbidden operations.

Births, releases and clashes are noted in the frame, because they outlive the path.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from poolproof.solution import MisuseKind
from poolproof.typestate.frame import Birth, Clash, Frame
from poolproof.typestate.protocol import State
from poolproof.typestate.reading import pools_in
from poolproof.typestate.store import Bag, Held, Keeper, World


@dataclass(slots=True)
class PoolMoves:
    """Applies births and moves to worlds."""

    frame: Frame

    def create(self, node: int, world: World, birth: Birth, state: State = State.OPEN) -> World:
        """A new pool at a site. The previous one of the same site is out of reach from here on."""
        self.frame.births[node] = birth
        previous = world.pools.get(node)
        if previous is None:
            return world.hold(node, Held(state))
        wanted = self.frame.live_after(node)
        kept = [v for p, v in world.env.items() if p in wanted and node in pools_in(v)]
        if any(not isinstance(value, Bag) for value in kept):
            # One record cannot stand for two pools of which both are still in use.
            return world.hold(node, Held(state, Keeper(False, "two pools of one line at once")))
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

    def require_open(self, node: int, world: World, ids: Iterable[int], operation: str) -> None:
        """Note a use of pools that take no work any more."""
        for pool in ids:
            held = world.pools.get(pool)
            if held is not None and held.state is not State.OPEN and len(frozenset(ids)) == 1:
                clash = Clash(MisuseKind.USE_AFTER_END, node, pool, operation, world)
                self.frame.clashes.append(clash)

    def require_ended(self, node: int, world: World, ids: Iterable[int], operation: str) -> None:
        """Note a ``join`` of pools that still run."""
        for pool in ids:
            held = world.pools.get(pool)
            if held is not None and held.state is State.OPEN and len(frozenset(ids)) == 1:
                clash = Clash(MisuseKind.JOIN_WHILE_RUNNING, node, pool, operation, world)
                self.frame.clashes.append(clash)
