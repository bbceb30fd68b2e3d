"""Conditions whose answer never changes in a worker: constants it was given, flags nobody sets."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from poolproof.flow.conditions import dotted
from poolproof.flow.graph import Edge
from poolproof.flow.lower import extent
from poolproof.flow.ops import Branch
from poolproof.linking.modules import ClassRef, FunctionRef
from poolproof.linking.modules import Outside as Named
from poolproof.syntax.children import walk
from poolproof.syntax.scopes import Assigned, Binding, Bound
from poolproof.tasks.conduct.sources import contains
from poolproof.tasks.conduct.stores import Stores
from poolproof.tasks.evaluation.index import enclosing
from poolproof.tasks.evaluation.values import NOTHING, Constant, Outside, Values

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination


_ASKING = ("is_set", "isSet", "wait")
# What says once for all whether something holds: None is there to be replaced.
_TELLING = (bool, int, float, str)
_THREADS_EVENT = "threading.Event()"
_EVENTS = (_THREADS_EVENT, "asyncio.Event()")
_REGISTERING = ("signal", "add_signal_handler")


class _Flag(Struct, frozen=True):
    """What a flag is set to: at first, by the task, and whether others set it too."""

    first: frozenset[bool]
    inside: frozenset[bool] = frozenset()
    outside: bool = False


class Flags:
    """Answers for one function in one context; ``touched`` are the functions that may run there."""

    def __init__(self, examined: Examination, touched: frozenset[FunctionRef]) -> None:
        self.examined = examined
        self.touched = touched
        self.stores = Stores(examined, touched)

    def never(self, op: Branch, test: ast.expr | None) -> Edge | None:
        """The edge of a branch that is never taken."""
        if op.condition.kind == "truth" and isinstance(test, ast.Call):
            return Edge.TRUE if self._is_never_set(test) else None
        if op.condition.kind == "same":
            return self._never_same(op, test)
        if op.condition.kind == "none" and isinstance(test, ast.Compare):
            return Edge.TRUE if self._is_never_none(test.left) else None
        if op.condition.kind != "truth" or not isinstance(test, ast.Name | ast.Attribute):
            return None
        flag = self._flag(test)
        if flag is None:
            return None
        truths = flag.first | flag.inside
        leaving = self._leaving(test) if flag.outside else None
        if leaving is not None:
            # What others set in their own copy is only seen if it was set before the start.
            stays = leaving not in flag.inside and (bool(flag.inside) or leaving not in flag.first)
            entered = self._entered(test, flag, leaving)
            truths = frozenset({not leaving} if stays or entered else ())
        elif flag.outside:
            return None
        if len(truths) != 1:
            return None
        return Edge.FALSE if True in truths else Edge.TRUE

    def _is_never_none(self, asked: ast.expr) -> bool:
        """Whether something is a parameter, and a call passes a number or word for it."""
        values = self._passed(asked.id) if isinstance(asked, ast.Name) else NOTHING
        told = [v.value for v in values if isinstance(v, Constant)]
        return len(told) == len(values) > 0 and None not in told

    def _never_same(self, op: Branch, test: ast.expr | None) -> Edge | None:
        """The edge of ``flag == True`` that is never taken, if nobody changes the flag."""
        if not isinstance(test, ast.Compare) or not isinstance(test.ops[0], ast.Eq | ast.Is):
            return None
        asked = test.left
        flag = self._flag(asked) if isinstance(asked, ast.Name | ast.Attribute) else None
        if flag is None or flag.outside or len(flag.first | flag.inside) != 1:
            return None
        return Edge.FALSE if op.condition.constant in flag.first | flag.inside else Edge.TRUE

    def _entered(self, test: ast.expr, flag: _Flag, leaving: bool) -> bool:
        """Whether a condition is that of a loop: it held when the loop began, and goes on to."""
        at = extent(test)
        heads = any(contains(loop.test, at) for loop in self.examined.body.loops)
        return heads and leaving not in flag.inside

    def _leaving(self, test: ast.expr) -> bool | None:
        """Which value of a flag leaves a loop or function; None if it does something else."""
        value, inner = False, test
        for node in self.examined.body.around(test):
            if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
                value = not value
            elif isinstance(node, ast.While) and inner is node.test:
                return value
            elif isinstance(node, ast.If) and inner is node.test:
                leaves = isinstance(node.body[-1], ast.Break | ast.Return | ast.Raise)
                return not value if leaves else None
            elif not (isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And)):
                return None
            inner = node
        return None

    def _flag(self, test: ast.Name | ast.Attribute) -> _Flag | None:
        path = dotted(test)
        if path is None:
            return None
        if "." not in path:
            return self._of_parameter(path) or self._of_local(path) or self._of_global(path)
        assert isinstance(test, ast.Attribute)
        return self._of_field(test.value, test.attr)

    def _of_parameter(self, name: str) -> _Flag | None:
        """A parameter that is never assigned, and whose argument is a constant."""
        values = self._passed(name)
        told = [v.value for v in values if isinstance(v, Constant)]
        known = len(told) == len(values) > 0 and all(isinstance(v, _TELLING) for v in told)
        return _Flag(frozenset(map(bool, told))) if known else None

    def _passed(self, name: str) -> Values:
        """What is passed for a parameter that is never assigned; nothing for anything else."""
        context = self.examined.context
        bindings = context.module.names.scope_of(context.function).names.get(name, [])
        if len(bindings) != 1 or not isinstance(bindings[0], Bound) or bindings[0].source:
            return NOTHING
        if any(name in names for names in self.examined.body.bound):
            return NOTHING
        return context.parameter(name) or NOTHING

    def _of_local(self, name: str) -> _Flag | None:
        """A variable of the function that holds constants only.

        What is assigned when a user presses Ctrl-C is left out: a worker alone hears of no user.
        """
        examined = self.examined
        module, function = examined.context.module, examined.context.function
        scope = module.names.scope_of(function)
        bindings = scope.names.get(name, ())
        nested = examined.evaluator.names.index(module).globals.get(name, ())
        mine = [each for each in examined.body.bindings if name in each.names]
        if scope.parent is None or name in scope.outer or len(mine) != len(bindings):
            return None
        if any(function in enclosing(module, inner.function) for inner, _ in nested):
            return None
        values = [each.value for each in mine if not self._is_of_user(each.node)]
        truths = _truths(values)
        return _Flag(truths) if truths and _are_plain(bindings) else None

    def _is_of_user(self, node: ast.AST) -> bool:
        """Whether code is only come to when somebody presses Ctrl-C."""
        return any(
            isinstance(each, ast.ExceptHandler)
            and each.type is not None
            and ast.unparse(each.type) == "KeyboardInterrupt"
            for each in self.examined.body.around(node)
        )

    def _of_global(self, name: str) -> _Flag | None:
        """A variable of the module."""
        context = self.examined.context
        module = context.module
        found = module.names.scope_of(context.function).lookup(name)
        if found is None or found[0].parent is not None:
            return None
        if self.stores.is_placed(name):
            return None
        index = self.examined.evaluator.names.index
        values = [getattr(binding, "value", None) for binding in found[1]]
        stores = [
            (FunctionRef(module, scope.function), getattr(binding, "value", None))
            for scope, binding in index(module).globals.get(name, ())
        ]
        if any(function.function.decorators for function, _ in stores):
            return None  # who calls it is not seen
        return self._made_of(values, stores)

    def _of_field(self, base: ast.expr, name: str) -> _Flag | None:
        """An attribute of an object of the project."""
        stores = self.stores.of(base, name)
        if stores is None:
            return None
        later = [
            (function, value) for function, value in stores if function and _is_later(function)
        ]
        first = [value for function, value in stores if not (function and _is_later(function))]
        return self._made_of(first, later)

    def _made_of(
        self,
        first: Sequence[ast.expr | None],
        stores: Sequence[tuple[FunctionRef, ast.expr | None]],
    ) -> _Flag | None:
        """A flag by what it is set to at first, and by functions later."""
        inside = [value for function, value in stores if function in self.touched]
        outside = [function for function, _ in stores if function not in self.touched]
        at_first, within = _truths(first), _truths(inside)
        if at_first is None or within is None or not at_first | within:
            return None
        if not self._handlers.isdisjoint(outside) or any(map(_is_handed_on, outside)):
            return None  # who calls it, and when, is not seen
        return _Flag(at_first, within, outside=bool(outside))

    def is_signalled(self, test: ast.expr) -> bool:
        """Whether a test is about what a signal handler sets, and nothing else."""
        return any(self._is_handlers(each) for each in walk(test))

    def _is_handlers(self, node: ast.AST) -> bool:
        if isinstance(node, ast.Name):
            setters = self._setters_of_name(node.id)
        elif isinstance(node, ast.Attribute) and dotted(node) is not None:
            setters = self._setters_of_field(node)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            setters = self._setters_of_event(node.func)
            if setters <= self._handlers and self._is_registered(node.func.value):
                return True
        else:
            return False
        return bool(setters) and setters <= self._handlers

    def _is_registered(self, event: ast.expr) -> bool:
        """Whether the method that sets an event is itself what is registered for signals."""
        events = self._made(event)
        evaluator, module = self.examined.evaluator, self.examined.context.module
        return bool(events) and any(
            isinstance(value, Outside)
            and value.path.endswith("Event().set")
            and value.origin is not None
            and id(value.origin.call) in events
            for word in _REGISTERING
            for function, call in evaluator.names.index(module).calls.get(word, ())
            for node in call.args[1:2]
            for value in evaluator.values(node, evaluator.context(module, function))
        )

    @cached_property
    def _handlers(self) -> frozenset[FunctionRef]:
        """What the module registers for signals, which may run at any time."""
        return frozenset(self.examined.conducts.handlers(self.examined.value.ref.module))

    def _setters_of_field(self, asked: ast.Attribute) -> set[FunctionRef]:
        """The functions beside the constructor that assign an attribute, so that a loop is left."""
        stores = self.stores.of(asked.value, asked.attr) or ()
        leaving = self._leaving(asked)
        return {
            function
            for function, value in stores
            if function is not None and _is_later(function)
            if leaving is None or _truths([value]) != frozenset({not leaving})
        }

    def _setters_of_name(self, name: str) -> set[FunctionRef]:
        """The functions that assign a variable of one around them, if that does so once."""
        context = self.examined.context
        module = context.module
        found = module.names.scope_of(context.function).lookup(name)
        if found is None or len(found[1]) != 1 or not isinstance(found[1][0], Assigned):
            return set()
        inner = self.examined.evaluator.names.index(module).globals.get(name, ())
        home = found[0].function
        return {
            FunctionRef(module, scope.function)
            for scope, _ in inner
            if home in enclosing(module, scope.function) and scope.function != home
        }

    def _is_never_set(self, asked: ast.Call) -> bool:
        """Whether a call asks an event of threads which only others set, in their own processes."""
        func = asked.func
        if not isinstance(func, ast.Attribute) or func.attr not in _ASKING:
            return False
        asked_of = self.examined.evaluator.values(func.value, self.examined.context)
        if any(getattr(value, "path", _THREADS_EVENT) != _THREADS_EVENT for value in asked_of):
            return False  # it may be one that processes share
        setters = self._setters_of_event(func)
        if not setters or setters & self.touched or setters & self._handlers:
            return False
        return not any(map(self._is_of_thread, setters)) and not self._is_handed_on(func.value)

    def _is_of_thread(self, setter: FunctionRef) -> bool:
        """Whether a function is what a thread runs: in whatever process somebody starts it."""
        owner = setter.function.owner
        if owner is None or setter.function.name.rpartition(".")[2] != "run":
            return False
        ancestors = self.examined.evaluator.names.ancestors(ClassRef(setter.module, owner))
        named = [each.name for each in ancestors if isinstance(each, Named)]
        return "threading.Thread" in named

    def _is_handed_on(self, event: ast.expr) -> bool:
        """Whether the module gives something of this name to anybody, who may set it."""
        word = getattr(event, "attr", getattr(event, "id", ""))
        return any(
            word in (getattr(each, "attr", ""), getattr(each, "id", ""))
            for calls in self.examined.context.module.names.calls.values()
            for call in calls
            for part in (*call.args, *(keyword.value for keyword in call.keywords))
            for each in walk(part)
        )

    def _made(self, event: ast.expr) -> set[int]:
        """The calls that make an event of threads or of an event loop, by number."""
        return {
            id(value.origin.call)
            for value in self.examined.evaluator.values(event, self.examined.context)
            if isinstance(value, Outside) and value.path in _EVENTS and value.origin is not None
        }

    def _setters_of_event(self, asked: ast.Attribute) -> set[FunctionRef]:
        """The functions that set the event of a thread that is asked."""
        evaluator, context = self.examined.evaluator, self.examined.context
        events = self._made(asked.value)
        if asked.attr not in _ASKING or not events:
            return set()
        module = context.module
        return {
            FunctionRef(module, function)
            for function, call in evaluator.names.index(module).calls.get("set", ())
            if isinstance(call.func, ast.Attribute)
            for value in evaluator.values(call.func.value, evaluator.context(module, function))
            if isinstance(value, Outside)
            and value.origin is not None
            and id(value.origin.call) in events
        }


def _are_plain(bindings: Sequence[Binding]) -> bool:
    return all(isinstance(each, Assigned) for each in bindings)


def _is_handed_on(function: FunctionRef) -> bool:
    """Whether the module of a function names it without calling it."""
    name = re.escape(function.function.name.rpartition(".")[2])
    owner = r"\bself\." if function.function.owner is not None else r"(?<!def )(?<![\w.])"
    return function.module.shows(re.compile(rf"{owner}{name}\b(?! *\()"))


def _is_later(function: FunctionRef) -> bool:
    return function.function.name.rpartition(".")[2] != "__init__"


def _truths(values: Sequence[ast.expr | None]) -> frozenset[bool] | None:
    """The truth values that all of some expressions are; None if one is anything else."""
    found = [value.value if isinstance(value, ast.Constant) else None for value in values]
    known = frozenset(bool(told) for told in found if isinstance(told, _TELLING))
    return known if all(isinstance(told, _TELLING) for told in found) else None
