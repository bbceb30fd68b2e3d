"""Parameters: what a call says once for all, by what it passes and what it leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolproof.flow.graph import Edge
from poolproof.syntax.scopes import Bound
from poolproof.tasks.evaluation.calling import DEFAULT
from poolproof.tasks.evaluation.values import NOTHING, Constant, Value, Values

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination

# What says whether something holds: None is there to be replaced, unless a call left it there.
TELLING = (bool, int, float, str)


class Parameters:
    """Answers for one function in one context."""

    def __init__(self, examined: Examination) -> None:
        self.examined = examined

    def truths(self, name: str) -> frozenset[bool] | None:
        """Whether a parameter holds, if nothing is assigned to it and its argument is constant."""
        found: set[bool] = set()
        for value in self._passed(name):
            if not isinstance(value, Constant):
                return None
            if not (isinstance(value.value, TELLING) or _is_left_out(value)):
                return None
            found.add(bool(value.value))
        return frozenset(found) or None

    def never_none(self, name: str) -> Edge | None:
        """The edge of ``name is None`` that is never taken, as a call passes something or not."""
        values = self._passed(name)
        if values and all(map(_is_left_out, values)):
            return Edge.FALSE
        told = [v.value for v in values if isinstance(v, Constant)]
        return Edge.TRUE if len(told) == len(values) > 0 and None not in told else None

    def _passed(self, name: str) -> Values:
        """What is passed for a parameter that is never assigned; nothing for anything else."""
        context = self.examined.context
        bindings = context.module.names.scope_of(context.function).names.get(name, [])
        if len(bindings) != 1 or not isinstance(bindings[0], Bound) or bindings[0].source:
            return NOTHING
        if any(name in names for names in self.examined.body.bound):
            return NOTHING
        return context.parameter(name) or NOTHING


def _is_left_out(value: Value) -> bool:
    """Whether a call passes nothing for a parameter that is None then."""
    return isinstance(value, Constant) and value.value is None and value.kind == DEFAULT
