"""Fields: what the calls that make objects of a class without a constructor pass for its fields.

``self.target`` in a method of a data class is whatever anybody makes such an object with.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from poolproof.linking.meanings import ClassRef, Module
from poolproof.tasks.evaluation.calling import argument
from poolproof.tasks.evaluation.values import NOTHING, ClassValue, Value, Values

if TYPE_CHECKING:
    from poolproof.tasks.evaluation.names import Names

_MAX_CALLS = 8


class Fields:
    """Finds what is passed for fields; one for a run."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self._known: dict[tuple[ClassRef, str], Values] = {}

    def passed(self, ref: ClassRef, name: str, place: int) -> Values:
        """What the calls of a class pass for the field of a name, which is at a place."""
        key = (ref, name)
        if key not in self._known:
            self._known[key] = NOTHING  # whoever asks again meanwhile is in a circle
            self._known[key] = frozenset(
                value
                for module in (ref.module, *self._others(ref))
                for value in self._passed_in(module, ref, name, place)
            )
        return self._known[key]

    def _others(self, ref: ClassRef) -> Iterator[Module]:
        """The other modules that may make such objects: all if what is asked for is worth it."""
        callers = self.names.callers
        yield from callers.naming(ref) if self.names.evaluator.far else callers.making(ref)

    def _passed_in(self, module: Module, ref: ClassRef, name: str, place: int) -> Iterator[Value]:
        evaluator = self.names.evaluator
        calls = self.names.index(module).calls.get(ref.definition.name.rpartition(".")[2], ())
        for function, call in islice(calls, _MAX_CALLS):
            node = argument(call, place, name) or argument(call, None, name.lstrip("_"))
            context = evaluator.context(module, function)
            if node is not None and ClassValue(ref) in evaluator.values(call.func, context):
                yield from evaluator.values(node, context)
