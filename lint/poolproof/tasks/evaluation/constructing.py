"""Constructing: what each constructor of an object gets, from its class up to the libraries.

A constructor hands arguments on to that of a base: ``super().__init__(jobs, name=name)``. What an
object inherits the running of, as a process or thread does that has no ``run`` of its own, is the
``target`` that arrives at the last one.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from poolproof.linking.meanings import FunctionRef
from poolproof.tasks.evaluation.calling import by_name
from poolproof.tasks.evaluation.values import (
    NOTHING,
    FunctionValue,
    Instance,
    Outside,
    Values,
)

if TYPE_CHECKING:
    from poolproof.tasks.evaluation.evaluator import Evaluator

_INIT = "__init__"
_MAX_LEVELS = 6
# What runs a target has these for names, in the libraries that have processes and threads.
_RUNNERS = ("Process", "Thread")
_TARGET, _ARGS, _KWARGS = 1, 3, 4
RUN = "run"


class Entry(Struct, frozen=True):
    """A constructor that is called for an object, and what it gets; ``ref`` is None outside."""

    ref: FunctionRef | None
    path: str
    args: tuple[Values, ...]
    kwargs: dict[str, Values]


class Constructing:
    """Follows constructors; one for a run."""

    def __init__(self, evaluator: Evaluator) -> None:
        self.evaluator = evaluator
        self._known: dict[Instance, tuple[Entry, ...]] = {}

    def arguments(
        self, instance: Instance, ref: FunctionRef
    ) -> tuple[tuple[Values, ...], dict[str, Values]] | None:
        """What one of an object's constructors gets; None if no call of it is seen."""
        for entry in self.entries(instance):
            if entry.ref == ref:
                return entry.args, entry.kwargs
        return None

    def entries(self, instance: Instance) -> tuple[Entry, ...]:
        """The constructors that making an object calls, the class's own first."""
        if instance in self._known:
            return self._known[instance]
        cuts = self.evaluator.cuts
        found = tuple(self._called_for(instance))
        if cuts == self.evaluator.cuts:
            self._known[instance] = found
        return found

    def _called_for(self, instance: Instance) -> Iterator[Entry]:
        init = self.evaluator.names.method(instance.ref, _INIT)
        if init is not None:
            first = FunctionValue(init, instance)
            yield from self._into(first, instance.args, dict(instance.kwargs), 0)
        elif instance.made:
            yield Entry(None, "", instance.args, dict(instance.kwargs))

    def _into(
        self, init: FunctionValue, args: tuple[Values, ...], kwargs: dict[str, Values], level: int
    ) -> Iterator[Entry]:
        yield Entry(init.ref, "", args, kwargs)
        evaluator = self.evaluator
        inside = evaluator.calling(init, args, kwargs, 0)
        for call in init.ref.module.names.calls.get(init.ref.index, ()):
            if not isinstance(call.func, ast.Attribute) or call.func.attr != _INIT:
                continue
            given, named = evaluator.arguments(call, inside)
            for callee in evaluator.values(call.func, inside):
                if isinstance(callee, Outside):
                    bare = "(" not in callee.path  # `Process.__init__(self, ...)`
                    yield Entry(None, callee.path, given[1:] if bare else given, named)
                elif isinstance(callee, FunctionValue) and level < _MAX_LEVELS:
                    rest = given[1:] if callee.receiver is None else given
                    deeper = replace(callee, receiver=init.receiver)
                    yield from self._into(deeper, rest, named, level + 1)

    # --- targets ---------------------------------------------------------------------------

    def target(self, instance: Instance) -> Values:
        """What a process or thread runs whose class leaves that to the library."""
        found: set[FunctionValue | Outside] = set()
        for entry in self.entries(instance):
            if entry.ref is None:
                found.update(self._runs(entry))
        return frozenset(found)

    def called(self, path: str, args: tuple[Values, ...]) -> Values:
        """What ``Process.run(self)`` runs, which names the library's method; mostly nothing."""
        owner, _, word = path.rpartition(".")
        if word != RUN or not args or "(" in owner or not runs_a_target(owner):
            return NOTHING
        objects = (value for value in args[0] if isinstance(value, Instance))
        return frozenset(found for each in objects for found in self.target(each))

    def _runs(self, entry: Entry) -> Iterator[FunctionValue | Outside]:
        by_place = entry.args[_TARGET] if len(entry.args) > _TARGET else NOTHING
        packed = entry.args[_ARGS] if len(entry.args) > _ARGS else NOTHING
        named = entry.args[_KWARGS] if len(entry.args) > _KWARGS else NOTHING
        packed, named = entry.kwargs.get("args", packed), entry.kwargs.get("kwargs", named)
        for value in entry.kwargs.get("target", by_place):
            if isinstance(value, FunctionValue):
                args = self.evaluator.spread(packed, self.evaluator.context(value.ref.module))
                kwargs = {**dict(value.kwargs), **by_name(named)}
                yield replace(
                    value, args=(*value.args, *args), kwargs=tuple(sorted(kwargs.items()))
                )
            elif isinstance(value, Outside) and not packed and not named:
                yield value  # what is passed to it would be lost on the way


def runs_a_target(path: str) -> bool:
    """Whether a class of a library, by its path, is one of processes or threads."""
    return path.rpartition(".")[2].endswith(_RUNNERS)
