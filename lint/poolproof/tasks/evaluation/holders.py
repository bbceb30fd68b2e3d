"""Holders: objects that are made with their attributes, and do little else.

Data classes, named tuples, namespaces, and dicts whose items are attributes.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from poolproof.linking.meanings import ClassRef
from poolproof.linking.meanings import Outside as OutsideMeaning
from poolproof.syntax.spelling import last_word
from poolproof.tasks.evaluation.callers import may_be_channel
from poolproof.tasks.evaluation.calling import argument
from poolproof.tasks.evaluation.fields import Fields
from poolproof.tasks.evaluation.values import NOTHING, Instance, Origin, Outside, Value, Values

if TYPE_CHECKING:
    from poolproof.tasks.evaluation.members import Members

_BAGS = frozenset(
    {"types.SimpleNamespace()", "argparse.Namespace()", "addict.Dict()", "easydict.EasyDict()",
     "munch.Munch()", "attrdict.AttrDict()", "box.Box()"}
)  # fmt: skip
_TUPLES = frozenset({"collections.namedtuple()"})
_NAMED = frozenset({"typing.NamedTuple", "typing_extensions.NamedTuple"})
# What declares a field without an annotation: ``attr.ib()``.
_DECLARING = frozenset({"ib", "attrib"})
_DICTS = frozenset({"dict", "OrderedDict", "UserDict", "SimpleNamespace", "Namespace"})


class Holders:
    """Reads the attributes that holders are made with."""

    def __init__(self, members: Members) -> None:
        self.members = members
        self.names = members.names
        self.fields = Fields(members.names)

    def of_library(self, base: Outside, name: str) -> Values | None:
        """An attribute of a holder whose class is not of the project; None if it is none."""
        if base.origin is None:
            return None
        if base.path in _BAGS:
            return self._by_name(base.origin, name)
        if base.path.removesuffix("()") in _TUPLES:
            return self._by_place(base.origin, name)
        return None

    def at(self, base: Value, place: int) -> Values | None:
        """What stands at a place of a named tuple; None if it is none."""
        if isinstance(base, Instance):
            bases = self.names.ancestors(base.ref)
            if not any(isinstance(b, OutsideMeaning) and b.name in _NAMED for b in bases):
                return None
            fields = list(self._fields(base.ref))
            return self.of_project(base, fields[place]) if -1 < place < len(fields) else NOTHING
        is_one = isinstance(base, Outside) and base.path.removesuffix("()") in _TUPLES
        if not isinstance(base, Outside) or base.origin is None or not is_one:
            return None
        name = next((f[place] for f in self._classes(base.origin) if place < len(f)), "")
        return self._by_place(base.origin, name)

    def _classes(self, origin: Origin) -> Iterator[list[str]]:
        """The fields of the named tuples that a call may make."""
        for made in self.names.evaluator.values(origin.call.func, origin.context):
            if isinstance(made, Outside) and made.origin is not None:
                yield _spelled(made.origin.call)

    def _by_name(self, origin: Origin, name: str) -> Values:
        for keyword in origin.call.keywords:
            if keyword.arg == name:
                return self.names.evaluator.values(keyword.value, origin.context)
        return NOTHING

    def _by_place(self, origin: Origin, name: str) -> Values:
        """A field of a named tuple, whose class is what another call made."""
        evaluator = self.names.evaluator
        passed = (
            argument(origin.call, fields.index(name), name)
            for fields in self._classes(origin)
            if name in fields
        )
        return evaluator.each((node for node in passed if node is not None), origin.context)

    def of_project(self, base: Instance, name: str) -> Values:
        """A field of a class without a constructor of its own.

        A dict that takes any keywords is a bag too, with items for attributes.
        """
        named = dict(base.kwargs)
        passed = named.get(name, named.get(name.lstrip("_")))
        if self.names.method(base.ref, name) is not None:
            return NOTHING
        if self.names.method(base.ref, "__init__") is not None:
            return passed if passed is not None and self._is_dict(base.ref) else NOTHING
        if passed is not None:
            return passed
        fields = self._fields(base.ref)
        if name not in fields:
            return NOTHING
        place = list(fields).index(name)
        if place < len(base.args):
            return base.args[place]
        owner, annotation = fields[name]
        if annotation is not None and not may_be_channel(annotation):
            return NOTHING
        found = NOTHING if base.made else self.fields.passed(base.ref, name, place)
        if found or annotation is None:
            return found
        return self.names.annotations.of(annotation, self.names.evaluator.context(owner.module))

    def _fields(self, ref: ClassRef) -> dict[str, tuple[ClassRef, ast.expr | None]]:
        """The fields of a class as its constructor takes them, those of bases first."""
        bases = (each for each in self.names.ancestors(ref) if isinstance(each, ClassRef))
        return {
            field: (owner, annotation)
            for owner in reversed(list(bases))
            for each in owner.definition.node.body
            for field, annotation in _field_of(each)
        }

    def _is_dict(self, ref: ClassRef) -> bool:
        return any(
            isinstance(each, OutsideMeaning) and each.name.rpartition(".")[2] in _DICTS
            for each in self.names.ancestors(ref)
        )


def _field_of(node: ast.stmt) -> Iterator[tuple[str, ast.expr | None]]:
    """The field that a statement of a class's body declares, with its annotation if it has one."""
    if isinstance(node, ast.AnnAssign):
        if isinstance(node.target, ast.Name) and not _is_set_later(node.value):
            yield node.target.id, node.annotation
    elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
        target = node.targets[0]
        if isinstance(target, ast.Name) and last_word(node.value.func) in _DECLARING:
            yield from () if _is_set_later(node.value) else [(target.id, None)]


def _is_set_later(default: ast.expr | None) -> bool:
    """``field(init=False)``: the constructor takes nothing for it."""
    given = argument(default, None, "init") if isinstance(default, ast.Call) else None
    return isinstance(given, ast.Constant) and given.value is False


def _spelled(call: ast.Call) -> list[str]:
    """The fields of ``namedtuple("Point", "x y")``, also as a list of strings."""
    given = argument(call, 1, "field_names")
    if isinstance(given, ast.Constant) and isinstance(given.value, str):
        return given.value.replace(",", " ").split()
    parts = given.elts if isinstance(given, (ast.List, ast.Tuple)) else []
    return [str(part.value) for part in parts if isinstance(part, ast.Constant)]
