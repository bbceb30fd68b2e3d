"""Process classes of the project: which classes are some, and where each is spoken of.

What a process runs is told where it is made. Only of a class that nobody in the project makes, nor
any heir of it, is it told at the class statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from poolproof.linking.meanings import ClassRef, Module
from poolproof.linking.meanings import Outside as OutsideMeaning
from poolproof.tasks.evaluation.evaluator import Evaluator
from poolproof.tasks.evaluation.naming import is_test
from poolproof.tasks.evaluation.spelling import spelling
from poolproof.tasks.evaluation.values import ClassValue
from poolproof.tasks.submitting.mentions import is_spoken_of
from poolproof.typestate.catalogue import Catalogue
from poolproof.typestate.protocol import Protocol

_MAX_MODULES = 6
_MAX_CALLS = 8
_INIT = "__init__"


class Processes:
    """Answers for classes; one for a run."""

    def __init__(self, evaluator: Evaluator, catalogue: Catalogue) -> None:
        self.evaluator = evaluator
        self.catalogue = catalogue
        self._made: dict[ClassRef, bool] = {}

    def protocol(self, ref: ClassRef) -> Protocol | None:
        """The kind of process that a class of the project is."""
        for ancestor in self.evaluator.names.ancestors(ref)[1:]:
            if isinstance(ancestor, OutsideMeaning):
                protocol = self.catalogue.workers.get(ancestor.name)
                if protocol is not None and protocol.runs:
                    return protocol
        return None

    def told_at(self, ref: ClassRef, started: Set[int]) -> tuple[ClassRef, ...]:
        """The classes that are spoken of at a class statement: that class, and heirs beside it.

        One that inherits what its process runs from a class of another module stands for itself,
        and so do those that are started, here (``started`` are the nodes of such) or elsewhere.
        """
        protocol = self.protocol(ref)
        says = self._says(ref, protocol) if protocol is not None else None
        if protocol is None or says is None:
            return ()
        if says != ref and says.module is ref.module:
            return ()
        heirs = (each for each in self.evaluator.names.heirs.near(ref))
        alike = (each for each in heirs if self._says(each, protocol) == says)
        told = tuple(each for each in (ref, *alike) if not self._is_told(each, started))
        return told if told and is_spoken_of(ref, self.evaluator.program) else ()

    def _says(self, ref: ClassRef, protocol: Protocol) -> ClassRef | None:
        """The class that says what a process runs: by a method, or by a target it is made with."""
        for ancestor in self.evaluator.names.ancestors(ref):
            if isinstance(ancestor, ClassRef) and protocol.runs in ancestor.definition.methods:
                return ancestor
        for ancestor in self.evaluator.names.ancestors(ref):
            if isinstance(ancestor, ClassRef) and _INIT in ancestor.definition.methods:
                return ancestor
        return None

    # --- where they are made ---------------------------------------------------------------

    def _is_told(self, ref: ClassRef, started: Set[int]) -> bool:
        """Whether making a class, or an heir, is seen, where it is spoken of."""
        return any(
            id(each.definition.node) in started or self._is_made(each)
            for each in (ref, *self.evaluator.names.heirs.of(ref))
        )

    def _is_made(self, ref: ClassRef) -> bool:
        if ref not in self._made:
            self._made[ref] = self._makes(ref.module, ref) or any(
                self._makes(module, ref) for module in self._naming(ref)
            )
        return self._made[ref]

    def _makes(self, module: Module, ref: ClassRef) -> bool:
        evaluator = self.evaluator
        calls = evaluator.names.index(module).calls.get(ref.definition.name, ())
        return any(
            ClassValue(ref) in evaluator.values(call.func, evaluator.context(module, function))
            for function, call in calls[:_MAX_CALLS]
        )

    def _naming(self, ref: ClassRef) -> Iterator[Module]:
        """The other modules that call what has the name of a class; what tests do tells little."""
        program, name = self.evaluator.program, ref.definition.name
        if "." in name:
            return
        called = re.compile(rf"\b{re.escape(name)}[ \t]*\(")
        yield from spelling(
            name, called, ref.module, program, most=_MAX_MODULES, leaves_out=is_test
        )
