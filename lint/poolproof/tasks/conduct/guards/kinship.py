"""Kinship: questions to psutil about the parent, which answer or fail once it is gone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from poolproof.tasks.conduct.calls import Resolved
from poolproof.tasks.conduct.leaving.catching import ANYTHING, TRIES, caught_by
from poolproof.tasks.evaluation.calling import argument
from poolproof.tasks.evaluation.values import Outside, Values

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination

_PROCESS = "psutil.Process"
_ANSWERING = frozenset({"is_running", "status"})
_TAKING = frozenset({ANYTHING, "Exception", "NoSuchProcess", "Error"})


class Kinship:
    """Reads the calls of one function."""

    def __init__(self, examined: Examination) -> None:
        self.examined = examined

    def asks(self, resolved: Resolved) -> bool:
        """Whether a call says whether the parent is there."""
        return resolved.word in _ANSWERING and self._is_of_parent(resolved)

    def fails(self, resolved: Resolved) -> bool:
        """Whether a call fails once the parent is gone, and nothing takes that."""
        if resolved.word == "is_running" or not self._is_of_parent(resolved):
            return False
        return not self.is_taken(resolved.node)

    def is_taken(self, call: ast.expr) -> bool:
        """Whether it is taken that a call fails since there is no such process."""
        inner: ast.AST = call
        for node in self.examined.body.around(call):
            if (
                isinstance(node, TRIES)
                and inner in node.body
                and any(map(_swallows, node.handlers))
            ):
                return True
            inner = node
        return False

    def may_fail(self, resolved: Resolved) -> bool:
        """Whether a call asks a process that may be gone: the parent, or one not to be seen."""
        return resolved.word != "is_running" and any(
            not number or any(isinstance(n, Outside) and self._may_end(n) for n in number)
            for number in self._numbers(resolved)
        )

    def _may_end(self, number: Outside) -> bool:
        return number.path != "os.getpid()" or self._is_number(number)

    def _is_of_parent(self, resolved: Resolved) -> bool:
        """Whether a call makes, or asks, the process whose number is that of the parent."""
        return any(
            isinstance(each, Outside) and self._is_number(each)
            for number in self._numbers(resolved)
            for each in number
        )

    def _numbers(self, resolved: Resolved) -> Iterator[Values]:
        """The numbers of the processes that a call makes or asks, as far as they are given."""
        if not any(path.startswith(_PROCESS) for path in resolved.paths):
            return
        values = self.examined.evaluator.values(resolved.node.func, self.examined.context)
        for value in values:
            if not isinstance(value, Outside) or not value.path.startswith(_PROCESS):
                continue
            made, context = resolved.node, self.examined.context
            if value.path != _PROCESS:
                if value.origin is None:
                    continue
                made, context = value.origin.call, value.origin.context
            number = argument(made, 0, "pid")
            if number is not None:
                yield self.examined.evaluator.values(number, context)

    def _is_number(self, value: Outside) -> bool:
        """Whether something is the number of the parent: what others took for their own is."""
        if value.path == "os.getppid()":
            return True
        if value.path != "os.getpid()" or value.origin is None:
            return False
        where, own = value.origin.context, self.examined.value.ref
        ours = {own, *self.examined.touched()}
        return all((ref.module, ref.index) != (where.module, where.function) for ref in ours)


def _swallows(handler: ast.ExceptHandler) -> bool:
    """Whether a handler takes that there is no such process, and goes on."""
    leaves = isinstance(handler.body[-1], (ast.Break, ast.Return, ast.Raise))
    return not leaves and not _TAKING.isdisjoint(caught_by(handler))
