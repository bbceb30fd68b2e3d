"""Parameters: what a call says once for all, by what it passes and what it leaves out."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from poolproof.flow.graph import Edge
from poolproof.syntax.scopes import Bound
from poolproof.tasks.evaluation.calling import is_left_out
from poolproof.tasks.evaluation.values import NOTHING, Constant, Values

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination

# What says whether something holds: None is there to be replaced, unless a call left it there.
TELLING = (bool, int, float, str)

# Parameters that say how long to wait.
_TIMES = re.compile("timeout|time_?limit|deadline", re.IGNORECASE)


class Parameters:
    """Answers for one function in one context."""

    def __init__(self, examined: Examination) -> None:
        self.examined = examined

    def truths(self, name: str) -> frozenset[bool] | None:
        """Whether a parameter holds, if nothing is assigned to it and its argument is constant."""
        if self._is_given_time(name):
            return frozenset({True})
        found: set[bool] = set()
        for value in self.passed(name):
            if not isinstance(value, Constant):
                return None
            if not (isinstance(value.value, TELLING) or is_left_out(value)):
                return None
            found.add(bool(value.value))
        return frozenset(found) or None

    def never_none(self, name: str) -> Edge | None:
        """The edge of ``name is None`` that is never taken, as a call passes something or not."""
        if self._is_given_time(name):
            return Edge.TRUE
        values = self.passed(name)
        if values and all(map(is_left_out, values)):
            return Edge.FALSE
        told = [v.value for v in values if isinstance(v, Constant)]
        return Edge.TRUE if len(told) == len(values) > 0 and None not in told else None

    def cannot_be_run_over(self, node: ast.expr | None) -> bool:
        """Whether a call passes ``True`` or a number for what is run over, which is a mistake."""
        values = self.passed(node.id) if isinstance(node, ast.Name) else NOTHING
        return bool(values) and all(
            isinstance(v, Constant) and isinstance(v.value, (bool, int, float)) for v in values
        )

    def _is_given_time(self, name: str) -> bool:
        """Whether a call passes how long to wait: something that is not known, and no default."""
        if not _TIMES.search(name) or self.examined.context.parameter(name):
            return False
        function = self.examined.value.ref.function
        default = function.default(name) if self._is_kept(name) else None
        return isinstance(default, ast.Constant) and not default.value

    def passed(self, name: str) -> Values:
        """What is passed for a parameter that is never assigned; nothing for anything else."""
        return (
            (self.examined.context.parameter(name) or NOTHING) if self._is_kept(name) else NOTHING
        )

    def _is_kept(self, name: str) -> bool:
        """Whether a name is a parameter that is never assigned."""
        context = self.examined.context
        bindings = context.module.names.scope_of(context.function).names.get(name, [])
        if len(bindings) != 1 or not isinstance(bindings[0], Bound) or bindings[0].source:
            return False
        return not any(name in names for names in self.examined.body.bound)
