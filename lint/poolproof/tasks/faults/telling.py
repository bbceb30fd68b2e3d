"""Words and places for what is wrong with a submission: the steps that lead to its cause."""

from __future__ import annotations

import ast

from msgspec import Struct

from poolproof.finding import Note
from poolproof.linking.meanings import Module
from poolproof.solution import Fault, FaultKind, Role
from poolproof.tasks.evaluation.values import FunctionValue
from poolproof.tasks.faults.journeys import Hop, Stop
from poolproof.tasks.submitting.submissions import Handed
from poolproof.tasks.submitting.submitted import Places

_GIVEN = {
    Role.TASK: "the task is given to the pool here",
    Role.INITIALIZER: "it is given to every worker here",
    Role.PROCESS: "it is given to a process here, which is a daemon",
}


class Telling(Struct, frozen=True):
    """Makes faults of what was found."""

    places: Places

    def fault(
        self,
        kind: FaultKind,
        handed: Handed,
        subject: str = "",
        detail: str = "",
        steps: tuple[Note, ...] = (),
    ) -> Fault:
        """A fault at a submission; its subject is the task unless another one is named."""
        span = self.places.span(handed.module, handed.call)
        task = subject or shown(handed.callable)
        return Fault(kind, span, handed.protocol, handed.method, task, detail, steps)

    def along(
        self,
        kind: FaultKind,
        handed: Handed,
        value: FunctionValue,
        stop: Stop,
        detail: str,
        what: str,
        *more: Note,
    ) -> Fault:
        """A fault with the chain of calls from the submission to its cause."""
        ref = value.ref
        steps = [
            self.note(handed.module, handed.call, _GIVEN[handed.role]),
            self.note(ref.module, ref.function.node, f"{_last(ref.function.name)}() is the task"),
            *(self.hop(hop) for hop in stop.hops),
            self.note(stop.context.module, stop.node, what),
            *more,
        ]
        return self.fault(kind, handed, "", detail, tuple(steps))

    def hop(self, hop: Hop) -> Note:
        """The step of a call on the way."""
        return self.note(hop.module, hop.call, f"{_last(hop.callee)}() is called here")

    def note(self, module: Module, node: ast.AST, message: str) -> Note:
        """A step at a node."""
        return Note(module.shown, self.places.heading(module, node), message)


def shown(node: ast.AST) -> str:
    """A callable as it is written, cut where it gets long."""
    if isinstance(node, ast.ClassDef):
        return node.name
    text = ast.unparse(node)
    return text if len(text) <= 40 else f"{text[:37]}..."


def _last(name: str) -> str:
    return name.rpartition(".")[2]
