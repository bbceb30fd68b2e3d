"""Enumerations: classes whose attributes are one of several things each.

A member stands for what it was given: ``Kind.POLL`` for the same as ``Kind.POLL.value``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolproof.linking.meanings import ClassRef
from poolproof.linking.meanings import Outside as OutsideMeaning
from poolproof.syntax.scopes import Assigned
from poolproof.tasks.evaluation.values import NOTHING, Values

if TYPE_CHECKING:
    from poolproof.tasks.evaluation.evaluator import Evaluator

# What gives back what a member was given.
VALUE = frozenset({"value", "_value_"})


def enumerated(evaluator: Evaluator, ref: ClassRef) -> Values:
    """What the members of an enumeration were given; nothing for any other class."""
    ancestors = evaluator.names.ancestors(ref)[1:]
    if not any(isinstance(each, OutsideMeaning) and each.name[:5] == "enum." for each in ancestors):
        return NOTHING
    home = evaluator.context(ref.module, ref.definition.scope.function)
    return frozenset(
        value
        for name, bindings in ref.definition.scope.names.items()
        for binding in bindings
        if isinstance(binding, Assigned) and name[:1] != "_"
        for value in evaluator.values(binding.value, home)
    )
