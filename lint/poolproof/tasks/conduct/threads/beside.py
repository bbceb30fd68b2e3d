"""Beside: what may run in a worker beside the function that is looked at.

Those who have called it may have started threads, which set what it asks for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from poolproof.linking.meanings import FunctionRef
from poolproof.syntax.spelling import last_word
from poolproof.tasks.evaluation.evaluator import Evaluator
from poolproof.tasks.evaluation.handing import handings
from poolproof.tasks.evaluation.index import enclosing
from poolproof.tasks.evaluation.values import Context, FunctionValue


class Beside:
    """Answers for functions; ``callers`` are the contexts of those that are being looked at."""

    def __init__(self, evaluator: Evaluator, callers: Iterable[Context]) -> None:
        self.evaluator = evaluator
        self.callers = callers

    def calls(self, ref: FunctionRef) -> bool:
        """Whether something that is run beside a function calls another."""
        word = ref.function.name.rpartition(".")[2]
        return any(
            any(self._is_called(ref, word, beside) for beside in self._handed(caller))
            for caller in self.callers
        )

    def _handed(self, caller: Context) -> Iterator[FunctionValue]:
        """The functions that one hands to others to be run, and those that it defines."""
        module = caller.module
        for info in module.names.functions:
            if info.index != caller.function and caller.function in enclosing(module, info.index):
                yield FunctionValue(FunctionRef(module, info.index), outer=caller)
        for call in module.names.calls.get(caller.function, ()):
            for handing in handings(call):
                for value in self.evaluator.values(handing.callable, caller):
                    if isinstance(value, FunctionValue):
                        yield value

    def _is_called(self, ref: FunctionRef, word: str, beside: FunctionValue) -> bool:
        if beside.ref == ref:
            return True
        inside = self.evaluator.calling(beside, (), {}, 1)
        return any(
            any(getattr(value, "ref", ref) == ref for value in values)
            if (values := self.evaluator.values(call.func, inside))
            else True
            for call in beside.ref.module.names.calls.get(beside.ref.index, ())
            if last_word(call.func) == word
        )
