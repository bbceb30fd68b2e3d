"""The abstract store: what one path knows about places, pools and conditions at one point.

A ``World`` is immutable and hashable. It keeps only what differs from "unknown": the values of
places that hold something of interest, the record of every pool that is alive on this path, and
the answers that were given to questions that will be asked again.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TypeAlias

from msgspec import Struct

from poolproof.flow.conditions import decide
from poolproof.flow.ops import Condition, Place
from poolproof.linking.meanings import ClassRef, Meaning
from poolproof.typestate.protocol import State

# How many comparisons of one expression a path remembers: a chain of `elif` may have thousands.
MAX_ANSWERS = 12


class Pools(Struct, frozen=True):
    """A pool: one of the given creation sites (or, taken from a collection, each of them)."""

    ids: frozenset[int]


class Bag(Struct, frozen=True):
    """A collection that holds pools, all alike; after something was taken out it may be empty."""

    ids: frozenset[int]
    filled: bool = True


class Row(Struct, frozen=True):
    """A tuple whose parts are known one by one."""

    items: tuple[Value, ...]


class Method(Struct, frozen=True):
    """A bound method of a pool."""

    ids: frozenset[int]
    name: str


class Known(Struct, frozen=True):
    """A constant: None, a truth value, a number or a string."""

    value: object


class Something(Struct, frozen=True):
    """Anything but None."""


class Meant(Struct, frozen=True):
    """A function, class or outside name that a place holds."""

    meanings: tuple[Meaning, ...]


class Instance(Struct, frozen=True):
    """An object of a class of the project."""

    klass: ClassRef


class Results(Struct, frozen=True):
    """What a pool gave back; ``lazy`` results raise the task's failure when they are asked."""

    lazy: bool


class Manager(Struct, frozen=True):
    """A context manager with a meaning: ``closing``, ``stack``, ``null``, ``suppress`` ...

    What a stack will do when it ends is its ``inner`` row; a variable that a ``with`` bound a stack
    to only says in ``home`` which place holds that row.
    """

    kind: str
    inner: Value = None
    home: Place = ""


class Dynamic(Struct, frozen=True):
    """A function object made on this path: a lambda or nested function of the module."""

    index: int


Value: TypeAlias = (
    Pools
    | Bag
    | Row
    | Method
    | Known
    | Something
    | Meant
    | Instance
    | Results
    | Manager
    | Dynamic
    | None
)


class Keeper(Struct, frozen=True):
    """Who answers for a pool instead of this function.

    ``sure`` tells an owner that is known to end the pool, or to be judged elsewhere, from one that
    the analysis cannot follow. ``holder`` is the lasting place that the pool is stored in, if any.
    """

    sure: bool
    why: str
    holder: Hashable = None

    @property
    def ends(self) -> bool:
        """Whether this is an owner that ends the pool by itself, wherever else it is stored."""
        return self.sure and self.holder is None and self.why != RETURNED and self != ONLY_CLOSED

    def replaces(self, other: Keeper | None) -> bool:
        """Whether this keeper takes over from the one that a pool has."""
        if other is None or other == ONLY_CLOSED:
            return True
        return self.sure and not other.sure and other not in (TWO_AT_ONCE, PATCHED)


TWO_AT_ONCE = Keeper(False, "two pools of one line at once")
PATCHED = Keeper(False, "its constructor is patched")
# A hook closes the pool when the program or a block ends, and nothing joins it.
ONLY_CLOSED = Keeper(True, "closed by a hook")
RETURNED = "returned to the caller"


class Held(Struct, frozen=True):
    """The record of one pool on one path."""

    state: State
    keeper: Keeper | None = None
    excepted: bool = False

    @property
    def owed(self) -> bool:
        """Whether this path still has to end the pool."""
        return self.state is not State.RELEASED and self.keeper is None


Fact: TypeAlias = tuple[str, frozenset[str], str, object]


