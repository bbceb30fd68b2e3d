"""From the arguments of a call to the parameters of a function of the project."""

from __future__ import annotations

import ast

from poolproof.flow.ops import Call
from poolproof.linking.meanings import ClassRef, FunctionRef
from poolproof.syntax.spelling import last_word
from poolproof.typestate.frame import Frame
from poolproof.typestate.reading import pools_in
from poolproof.typestate.store import Known, Meant, Value, World
from poolproof.typestate.summary import Flags


def arguments(frame: Frame, op: Call, world: World, ref: FunctionRef) -> dict[str, Value]:
    """The values of the arguments by parameter; what is spread is left out."""
    info = ref.function
    names = info.parameters[1:] if _is_bound(frame, op, world, ref) else info.parameters
    bound = {name: frame.read(world, place) for name, place in zip(names, op.args, strict=False)}
    for keyword, place in op.kwargs:
        if keyword in info.all_parameters:
            bound[keyword] = frame.read(world, place)
    return bound


def flags(op: Call, ref: FunctionRef, bound: dict[str, Value]) -> Flags:
    """The parameters that are passed None, True or False, or have it as their default."""
    found = {
        name: value
        for name, value in bound.items()
        if isinstance(value, Known) and isinstance(value.value, (bool, type(None)))
    }
    if not op.spread:
        for name in ref.function.all_parameters:
            default = ref.function.default(name) if name not in bound else None
            if isinstance(default, ast.Constant) and isinstance(default.value, (bool, type(None))):
                found[name] = Known(default.value)
    return tuple(sorted(found.items()))


def _is_bound(frame: Frame, op: Call, world: World, ref: FunctionRef) -> bool:
    """Whether the call's receiver fills the first parameter."""
    if ref.function.owner is None:
        return False
    words = {last_word(d) for d in ref.function.decorators}
    if "staticmethod" in words:
        return False
    if "classmethod" in words or ref.function.name.endswith(".__init__"):
        return True
    if op.recv is None:
        return False
    receiver = frame.read(world, op.recv)
    return not (isinstance(receiver, Meant) and isinstance(receiver.meanings[0], ClassRef))


def passed(frame: Frame, op: Call, world: World) -> frozenset[int]:
    """The pools among the arguments of a call."""
    found: frozenset[int] = frozenset()
    for place in op.arguments:
        found |= pools_in(frame.read(world, place))
    return found
