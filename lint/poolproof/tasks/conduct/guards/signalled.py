"""Signalled: whether what a loop asks for is only set by what signals run."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from poolproof.flow.graph import contains
from poolproof.linking.meanings import FunctionRef
from poolproof.syntax.children import walk
from poolproof.syntax.scopes import Assigned
from poolproof.syntax.spelling import dotted
from poolproof.tasks.conduct.leaving.questions import Question
from poolproof.tasks.conduct.state.flags import Flags, is_later, truths
from poolproof.tasks.conduct.state.getters import got
from poolproof.tasks.conduct.state.sources import mentions
from poolproof.tasks.conduct.state.stores import is_handed_on
from poolproof.tasks.conduct.state.thread_events import ThreadEvents
from poolproof.tasks.evaluation.index import enclosing

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination

_NOBODY: frozenset[FunctionRef] = frozenset()


class Signalled:
    """Answers for one function in one context; ``asking`` is who wants to know what it gives."""

    def __init__(self, examined: Examination, asking: Examination | None = None) -> None:
        self.examined = examined
        self.asking = asking if asking is not None else examined
        self.flags = Flags(examined, _NOBODY)
        self.events = ThreadEvents(examined, _NOBODY)

    def decides(self, question: Question) -> bool:
        """Whether a loop is only left when a signal has come."""
        if self.says(question.test):
            return True
        body = self.examined.body
        asked = [
            node
            for at, node in body.calls.items()
            if contains(question.loop, at) and self._is_handlers(node)
        ]
        names = body.told(asked, question.loop, question.kept) if asked else ()
        return mentions(question.test, names, set(map(id, asked)))

    def says(self, test: ast.expr) -> bool:
        """Whether a test is about what a signal handler sets, and nothing else."""
        return any(self._is_handlers(each) for each in walk(test))

    def _is_handlers(self, node: ast.AST) -> bool:
        given = got(node, self.examined) if isinstance(node, ast.expr) else None
        if given is not None:
            return Signalled(given.examined, self.asking).says(given.node)
        module = self.examined.context.module
        if isinstance(node, ast.Name):
            setters = self._setters_of_name(node.id)
        elif isinstance(node, ast.Attribute) and dotted(node) is not None:
            setters = self._setters_of_field(node)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            setters = self.events.setters(node.func)
            registered = self.events.is_registered(node.func.value)
            if registered and setters <= self.examined.conducts.handlers.of(module):
                return True
        else:
            return False
        handlers = self.examined.conducts.handlers
        run = handlers.among(setters, module)
        signalled = run or handlers.reached(setters, module)
        return bool(signalled) and not any(map(self._may_come_to, setters - run))

    def _may_come_to(self, setter: FunctionRef) -> bool:
        """Whether the worker's process may run a function, for whatever reason but a signal."""
        asking = self.asking
        return (
            setter in asking.touched() | asking.signs.referred | {asking.value.ref}
            or is_handed_on(setter)
            or self.flags.stores.is_of_thread(setter)
            or asking.conducts.is_called_beside(setter)
        )

    def _setters_of_field(self, asked: ast.Attribute) -> frozenset[FunctionRef]:
        """The functions beside the constructor that assign an attribute, so that a loop is left."""
        leaving = self.flags.leaving(asked)
        module = self.flags.stores.module_of(asked)
        if module is not None:
            return frozenset(
                function for function, _ in self.flags.stores.of_variable(module, asked.attr)[1]
            )
        stores = self.flags.stores.of(asked.value, asked.attr) or ()
        return frozenset(
            function
            for function, value in stores
            if function is not None and is_later(function)
            if leaving is None or truths([value]) != frozenset({not leaving})
        )

    def _setters_of_name(self, name: str) -> frozenset[FunctionRef]:
        """The functions that assign a variable of one around them, if that does so once."""
        context = self.examined.context
        module = context.module
        found = module.names.scope_of(context.function).lookup(name)
        if found is None or len(found[1]) != 1 or not isinstance(found[1][0], Assigned):
            return _NOBODY
        inner = self.examined.evaluator.names.index(module).globals.get(name, ())
        home = found[0].function
        return frozenset(
            FunctionRef(module, scope.function)
            for scope, _ in inner
            if home in enclosing(module, scope.function) and scope.function != home
        )