class World:
    """One state of the program. Compare and hash by content; change by copying."""

    __slots__ = ("_hash", "env", "facts", "pools")

    def __init__(
        self, env: dict[Place, Value], pools: dict[int, Held], facts: frozenset[Fact]
    ) -> None:
        self.env = env
        self.pools = pools
        self.facts = facts
        self._hash = hash((frozenset(env.items()), frozenset(pools.items()), facts))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return self is other or (
            isinstance(other, World)
            and self._hash == other._hash
            and self.pools == other.pools
            and self.facts == other.facts
            and self.env == other.env
        )

    # --- places ----------------------------------------------------------------------------

    def get(self, place: Place) -> Value:
        """The value of a place, None if unknown."""
        return self.env.get(place)

    def assign(self, place: Place, value: Value) -> World:
        """Write a place: what hung on its old value (attributes, answers) is forgotten."""
        dotted = place + "."
        env = {p: v for p, v in self.env.items() if p != place and not p.startswith(dotted)}
        if value is not None:
            env[place] = value
        facts = self.facts
        if facts and place[0] != "%":
            facts = frozenset(f for f in facts if not _depends(f, place))
        return World(env, self.pools, facts)

    def forget(self, dead: Iterable[Place]) -> World:
        """Drop temporaries."""
        gone = self.env.keys() & set(dead)
        if not gone:
            return self
        return World({p: v for p, v in self.env.items() if p not in gone}, self.pools, self.facts)

    def restrict(self, live: frozenset[Place]) -> World:
        """Keep only what may be read again."""
        dead = [p for p in self.env if p not in live]
        stale = [f for f in self.facts if "?" + f[0] not in live and f[2] != "asked"]
        if not dead and not stale:
            return self
        env = {p: v for p, v in self.env.items() if p in live} if dead else self.env
        return World(env, self.pools, self.facts.difference(stale))

    # --- pools -----------------------------------------------------------------------------

    def hold(self, pool: int, held: Held) -> World:
        """Write the record of a pool."""
        if self.pools.get(pool) == held:
            return self
        return World(self.env, {**self.pools, pool: held}, self.facts)

    def keep(self, ids: Iterable[int], keeper: Keeper) -> World:
        """Hand pools over to a keeper; the first keeper stays, but a sure one wins."""
        world = self
        for pool in ids:
            held = world.pools.get(pool)
            if held is not None and keeper.replaces(held.keeper):
                world = world.hold(pool, Held(held.state, keeper, held.excepted))
        return world

    def excepting(self) -> World:
        """Mark that an exception was raised while these pools were owed."""
        pools = {
            p: Held(h.state, h.keeper, True) if h.owed and not h.excepted else h
            for p, h in self.pools.items()
        }
        return self if pools == self.pools else World(self.env, pools, self.facts)

    # --- answers ---------------------------------------------------------------------------

    def know(self, fact: Fact) -> World:
        """Remember an answer; of the same expression no more than can be told apart quickly."""
        if len(self.facts) >= MAX_ANSWERS and fact not in self.facts:
            same = sum(known[0] == fact[0] for known in self.facts)
            if same >= MAX_ANSWERS:
                return self
        return World(self.env, self.pools, self.facts | {fact})

    def unknow(self, fact: Fact) -> World:
        """Forget an answer."""
        return World(self.env, self.pools, self.facts - {fact}) if fact in self.facts else self

    def doubt(self, place: Place) -> World:
        """Forget the answers about a place whose content has changed."""
        facts = frozenset(f for f in self.facts if not _depends(f, place))
        return self if facts == self.facts else World(self.env, self.pools, facts)

    def answer(self, condition: Condition) -> bool | None:
        """What earlier answers say about a keyed question."""
        compared: list[tuple[str, object]] = []
        for key, _, operator, constant in self.facts:
            if key != condition.key:
                continue
            if operator == condition.kind:
                return bool(constant)
            if operator in ("none", "truth") and condition.kind in ("none", "truth") and constant:
                return False
            if operator not in ("none", "truth", "asked"):
                compared.append((operator, constant))
        if condition.kind == "compare" and compared:
            return decide(compared, (condition.operator, condition.constant))
        return None


def _depends(fact: Fact, place: Place) -> bool:
    return any(root == place or root.startswith(place + ".") for root in fact[1])


EMPTY = World({}, {}, frozenset())
