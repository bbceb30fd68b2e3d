"""Comparing: conditions that ask for one of several constants, which the task is seen to have.

`if kind == "server":` is decided by the task's argument, by what the object was made with, or by a
variable of a module that holds one constant and is never assigned again; which system it is, by
where anything was measured.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import TYPE_CHECKING

from poolproof.flow.conditions import constant_of, holds
from poolproof.flow.graph import Edge
from poolproof.flow.ops import Condition
from poolproof.syntax.scopes import Assigned, Imported
from poolproof.tasks.evaluation.calling import bind, defaults
from poolproof.tasks.evaluation.values import Constant, FunctionValue, Instance, Values

if TYPE_CHECKING:
    from poolproof.linking.meanings import Module
    from poolproof.tasks.conduct.examination import Examination
    from poolproof.tasks.conduct.state.parameters import Parameters
    from poolproof.tasks.conduct.state.stores import Stores

# What tells systems apart, and what it gives on those on which anything was measured.
_SYSTEMS: dict[str, frozenset[object]] = {
    "os.name": frozenset({"posix"}),
    "sys.platform": frozenset({"linux", "darwin"}),
    "platform.system()": frozenset({"Linux", "Darwin"}),
}
_DISPLAYS = (ast.Tuple, ast.List, ast.Set)
# What asks for one constant; that texts are the same object is taken for their being equal.
_ONE = (ast.Eq, ast.NotEq, ast.Is, ast.IsNot)


class Comparing:
    """Answers for one function in one context."""

    def __init__(self, examined: Examination, parameters: Parameters, stores: Stores) -> None:
        self.examined = examined
        self.parameters = parameters
        self.stores = stores

    def never(self, condition: Condition) -> Edge | None:
        """The edge of a comparison with a constant that is never taken."""
        held = _SYSTEMS.get(condition.key, frozenset())
        if not held and condition.place is not None:
            held = self._held(condition.place)
        return _unanimous(holds(condition.operator, each, condition.constant) for each in held)

    def never_among(self, test: ast.Compare) -> Edge | None:
        """The edge of ``place in ("a", "b")`` that is never taken, or of ``system() == "a"``."""
        operator, right = test.ops[0], test.comparators[0]
        if isinstance(operator, (ast.In, ast.NotIn)) and isinstance(right, _DISPLAYS):
            known = [constant_of(each) for each in right.elts]
        else:
            known = [constant_of(right) if isinstance(operator, _ONE) else None]
        if None in known or len(test.ops) > 1:
            return None
        place, left = ast.unparse(test.left), test.left
        held = _SYSTEMS.get(place, frozenset())
        if not held and isinstance(left, (ast.Name, ast.Attribute)):
            held = self._held(place)
        return _unanimous(each in known for each in held)

    def _held(self, place: str) -> frozenset[object]:
        """The numbers or texts that a place may hold; nothing if it may hold anything else."""
        base, _, name = place.rpartition(".")
        if base:
            return _constants(self._of_field(base, name)) if base == "self" else frozenset()
        return _constants(self.parameters.passed(name)) or self._of_global(name)

    def _of_field(self, base: str, name: str) -> Values:
        """What an attribute holds that only a constructor assigns, and others from outside."""
        owner = ast.Name(base, ast.Load())
        found = self._made_with(owner, name)
        if not found:
            return frozenset()
        asked = ast.Attribute(owner, name, ast.Load())
        return self.examined.evaluator.values(asked, self.examined.context) | found

    def kept(self, owner: ast.expr, name: str) -> Values:
        """What objects were made with for an attribute that nobody else is seen to assign."""
        found = self._made_with(owner, name) if isinstance(owner, ast.Name) else frozenset()
        if not found:
            return frozenset()
        names, context = self.examined.evaluator.names, self.examined.context
        homes = {context.module}
        for receiver in self.examined.evaluator.values(owner, context):
            if isinstance(receiver, Instance):
                homes |= {receiver.ref.module, *names.callers.making(receiver.ref)}
        placed = any(name in names.index(home).placed for home in homes)
        return frozenset() if placed else frozenset(found)

    def _made_with(self, owner: ast.expr, name: str) -> Values:
        """The constants that objects were made with for an attribute of one constructor."""
        found: set[Constant] = set()
        context = self.examined.context
        stores = self.stores.of(owner, name)
        if stores is None or len(stores) != 1:
            return frozenset()
        function, stored = stores[0]
        for receiver in self.examined.evaluator.values(owner, context):
            if not isinstance(receiver, Instance) or function is None:
                return frozenset()
            constructing = self.examined.evaluator.members.constructing
            given = constructing.arguments(receiver, function) if receiver.made else None
            if given is None or not isinstance(stored, ast.Name):
                return frozenset()
            value = FunctionValue(function, receiver)
            bound = bind(value, given[0], {**defaults(value, given[0]), **given[1]})
            values = bound.get(stored.id, frozenset())
            constants = {each for each in values if isinstance(each, Constant)}
            if not constants or len(constants) < len(values):
                return frozenset()
            found |= constants
        return frozenset(found)

    def _of_global(self, name: str) -> frozenset[object]:
        """What a variable of a module holds, of this one or of the one that it comes from."""
        module = self.examined.context.module
        found = module.names.scope_of(self.examined.context.function).lookup(name)
        if found is None or found[0].parent is not None or len(found[1]) != 1:
            return frozenset()
        binding = found[1][0]
        if isinstance(binding, Imported):
            home, rest = self.examined.evaluator.program.home_of(module, binding.target)
            return self._constant(home, rest[0]) if home and len(rest) == 1 else frozenset()
        return self._constant(module, name)

    def _constant(self, module: Module, name: str) -> frozenset[object]:
        """The one number or text that a variable of a module ever holds."""
        bindings = list(module.names.module.names.get(name, ()))
        stays = len(bindings) == 1 and not module.names.module.stars
        told = bindings[0].value if stays and isinstance(bindings[0], Assigned) else None
        value = constant_of(told) if told is not None else None
        _, later = self.stores.of_variable(module, name)
        if value is None or later or self.stores.places(module, name):
            return frozenset()
        return frozenset({value})


def _constants(values: Values) -> frozenset[object]:
    """The numbers and texts among values; nothing if any of them is something else."""
    known = [v.value for v in values if isinstance(v, Constant)]
    plain = [v for v in known if isinstance(v, (int, float, str)) and not isinstance(v, bool)]
    return frozenset(plain) if len(plain) == len(values) else frozenset()


def _unanimous(answers: Iterable[bool | None]) -> Edge | None:
    """The edge that is never taken, if all answers are the same."""
    told = set(answers)
    if len(told) != 1 or None in told:
        return None
    return Edge.FALSE if True in told else Edge.TRUE
