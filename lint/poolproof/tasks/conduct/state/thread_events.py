"""Events of threads and event loops, which each process has for itself: who sets them, if any."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from poolproof.linking.meanings import ClassRef, FunctionRef, Module
from poolproof.linking.meanings import Outside as Named
from poolproof.syntax.children import walk
from poolproof.syntax.scopes import Bound
from poolproof.syntax.spelling import last_word
from poolproof.tasks.conduct.guards.handlers import REGISTERING
from poolproof.tasks.conduct.state.stores import is_handed_on
from poolproof.tasks.evaluation.spelling import spelling
from poolproof.tasks.evaluation.values import Outside

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination

ASKING = ("is_set", "isSet", "wait")
_OF_THREADS = "threading.Event()"
_EVENTS = (_OF_THREADS, "asyncio.Event()")
_MAX_MODULES = 8
# What an event's name stands before where nobody else gets hold of it.
_USED = r"(?!\s*\.\s*(?:is_set|isSet|wait|set|clear)\s*\(|\s*(?::[^=\n]*)?=[^=])"


class ThreadEvents:
    """Answers for one function in one context; ``touched`` are the functions that may run there."""

    def __init__(self, examined: Examination, touched: frozenset[FunctionRef]) -> None:
        self.examined = examined
        self.touched = touched
        self.module = examined.context.module

    def never_set(self, asked: ast.Call) -> bool:
        """Whether a call asks an event which only others set, in their own processes, or nobody."""
        func = asked.func
        if not isinstance(func, ast.Attribute) or func.attr not in ASKING:
            return False
        values = self.examined.evaluator.values(func.value, self.examined.context)
        if any(getattr(value, "path", _OF_THREADS) != _OF_THREADS for value in values):
            return False  # it may be one that processes share
        if self._is_passed(func.value):
            return False
        setters = self.setters(func)
        if not setters:
            return len(self._made(func.value)) == len(values) > 0 and self._is_alone(func.value)
        conducts = self.examined.conducts
        if setters & self.touched or conducts.handlers.among(setters, self.module):
            return False
        if any(map(conducts.is_called_beside, setters)):
            return False
        return not any(self._is_of_thread(each) or is_handed_on(each) for each in setters)

    def setters(self, asked: ast.Attribute) -> frozenset[FunctionRef]:
        """The functions that set the event of a thread that is asked."""
        events = self._made(asked.value)
        if asked.attr not in ASKING or not events:
            return frozenset()
        setting = re.compile(rf"\b{re.escape(last_word(asked.value))}\s*\.\s*set\s*\(")
        modules = (self.module, *events.values(), *self._saying(asked.value, setting))
        # By identity: whoever makes an event may call it by another name than who asks it.
        each = {id(module): module for module in modules}.values()
        return frozenset(ref for module in each for ref in self._setting(module, set(events)))

    def is_registered(self, event: ast.expr) -> bool:
        """Whether the method that sets an event is itself what is registered for signals."""
        events, evaluator = self._made(event), self.examined.evaluator
        return bool(events) and any(
            isinstance(value, Outside)
            and value.path.endswith("Event().set")
            and value.origin is not None
            and id(value.origin.call) in events
            for word in REGISTERING
            for function, call in evaluator.names.index(self.module).calls.get(word, ())
            for node in call.args[1:2]
            for value in evaluator.values(node, evaluator.context(self.module, function))
        )

    def _made(self, event: ast.expr) -> dict[int, Module]:
        """The calls that make an event of threads or of an event loop, by number, and where."""
        return {
            id(value.origin.call): value.origin.context.module
            for value in self.examined.evaluator.values(event, self.examined.context)
            if isinstance(value, Outside) and value.path in _EVENTS and value.origin is not None
        }

    def _setting(self, module: Module, events: set[int]) -> Iterator[FunctionRef]:
        evaluator = self.examined.evaluator
        for function, call in evaluator.names.index(module).calls.get("set", ()):
            if isinstance(call.func, ast.Attribute):
                values = evaluator.values(call.func.value, evaluator.context(module, function))
                origins = (v.origin for v in values if isinstance(v, Outside))
                if any(each is not None and id(each.call) in events for each in origins):
                    yield FunctionRef(module, function)

    # --- who gets hold of it ---------------------------------------------------------------

    def _is_passed(self, event: ast.expr) -> bool:
        """Whether the module gives something of this name to anybody, who may set it.

        What is a parameter has been given, by whatever name.
        """
        word = last_word(event)
        return self._is_parameter(event) or any(
            word in (getattr(each, "attr", ""), getattr(each, "id", ""))
            for calls in self.module.names.calls.values()
            for call in calls
            for part in (*call.args, *(keyword.value for keyword in call.keywords))
            for each in walk(part)
        )

    def _is_parameter(self, event: ast.expr) -> bool:
        scope = self.module.names.scope_of(self.examined.context.function)
        held = scope.names.get(event.id, ()) if isinstance(event, ast.Name) else ()
        return bool(held) and all(isinstance(each, Bound) for each in held)

    def _is_alone(self, event: ast.expr) -> bool:
        """Whether an event that nobody sets never gets another name, in all of the project."""
        handed = re.compile(rf"(?<![\"'\w]){re.escape(last_word(event))}\b{_USED}")
        others = self._saying(event, handed)
        return not self.module.shows(handed) and next(others, None) is None

    def _saying(self, event: ast.expr, pattern: re.Pattern[str]) -> Iterator[Module]:
        """The other modules in which a pattern is found that holds the name of an event.

        A variable of a function has its name nowhere else, and an event may have none.
        """
        program, word = self.examined.evaluator.program, last_word(event)
        if isinstance(event, ast.Name) and word not in self.module.names.module.names:
            return
        if not word:
            return
        yield from spelling(word, pattern, self.module, program, most=_MAX_MODULES)

    def _is_of_thread(self, setter: FunctionRef) -> bool:
        """Whether a function is what a thread runs: in whatever process somebody starts it."""
        owner = setter.function.owner
        if owner is None or setter.function.name.rpartition(".")[2] != "run":
            return False
        ancestors = self.examined.evaluator.names.ancestors(ClassRef(setter.module, owner))
        named = [each.name for each in ancestors if isinstance(each, Named)]
        return "threading.Thread" in named
