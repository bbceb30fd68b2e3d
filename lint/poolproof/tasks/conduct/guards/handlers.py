"""Handlers: the functions that signals run, in the module that registers them or in another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from poolproof.linking.meanings import FunctionRef, Module
from poolproof.syntax.spelling import last_word
from poolproof.tasks.evaluation.evaluator import Evaluator
from poolproof.tasks.evaluation.naming import is_test
from poolproof.tasks.evaluation.values import FunctionValue

REGISTERING = ("signal", "add_signal_handler")
_REGISTERS = re.compile(r"\bsignal\.signal\(|\bsignal\(\s*(?:signal\.)?SIG|\.add_signal_handler\(")
_MAX_MODULES = 4


class Handlers:
    """Answers for the functions of a project; one for a run."""

    def __init__(self, evaluator: Evaluator) -> None:
        self.evaluator = evaluator
        self._known: dict[Module, frozenset[FunctionRef]] = {}
        self._run: dict[tuple[FunctionRef, Module], bool] = {}
        self._called: dict[Module, frozenset[FunctionRef]] = {}

    def of(self, module: Module) -> frozenset[FunctionRef]:
        """What signals run: the functions that a module registers, and what only those call."""
        if module not in self._known:
            self._known[module] = frozenset()  # whoever asks again meanwhile is in a circle
            self._known[module] = frozenset(self._all(module))
        return self._known[module]

    def among(self, functions: Set[FunctionRef], module: Module) -> frozenset[FunctionRef]:
        """Those of some functions that signals run, by a module, their own or any other."""
        return frozenset(ref for ref in functions if self._runs(ref, module))

    def reached(self, functions: Set[FunctionRef], module: Module) -> frozenset[FunctionRef]:
        """Those of some functions that handlers of a module call, as others may do too."""
        if not functions or module not in {ref.module for ref in functions}:
            return frozenset()
        if module not in self._called:
            self._called[module] = frozenset()  # whoever asks again meanwhile is in a circle
            self._called[module] = frozenset(self._calls(module))
        return self._called[module] & functions

    def _calls(self, module: Module) -> Iterator[FunctionRef]:
        """The functions that the handlers of a module call which stand there themselves."""
        for handler in self._registered(module):
            if handler.ref.module is module:
                inside = self.evaluator.calling(handler, (), {}, 0)
                for call in module.names.calls.get(handler.ref.index, ()):
                    for called in self.evaluator.values(call.func, inside):
                        if isinstance(called, FunctionValue):
                            yield called.ref

    def _runs(self, ref: FunctionRef, module: Module) -> bool:
        if ref in self.of(module) or ref in self.of(ref.module):
            return True
        key = (ref, module)
        if key not in self._run:
            self._run[key] = False
            self._run[key] = self._is_run_by_others(ref, module)
        return self._run[key]

    def _is_run_by_others(self, ref: FunctionRef, module: Module) -> bool:
        """Whether the handlers of other modules call a function, and nobody near it does."""
        callers = self.evaluator.names.callers
        near = {id(each): each for each in (module, ref.module)}.values()
        if any(True for each in near for _ in callers.calls_of(ref, each)):
            return False
        return any(ref in self.of(each) for each in self._registering(ref))

    def _registering(self, ref: FunctionRef) -> Iterator[Module]:
        """The other modules that register something for signals, and say the function's name."""
        program, word = self.evaluator.program, ref.function.name.rpartition(".")[2]
        said = re.compile(rf"\b{re.escape(word)}\b")
        taken = 0
        for path in program.search((word,), program.files.root(ref.module.path)):
            text = program.text(path)
            if path == ref.module.path or is_test(path) or not _REGISTERS.search(text):
                continue
            module = program.load(path) if said.search(text) else None
            if module is not None:
                taken += 1
                yield module
            if taken == _MAX_MODULES:
                return

    def _all(self, module: Module) -> Iterator[FunctionRef]:
        registered = list(self._registered(module))
        places = {each.ref.index for each in registered if each.ref.module is module}
        calls = self.evaluator.names.index(module).calls
        for handler in registered:
            yield handler.ref
            if handler.ref.module is not module:
                continue
            inside = self.evaluator.calling(handler, (), {}, 0)
            for call in module.names.calls.get(handler.ref.index, ()):
                word = last_word(call.func)
                if all(function in places for function, _ in calls.get(word, ())):
                    for called in self.evaluator.values(call.func, inside):
                        if isinstance(called, FunctionValue) and self._is_left_to(called, module):
                            yield called.ref

    def _is_left_to(self, called: FunctionValue, module: Module) -> bool:
        """Whether nobody in its own module calls a function that a handler of another one calls."""
        home, callers = called.ref.module, self.evaluator.names.callers
        return home is module or not any(True for _ in callers.calls_of(called.ref, home))

    def _registered(self, module: Module) -> Iterator[FunctionValue]:
        """The functions that a module registers for signals."""
        calls = self.evaluator.names.index(module).calls
        for word in REGISTERING:
            for function, call in calls.get(word, ()):
                context = self.evaluator.context(module, function)
                for node in call.args[1:2]:
                    for handler in self.evaluator.values(node, context):
                        if isinstance(handler, FunctionValue):
                            yield handler
