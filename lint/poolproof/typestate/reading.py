"""What a place holds: by the store where this path wrote it, by the text where it did not."""

from __future__ import annotations

from msgspec import Struct, field

from poolproof.flow.ops import Place
from poolproof.linking.meanings import ClassRef, Module, Outside
from poolproof.linking.program import Program
from poolproof.syntax.scopes import Assigned, Scope
from poolproof.typestate.store import (
    Bag,
    Dynamic,
    Instance,
    Known,
    Manager,
    Meant,
    Method,
    Pools,
    Results,
    Row,
    Something,
    Value,
    World,
)


class Reader(Struct):
    """Reads places of one function.

    While a path has no pool, all that matters is what may make one: then modules whose text names
    none are not parsed, unless it is such a name that they may bring.
    """

    program: Program
    module: Module
    scope: Scope
    static: dict[Place, Value] = field(default_factory=dict)
    makers: dict[Place, Value] = field(default_factory=dict)

    def read(self, world: World, place: Place) -> Value:
        """The value of a place on a path."""
        if world.pools or not self.program.words.isdisjoint(place.split(".")):
            return self._read(world, place, self.static)
        with self.program.gate:
            return self._read(world, place, self.makers)

    def _read(self, world: World, place: Place, known: dict[Place, Value]) -> Value:
        value, written = self.written(world, place)
        if written:
            return value
        if place not in known:
            meanings = self.program.resolve(self.module, self.scope, place)
            known[place] = Meant(meanings) if meanings else None
        return known[place]

    def written(self, world: World, place: Place) -> tuple[Value, bool]:
        """The value that a path has written to a place or to its owner, and whether any has."""
        value = world.env.get(place)
        if value is not None or place[0] == "%":
            return value, True
        parts = place.split(".")
        for cut in range(len(parts) - 1, 0, -1):
            value = world.env.get(".".join(parts[:cut]))
            if value is not None:
                for name in parts[cut:]:
                    value = self.attribute(value, name)
                return value, True
        return None, False

    def attribute(self, value: Value, name: str) -> Value:
        """An attribute of a value."""
        if isinstance(value, Pools):
            return Method(value.ids, name)
        if isinstance(value, Meant):
            found = [m for base in value.meanings for m in self.program.attribute(base, name)]
            found += [
                m
                for base in value.meanings
                if isinstance(base, ClassRef) and not found
                for m in self._class_attribute(base, name)
            ]
            return Meant(tuple(dict.fromkeys(found))) if found else None
        if isinstance(value, Instance):
            method = self.program.method(value.klass, name)
            if method is not None:
                return Meant((method,))
            found = list(self._class_attribute(value.klass, name))
            return Meant(tuple(found)) if found else None
        return None

    def _class_attribute(self, ref: ClassRef, name: str) -> list[Outside | ClassRef]:
        """The classes that a class attribute names (``pool_class = ThreadPool``)."""
        for ancestor in self.program.ancestors(ref):
            if not isinstance(ancestor, ClassRef):
                continue
            scope = ancestor.definition.scope
            bindings = scope.names.get(name, [])
            meanings = [
                m
                for b in bindings
                if isinstance(b, Assigned)
                for m in self.program.expression(ancestor.module, scope, b.value, target=name)
            ]
            if bindings:
                return [m for m in meanings if isinstance(m, (Outside, ClassRef))]
        return []


def pools_in(value: Value) -> frozenset[int]:
    """Every pool that a value gives access to."""
    if isinstance(value, (Pools, Bag)):
        return value.ids
    if isinstance(value, Row):
        return frozenset().union(*(pools_in(item) for item in value.items))
    if isinstance(value, Manager) and value.kind == "stack" and isinstance(value.inner, Row):
        methods = (i.ids for i in value.inner.items if isinstance(i, Method))
        return pools_in(value.inner).union(*methods)
    if isinstance(value, Manager):
        return pools_in(value.inner)
    return frozenset()


def truth_of(value: Value) -> bool | None:
    """Whether a value is true, None if that cannot be told."""
    if isinstance(value, Known):
        return bool(value.value)
    if isinstance(value, Bag):
        return True if value.ids and value.filled else None
    if isinstance(value, (Pools, Method, Manager, Dynamic, Instance)):
        return True
    return True if _is_code(value) or _is_iterator(value) else None


def is_none(value: Value) -> bool | None:
    """Whether a value is None, None if that cannot be told."""
    if isinstance(value, Known):
        return value.value is None
    if isinstance(value, (Pools, Bag, Row, Method, Manager, Dynamic, Instance, Something)):
        return False
    return False if _is_code(value) or _is_iterator(value) else None


def _is_iterator(value: Value) -> bool:
    return isinstance(value, Results) and value.lazy


def _is_code(value: Value) -> bool:
    """Whether a value is a function, class or module of the project.

    What comes from outside may be anything, such as ``sys.argv`` or a flag in some settings.
    """
    if not isinstance(value, Meant):
        return False
    return not any(isinstance(meaning, Outside) for meaning in value.meanings)
