"""Conduct: what calling a function can lead to, through everything that it calls.

Computed once for each function and context; recursion is cut, as a call that is already being
looked at adds nothing new. How much is looked at for one run is bounded.
"""

from __future__ import annotations

from poolproof.linking.meanings import FunctionRef
from poolproof.tasks.conduct.body import Body
from poolproof.tasks.conduct.calls import Resolver
from poolproof.tasks.conduct.causes import Conduct
from poolproof.tasks.conduct.examination import Examination
from poolproof.tasks.conduct.guards.handlers import Handlers
from poolproof.tasks.conduct.guards.scripts import Scripts
from poolproof.tasks.conduct.threads.beside import Beside
from poolproof.tasks.conduct.waiting import Waits
from poolproof.tasks.evaluation.evaluator import Evaluator
from poolproof.tasks.evaluation.values import Context, FunctionValue

_MAX_DEPTH = 6
_BUDGET = 80
# What each call of the task itself may take however much those before it took; those of what it
# only calls may too, up to twice as much in all.
_LEAST = 8
# How many expressions may be evaluated for all of it; nearly all tasks do with a thousandth.
_MAX_QUESTIONS = 40_000


class Conducts:
    """Computes and remembers conducts."""

    def __init__(self, evaluator: Evaluator, waits: Waits, long: float) -> None:
        self.evaluator = evaluator
        self.waits = waits
        self.long = long
        self.resolver = Resolver(evaluator, waits)
        self.scripts = Scripts(evaluator.program)
        self.handlers = Handlers(evaluator)
        self._known: dict[int, Conduct] = {}
        self._open: list[Context] = []
        self._looks: list[Examination] = []
        self._bodies: dict[FunctionRef, Body] = {}
        self._spent = 0
        self._limit = _BUDGET
        self._last = 0
        self._cut = False

    def of(self, value: FunctionValue, context: Context) -> Conduct:
        """What a function does in a context."""
        key = id(context)
        if key in self._known:
            return self._known[key]
        if not self._open:
            self._spent, self._limit, self._cut = 0, _BUDGET, False
            self._last = self.evaluator.answered + _MAX_QUESTIONS
        elif len(self._open) == 1:
            self._limit = max(_BUDGET, self._spent + _LEAST)
        elif len(self._open) == 2:
            self._limit = max(self._limit, min(2 * _BUDGET, self._spent + _LEAST))
        if context in self._open or len(self._open) >= _MAX_DEPTH or self._is_dear():
            self._cut = True
            return Conduct(touched=frozenset({value.ref}))
        self._spent += 1
        self._open.append(context)
        outer, self._cut = self._cut, False
        try:
            examination = Examination(self, value, context)
            conduct = examination.run()
            vars(examination).clear()  # its parts look at it, which would keep all of them alive
        finally:
            self._open.pop()
            if not self._open:
                for look in self._looks:
                    vars(look).clear()
                self._looks.clear()
        # What was cut short because of who asked is not kept for others.
        if not self._cut or not self._open:
            self._known[key] = conduct
        self._cut = self._cut or outer
        return conduct

    def _is_dear(self) -> bool:
        """Whether what was looked at for this run is as much as it is worth."""
        return self._spent >= self._limit or self.evaluator.answered > self._last

    def examination(self, value: FunctionValue, context: Context) -> Examination:
        """A look at a function that is asked about parts of it."""
        look = Examination(self, value, context)
        self._looks.append(look)
        return look

    def is_called_beside(self, ref: FunctionRef) -> bool:
        """Whether what runs beside the function that is being looked at calls another."""
        found = Beside(self.evaluator, tuple(self._open[:-1])).calls(ref)
        self._cut = self._cut or found  # it is so for those who have asked
        return found

    def body(self, ref: FunctionRef) -> Body:
        """A function's tree beside its graph."""
        if ref not in self._bodies:
            self._bodies[ref] = Body.of(ref)
        return self._bodies[ref]
