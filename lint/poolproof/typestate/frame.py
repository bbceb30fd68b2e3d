"""One function under analysis: what is fixed about it, and what the search notes down.

The search itself only passes worlds around. Whatever must outlive a path — which sites exist,
where pools were stored, which operation met which state — is written to the frame.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from poolproof.flow.graph import Edge, Extent, Graph
from poolproof.flow.ops import Place
from poolproof.linking.meanings import ClassRef, Module, Outside
from poolproof.linking.program import Program
from poolproof.solution import MisuseKind
from poolproof.syntax.scopes import MODULE, Scope
from poolproof.syntax.spelling import dotted, last_word
from poolproof.typestate.catalogue import Catalogue
from poolproof.typestate.protocol import Protocol
from poolproof.typestate.reading import Reader
from poolproof.typestate.store import Bag, Instance, Keeper, Manager, Meant, Value, World

if TYPE_CHECKING:
    from poolproof.typestate.summary import SummarySource


_CACHING = frozenset(
    {"cache", "lru_cache", "cached_property", "cached", "memoize", "singleton", "reify",
     "lazy_property", "cache_resource"}
)  # fmt: skip


class HolderKind(str, Enum):
    """The kinds of places that outlive a function."""

    INSTANCE = "instance"
    CLASS = "class"
    GLOBAL = "global"
    DEFAULT = "default"
    OTHER = "other"


class Holder(Struct, frozen=True):
    """Where a pool is kept: ``name`` of the attribute or variable, ``klass`` if one owns it.

    ``method`` says that only a bound method of the pool is kept there, such as its ``map``.
    """

    kind: HolderKind
    name: str
    klass: ClassRef | None = None
    method: bool = False


class Birth(Struct, frozen=True):
    """How a pool comes to life at a node: by a constructor, or by a function of the project."""

    protocol: Protocol
    subclass: bool = False
    maker: str = ""
    made_at: tuple[Module, Extent] | None = None


class Clash(Struct, frozen=True):
    """An operation that the state of the pool forbids."""

    kind: MisuseKind
    node: int
    pool: int
    operation: str
    world: World


class Frame(Struct, dict=True):
    """The function, its graph, and the notes of the search."""

    program: Program
    catalogue: Catalogue
    summaries: SummarySource
    module: Module
    function: int
    graph: Graph
    coarse: bool = False
    called: bool = False
    births: dict[int, Birth] = field(default_factory=dict)
    holders: dict[int, set[Holder]] = field(default_factory=dict)
    releases: dict[int, set[int]] = field(default_factory=dict)
    overwritten: list[tuple[int, int, World]] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)
    live: list[dict[Edge, frozenset[Place]]] = field(default_factory=list)

    @cached_property
    def reader(self) -> Reader:
        """What tells the value of a place."""
        return Reader(self.program, self.module, self.scope)

    @cached_property
    def resumes_always(self) -> bool:
        """Whether whoever runs the generator comes back to it whatever happens: a fixture."""
        return bool(self._decorators & {"fixture", "yield_fixture", "async_fixture"})

    @cached_property
    def lends_yielded(self) -> bool:
        """Whether what is yielded comes back: a context manager's, a fixture's."""
        managers = {"contextmanager", "asynccontextmanager"}
        return self.resumes_always or bool(self._decorators & managers)

    @cached_property
    def _loose(self) -> frozenset[str]:
        return self.summaries.loose_names(self.module, self.function)

    @property
    def scope(self) -> Scope:
        """The scope in which the function's names are looked up."""
        return self.module.names.scope_of(self.function)

    @property
    def owner(self) -> ClassRef | None:
        """The class that the function is a method of."""
        if self.function == MODULE:
            return None
        owner = self.module.names.functions[self.function].owner
        return None if owner is None else ClassRef(self.module, owner)

    @cached_property
    def patched(self) -> bool:
        """Whether the function replaces a constructor of pools by something else (a mock)."""
        calls = list(self.module.names.calls.get(self.function, ()))
        owner = None
        if self.function != MODULE:
            info = self.module.names.functions[self.function]
            owner = info.owner
            calls += [d for d in info.decorators if isinstance(d, ast.Call)]
        if owner is not None:
            marks = self.module.names.classes[owner].node.decorator_list
            calls += [d for d in marks if isinstance(d, ast.Call)]
        return any(self._patches(call) for call in calls)

    def _patches(self, call: ast.Call) -> bool:
        path = dotted(call.func) or ""
        if not {"patch", "setattr"} & set(path.split(".")):
            return False
        words = [a.value for a in call.args if isinstance(a, ast.Constant)]
        names = {word.rpartition(".")[2] for word in words if isinstance(word, str)}
        return bool(names & self.catalogue.words)

    @cached_property
    def cached_in(self) -> Holder | None:
        """The place in which a caching decorator keeps what the function returns."""
        if self.function == MODULE:
            return None
        made = self.module.names.fields.get(id(self.module.names.functions[self.function].node))
        if made is not None:
            return Holder(HolderKind.INSTANCE, made[1], ClassRef(self.module, made[0]))
        if not self._decorators & _CACHING:
            return None
        name = self.module.names.functions[self.function].name.rpartition(".")[2]
        if self.owner is not None and self._decorators & {
            "cached_property",
            "reify",
            "lazy_property",
        }:
            return Holder(HolderKind.INSTANCE, name, self.owner)
        return Holder(HolderKind.GLOBAL, name)

    @cached_property
    def _decorators(self) -> frozenset[str]:
        """The last words of the decorators' names, as they are written and as they are meant."""
        if self.function == MODULE:
            return frozenset()
        info = self.module.names.functions[self.function]
        scope = info.scope.parent or info.scope
        words = set[str]()
        for node in info.decorators:
            target = getattr(node, "func", node)
            words.add(last_word(target))
            meanings = self.program.expression(self.module, scope, target)
            words |= {m.name.rpartition(".")[2] for m in meanings if isinstance(m, Outside)}
        return frozenset(words)

    def live_after(self, node: int) -> frozenset[Place]:
        """What may be read after a node that did not raise."""
        return self.live[node].get(Edge.NEXT, frozenset())

    # --- values ----------------------------------------------------------------------------

    def read(self, world: World, place: Place) -> Value:
        """The value of a place."""
        value = self.reader.read(world, place)
        if isinstance(value, Manager) and value.home:
            at_home = world.get(value.home)
            return replace(at_home, home=value.home) if isinstance(at_home, Manager) else value
        return value

    def is_release(self, ids: Iterable[int], method: str) -> bool:
        """Whether a method takes part in ending these pools."""
        return any(method in self.births[i].protocol.releasing for i in ids if i in self.births)

    def is_operation(self, ids: Iterable[int], method: str) -> bool:
        """Whether a name is an operation of these pools' protocols, and not data of theirs."""
        protocols = [self.births[i].protocol for i in ids if i in self.births]
        return any(method in p.releasing | p.submits | {"__enter__"} for p in protocols)

    def enters_once(self, ids: Iterable[int]) -> bool:
        """Whether entering these pools fails once they have stopped."""
        return any("__enter__" in self.births[i].protocol.submits for i in ids if i in self.births)

    # --- keeping ---------------------------------------------------------------------------

    def hold(self, ids: Iterable[int], holder: Holder) -> None:
        """Note where pools are kept."""
        for pool in ids:
            self.holders.setdefault(pool, set()).add(holder)

    def settle(self, world: World, dst: Place, ids: frozenset[int]) -> World:
        """The keeper that pools find in the place they are written to, if it is not a local."""
        if dst[0] == "%":
            return world
        holder = self.holder_of(dst)
        owner = self.reader.read(world, dst.rpartition(".")[0]) if "." in dst else None
        if isinstance(owner, Instance) and owner.klass != self.owner:
            holder = Holder(HolderKind.INSTANCE, dst.rpartition(".")[2], owner.klass)
        elif isinstance(owner, Instance) and holder is not None and holder.klass is None:
            holder = Holder(HolderKind.INSTANCE, holder.name, owner.klass)
        if holder is not None:
            self.hold(ids, holder)
            if self.function == MODULE and holder.kind is HolderKind.GLOBAL:
                return world
            return world.keep(ids, Keeper(True, f"stored on {dst}", holder))
        if dst in self._loose:
            return world.keep(ids, Keeper(False, f"a nested function may end {dst}"))
        if dst in self.scope.outer:
            return world.keep(ids, Keeper(False, f"{dst} belongs to an enclosing function"))
        return world

    def holder_of(self, place: Place) -> Holder | None:
        """The owner that a place belongs to; None for a local variable."""
        if place.endswith(".<default>"):
            return Holder(HolderKind.DEFAULT, place)
        root, _, rest = place.partition(".")
        name = rest.rpartition(".")[2]
        if not rest:
            found = self.scope.lookup(root)
            declared = found is None and root in self.scope.outer
            at_module = declared or (found is not None and found[0].parent is None)
            is_global = self.function == MODULE or at_module
            return Holder(HolderKind.GLOBAL, root) if is_global else None
        owner = self.owner
        if owner is not None and "." not in rest:
            parameters = self.module.names.functions[self.function].parameters
            if parameters and root == parameters[0]:
                kind = HolderKind.CLASS if self._is_classmethod() else HolderKind.INSTANCE
                return Holder(kind, name, owner)
        for meaning in self.program.resolve(self.module, self.scope, root):
            if isinstance(meaning, ClassRef):
                return Holder(HolderKind.CLASS, name, meaning)
        return Holder(HolderKind.OTHER, name)

    def _is_classmethod(self) -> bool:
        return "classmethod" in self._decorators

    def put_into(
        self, world: World, obj: Place, ids: frozenset[int], index: object = None
    ) -> World:
        """Put pools into a collection: a local one holds them, any other one keeps them."""
        value = self.read(world, obj)
        if isinstance(value, Bag) and (obj[0] == "%" or self.holder_of(obj) is None):
            world = world.assign(obj, Bag(value.ids | ids))
            return self.settle(world, obj, ids)
        if obj[0] == "%":
            return world.keep(ids, Keeper(False, "put into a collection"))
        holder = self.holder_of(obj)
        if holder is None:
            return world.keep(ids, Keeper(False, f"put into {obj}"))
        if holder.kind is HolderKind.OTHER and index is not None:
            holder = Holder(HolderKind.OTHER, str(index))
        self.hold(ids, holder)
        if self.function == MODULE and holder.kind is HolderKind.GLOBAL:
            held = value.ids if isinstance(value, Bag) else frozenset[int]()
            return world.assign(obj, Bag(held | ids))
        return world.keep(ids, Keeper(True, f"put into {obj}", holder))

    def self_value(self) -> tuple[Place, Value] | None:
        """The first parameter of a method and what it holds."""
        if self.function == MODULE or self.owner is None:
            return None
        info = self.module.names.functions[self.function]
        words = self._decorators
        if not info.parameters or "staticmethod" in words:
            return None
        if "classmethod" in words:
            return info.parameters[0], Meant((self.owner,))
        return info.parameters[0], Instance(self.owner)
