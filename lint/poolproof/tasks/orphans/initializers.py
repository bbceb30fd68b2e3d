"""Initializers: the guards that a pool sets up in its workers before they take any work."""

from __future__ import annotations

import ast

from msgspec import Struct, field

from poolproof.linking.meanings import Module
from poolproof.tasks.conduct.causes import Guard
from poolproof.tasks.conduct.conducts import Conducts
from poolproof.tasks.evaluation.calling import argument
from poolproof.tasks.evaluation.values import Constant, FunctionValue
from poolproof.typestate.protocol import Protocol


class Initializers(Struct):
    """Looks at what pools are made with; one for a run."""

    conducts: Conducts
    _known: dict[int, frozenset[Guard]] = field(default_factory=dict)

    def guards(
        self, call: ast.Call, protocol: Protocol, module: Module, function: int
    ) -> frozenset[Guard]:
        """The guards that the initializer of a pool sets up, which a call makes."""
        if id(call) not in self._known:
            evaluator = self.conducts.evaluator
            context = evaluator.context(module, function)
            found: set[Guard] = set()
            for taking in protocol.starts:
                node = argument(call, taking.position, taking.keyword)
                for value in evaluator.values(node, context) if node is not None else ():
                    if isinstance(value, FunctionValue):
                        inside = evaluator.calling(value, (), {}, 1)
                        found |= self.conducts.of(value, inside).guards
                    elif not isinstance(value, Constant):
                        found.add(Guard.WATCHDOG)  # not of the project: it may do anything
            self._known[id(call)] = frozenset(found)
        return self._known[id(call)]
