"""Conduct: what calling a function can lead to, through everything that it calls.

Computed once for each function and context; recursion is cut, as a call that is already being
looked at adds nothing new. How much is looked at for one run is bounded.
"""

from __future__ import annotations

from collections.abc import Iterator

from poolproof.linking.modules import FunctionRef, Module
from poolproof.tasks.conduct.body import Body
from poolproof.tasks.conduct.calls import Resolver
from poolproof.tasks.conduct.causes import Conduct
from poolproof.tasks.conduct.examination import Examination
from poolproof.tasks.conduct.scripts import Scripts
from poolproof.tasks.conduct.waiting import Waits
from poolproof.tasks.evaluation.evaluator import Evaluator
from poolproof.tasks.evaluation.values import Context, FunctionValue

_MAX_DEPTH = 6
_BUDGET = 80
# What each call of the task itself may take however much those before it took.
_LEAST = 8
_NOTHING = Conduct()


class Conducts:
    """Computes and remembers conducts."""

    def __init__(self, evaluator: Evaluator, waits: Waits, long: float) -> None:
        self.evaluator = evaluator
        self.waits = waits
        self.long = long
        self.resolver = Resolver(evaluator, waits)
        self.scripts = Scripts(evaluator.program)
        self._known: dict[int, Conduct] = {}
        self._open: list[int] = []
        self._bodies: dict[FunctionRef, Body] = {}
        self._spent = 0
        self._limit = _BUDGET
        self._cut = False

    def of(self, value: FunctionValue, context: Context) -> Conduct:
        """What a function does in a context."""
        key = id(context)
        if key in self._known:
            return self._known[key]
        if not self._open:
            self._spent, self._limit, self._cut = 0, _BUDGET, False
        elif len(self._open) == 1:
            self._limit = max(_BUDGET, self._spent + _LEAST)
        if key in self._open or len(self._open) >= _MAX_DEPTH or self._spent >= self._limit:
            self._cut = True
            return _NOTHING
        self._spent += 1
        self._open.append(key)
        outer, self._cut = self._cut, False
        try:
            examination = Examination(self, value, context)
            conduct = examination.run()
            vars(examination).clear()  # its parts look at it, which would keep all of them alive
        finally:
            self._open.pop()
        # What was cut short because of who asked is not kept for others.
        if not self._cut or not self._open:
            self._known[key] = conduct
        self._cut = self._cut or outer
        return conduct

    def body(self, ref: FunctionRef) -> Body:
        """A function's tree beside its graph."""
        if ref not in self._bodies:
            self._bodies[ref] = Body.of(ref)
        return self._bodies[ref]

    def handlers(self, module: Module) -> Iterator[FunctionRef]:
        """What signals run: the functions that a module registers, and what only those call."""
        registered = list(self._registered(module))
        places = {each.ref.index for each in registered if each.ref.module is module}
        calls = self.evaluator.names.index(module).calls
        for handler in registered:
            yield handler.ref
            if handler.ref.module is not module:
                continue
            inside = self.evaluator.calling(handler, (), {}, 0)
            for call in module.names.calls.get(handler.ref.index, ()):
                word = getattr(call.func, "attr", getattr(call.func, "id", ""))
                if all(function in places for function, _ in calls.get(word, ())):
                    for called in self.evaluator.values(call.func, inside):
                        if isinstance(called, FunctionValue):
                            yield called.ref

    def _registered(self, module: Module) -> Iterator[FunctionValue]:
        """The functions of a module that it registers for signals."""
        calls = self.evaluator.names.index(module).calls
        for word in ("signal", "add_signal_handler"):
            for function, call in calls.get(word, ()):
                context = self.evaluator.context(module, function)
                for node in call.args[1:2]:
                    for handler in self.evaluator.values(node, context):
                        if isinstance(handler, FunctionValue):
                            yield handler
