"""Context managers: what makes them, what their blocks do, and the stacks that hold several."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from poolproof.flow.graph import Edge
from poolproof.flow.ops import Call, Enter, Exit
from poolproof.linking.meanings import Outside
from poolproof.typestate.frame import Frame
from poolproof.typestate.moves import PoolMoves
from poolproof.typestate.outcomes import Flow
from poolproof.typestate.protocol import State
from poolproof.typestate.reading import pools_in
from poolproof.typestate.store import (
    Instance,
    Keeper,
    Known,
    Manager,
    Meant,
    Method,
    Pools,
    Row,
    Value,
    World,
)

MANAGERS = {
    "contextlib.closing": "closing",
    "contextlib.ExitStack": "stack",
    "contextlib.AsyncExitStack": "stack",
    "contextlib.nullcontext": "null",
    "contextlib.suppress": "suppress",
    "pytest.raises": "raises",
    "pytest.warns": "null",
}
# Methods whose result is a manager that fails unless its block raises, if they are given no more
# than so many arguments; with more they call what they are given.
RAISES_METHODS = {"assertRaises": 1, "assertRaisesRegex": 2}
_STACK_ENDS = frozenset({"close", "aclose", "__exit__", "__aexit__"})
_STACK_ENTERS = frozenset({"enter_context", "enter_async_context"})


class ContextManagers(Struct, frozen=True):
    """Applies to worlds what managers do."""

    frame: Frame
    moves: PoolMoves

    def make(self, op: Call, world: World, kind: str, first: Value) -> Flow:
        """A context manager of the standard library, perhaps around a pool."""
        if kind == "null" and first is None and op.kwargs:
            first = self.frame.read(world, op.kwargs[0][1])
        if kind == "closing" and not pools_in(first):
            return Flow([(world, None)])
        if isinstance(first, Manager) and isinstance(first.inner, (Manager, Row)):
            # Managers in managers in managers: nobody follows these.
            world = world.keep(pools_in(first), Keeper(False, "deep inside context managers"))
            first = None
        if kind == "suppress" and not self._catches_all(op, world):
            kind = "suppress some"
        return Flow([(world, Manager(kind, first))])

    def _catches_all(self, op: Call, world: World) -> bool:
        """Whether one of the exception classes that are passed is the root of all."""
        values = [self.frame.read(world, place) for place in op.args]
        names = {
            m.name.rpartition(".")[2]
            for value in values
            if isinstance(value, Meant)
            for m in value.meanings
            if isinstance(m, Outside)
        }
        return bool(names & {"Exception", "BaseException"})

    def stack(self, node: int, op: Call, world: World, stack: Manager) -> Flow:
        """A method of an ``ExitStack``."""
        record = stack.home or op.recv or ""
        if op.method in _STACK_ENDS:
            return Flow([(self.moves.unwind(node, world, record, stack), None)])
        if op.method == "pop_all":
            moved = world.keep(pools_in(stack), Keeper(False, "moved to another exit stack"))
            return Flow([(moved.assign(record, Manager("stack")), Manager("stack"))])
        arguments = [self.frame.read(world, place) for place in op.arguments]
        first = arguments[0] if arguments else None
        followed = record[0] == "%" or self.frame.holder_of(record) is None
        if followed and isinstance(first, (Pools, Method, Manager)):
            actions = stack.inner.items if isinstance(stack.inner, Row) else ()
            # In a loop the same happens again: one entry stands for all turns.
            grown = Manager("stack", Row(actions if first in actions else (*actions, first)))
            world = World({**world.env, record: grown}, world.pools, world.facts)
        else:
            for value in arguments:
                ids = value.ids if isinstance(value, Method) else pools_in(value)
                world = world.keep(ids, Keeper(True, "ended by the exit stack"))
        entered = first.inner if isinstance(first, Manager) else first
        return Flow([(world, entered if op.method in _STACK_ENTERS else None)])

    # --- with ------------------------------------------------------------------------------

    def enter(self, node: int, op: Enter, world: World) -> list[tuple[Edge, World]]:
        """``with``: what ``as`` binds."""
        value = self.frame.read(world, op.src)
        once = isinstance(value, Pools) and self.frame.enters_once(value.ids)
        if once and self.moves.require_open(node, world, pools_in(value), "with"):
            return [(Edge.RAISES, world)]
        entered: Value = None
        if isinstance(value, (Pools, Instance)):
            entered = value
        elif isinstance(value, Manager):
            entered = value.inner
            if value.kind == "raises":
                entered, known = None, Known(frozenset(world.pools))
                env = {**world.env, op.src: Manager("raises", known)}
                world = World(env, world.pools, world.facts)
            if value.kind == "stack":
                # Every name of the stack now means the one that this block ends.
                entered = Manager("stack", home=op.src)
                names = {p for p, v in world.env.items() if v == value and p != op.src}
                env = {p: entered if p in names else v for p, v in world.env.items()}
                world = World(env, world.pools, world.facts)
        return [(Edge.NEXT, world.assign(op.dst, entered))]

    def exit(self, node: int, op: Exit, world: World) -> list[tuple[Edge, World]]:
        """The end of ``with``."""
        value = self.frame.read(world, op.src)
        if isinstance(value, Pools):
            world = self.moves.leave_with(node, world, value.ids)
        elif isinstance(value, Manager):
            if value.kind == "stack":
                world = self.moves.unwind(node, world, op.src, value)
                # What its names are given from now on, no block ends.
                gone, empty = Manager("stack", home=op.src), Manager("stack")
                env = {p: empty if v == gone else v for p, v in world.env.items()}
                world = World(env, world.pools, world.facts)
            elif value.kind == "closing":
                world = self.moves.move(node, world, pools_in(value.inner), "close")
            elif value.kind in ("suppress", "raises") and op.raising:
                return [(Edge.SUPPRESSED, world)]
            elif value.kind == "suppress some" and op.raising:
                return [(Edge.SUPPRESSED, world), (Edge.NEXT, world)]
            elif value.kind == "raises":
                world = self._as_if_raised(world, value)
        return [(Edge.NEXT, world)]

    def _as_if_raised(self, world: World, manager: Manager) -> World:
        """The end of a block that has to raise, and did so where nobody can see it.

        The test fails if it did not. So what the block starts last has most likely not come to be.
        """
        before = manager.inner.value if isinstance(manager.inner, Known) else frozenset()
        assert isinstance(before, frozenset)
        for pool, held in world.pools.items():
            if pool not in before:
                world = world.hold(pool, replace(held, state=State.RELEASED))
        return world
