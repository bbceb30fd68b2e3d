"""Conditions whose answer never changes in a worker: constants it was given, flags nobody sets."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from poolproof.flow.graph import Edge, contains, extent
from poolproof.flow.ops import Branch
from poolproof.linking.meanings import FunctionRef, Module
from poolproof.syntax.scopes import Bound, Imported
from poolproof.syntax.spelling import dotted
from poolproof.tasks.conduct.state.answers import answer, are_assigned, is_of_user, part_of, steady
from poolproof.tasks.conduct.state.comparing import Comparing
from poolproof.tasks.conduct.state.getters import got
from poolproof.tasks.conduct.state.parameters import TELLING, Parameters
from poolproof.tasks.conduct.state.sources import Binding
from poolproof.tasks.conduct.state.stores import Stores, is_handed_on
from poolproof.tasks.conduct.state.thread_events import ThreadEvents
from poolproof.tasks.conduct.waiting import canonical
from poolproof.tasks.evaluation.calling import is_left_out, is_property
from poolproof.tasks.evaluation.index import enclosing
from poolproof.tasks.evaluation.values import Constant, FunctionValue, Outside

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination

# Methods that ask something, and say it only if they are called.
_ASKING = re.compile(
    r"(multiprocessing|threading|queue)\.(\w+\(\)\.)*\w+\(\)\."
    r"(is_set|isSet|is_alive|isAlive|empty|full|qsize|poll)"
)


class _Flag(Struct, frozen=True):
    """What a flag is set to: at first, by the task, and whether others set it too."""

    first: frozenset[bool]
    inside: frozenset[bool] = frozenset()
    outside: bool = False

    @property
    def opposite(self) -> _Flag:
        """The flag that says when this one does not hold."""
        first, inside = ({not each for each in truths} for truths in (self.first, self.inside))
        return replace(self, first=frozenset(first), inside=frozenset(inside))


_NEVER = _Flag(frozenset({False}))
_ALWAYS = _Flag(frozenset({True}))
_PUT_TOGETHER = (ast.BoolOp, ast.Compare, ast.UnaryOp)


class Flags:
    """Answers for one function in one context; ``touched`` are the functions that may run there."""

    def __init__(self, examined: Examination, touched: frozenset[FunctionRef]) -> None:
        self.examined = examined
        self.touched = touched
        self.stores = Stores(examined, touched)
        self.events = ThreadEvents(examined, touched)
        self._module = examined.context.module
        self.parameters = Parameters(examined)
        self.comparing = Comparing(examined, self.parameters, self.stores)

    def never(self, op: Branch, test: ast.expr | None) -> Edge | None:
        """The edge of a branch that is never taken."""
        if op.condition.kind == "same":
            return self._never_same(op, test)
        if op.condition.kind == "compare":
            return self.comparing.never(op.condition)
        if op.condition.kind == "truth" and isinstance(test, ast.Compare):
            return self.comparing.never_among(test)
        if op.condition.kind == "none" and isinstance(test, ast.Compare):
            return self._never_none(test.left)
        flag = self._flag(test) if op.condition.kind == "truth" and test is not None else None
        return None if test is None or flag is None else self._never_true(test, flag)

    def _never_none(self, asked: ast.expr) -> Edge | None:
        """The edge of ``asked is None`` that is never taken."""
        if isinstance(asked, ast.Name):
            return self.parameters.never_none(asked.id)
        if isinstance(asked, ast.Attribute):
            kept = self.comparing.kept(asked.value, asked.attr)
            return Edge.FALSE if kept and all(map(is_left_out, kept)) else None
        return None

    def _never_true(self, test: ast.expr, flag: _Flag) -> Edge | None:
        """The edge that is never taken of a test that holds as long as a flag does."""
        truths = flag.first | flag.inside
        leaving = self.leaving(test) if flag.outside else None
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

    def _never_same(self, op: Branch, test: ast.expr | None) -> Edge | None:
        """The edge of ``flag == True`` that is never taken."""
        if not isinstance(test, ast.Compare) or not isinstance(test.ops[0], (ast.Eq, ast.Is)):
            return None
        flag, asked = self._flag(test.left), op.condition.constant
        if flag is None or not isinstance(asked, bool):
            return None
        return self._never_true(test, flag if asked else flag.opposite)

    def _entered(self, test: ast.expr, flag: _Flag, leaving: bool) -> bool:
        """Whether a condition is that of a loop: it held when the loop began, and goes on to."""
        at = extent(test)
        heads = any(contains(loop.test, at) for loop in self.examined.body.loops)
        return heads and leaving not in flag.inside

    def leaving(self, test: ast.expr) -> bool | None:
        """Which value of a flag leaves a loop or function; None if it does something else."""
        value, inner = False, test
        for node in self.examined.body.around(test):
            if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
                value = not value
            elif isinstance(node, ast.While) and inner is node.test:
                return value
            elif isinstance(node, ast.If) and inner is node.test:
                leaves = isinstance(node.body[-1], (ast.Break, ast.Return, ast.Raise))
                return not value if leaves else None
            elif not (isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And)):
                return None
            inner = node
        return None

    def _flag(self, test: ast.expr) -> _Flag | None:
        if isinstance(test, ast.Call):
            if self.events.never_set(test):
                return _NEVER
            return self._of_getter(test) or self._of_answer(test, None)
        path = dotted(test)
        if path is None:
            return None
        if "." not in path:
            return self._of_parameter(path) or self._of_local(path) or self._of_global(path)
        assert isinstance(test, ast.Attribute)
        module = self.stores.module_of(test)
        if module is not None:
            return self._of_module(module, test)
        if self._is_method(test):
            return _ALWAYS
        return self._of_getter(test) or self._of_field(test.value, test.attr)

    def _is_method(self, test: ast.Attribute) -> bool:
        """Whether a condition is a method that nobody calls: ``e.is_set`` is always there."""
        values = self.examined.evaluator.values(test, self.examined.context)
        own = [v for v in values if isinstance(v, FunctionValue)]
        if any(_is_read_as(each, test.attr) for each in own):
            return False
        if own and self.stores.is_replaced(test.value, test.attr):
            return False
        known = (isinstance(v, Outside) and _ASKING.fullmatch(canonical(v.path)) for v in values)
        return bool(values) and len(own) + sum(map(bool, known)) == len(values)

    def _of_getter(self, asked: ast.Call | ast.Attribute) -> _Flag | None:
        """What a function or property gives back that does nothing else."""
        given = got(asked, self.examined)
        if given is None:
            always = steady(asked, self.examined) if isinstance(asked, ast.Call) else None
            return _Flag(frozenset({always})) if always is not None else None
        there = Flags(given.examined, self.touched)
        always = there._always(given.node) if isinstance(given.node, _PUT_TOGETHER) else None
        flag = there._flag(given.node) if always is None else _Flag(frozenset({always}))
        return flag.opposite if flag is not None and given.negated else flag

    def _always(self, test: ast.expr) -> bool | None:
        """What a condition that is put together of others always says; None if not the same."""
        if isinstance(test, ast.BoolOp):
            said = [self._always(each) for each in test.values]
            decides = isinstance(test.op, ast.Or)
            if decides in said:
                return decides
            return not decides if None not in said else None
        if isinstance(test, ast.Compare):
            edge = self._never_none(test.left) if _asks_for_none(test) else None
            return None if edge is None else (edge is Edge.FALSE) == isinstance(test.ops[0], ast.Is)
        if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
            held = self._always(test.operand)
            return None if held is None else not held
        flag = self._flag(test)
        told = flag.first | flag.inside if flag is not None and not flag.outside else frozenset()
        return next(iter(told)) if len(told) == 1 else None

    def _of_answer(self, call: ast.Call, part: int | None) -> _Flag | None:
        """What a function always says that could say something else if it were called otherwise."""
        said = answer(call, part, self.examined, self._never_in)
        return None if said is None else _Flag(frozenset({said}))

    def _never_in(self, examined: Examination, op: Branch, test: ast.expr | None) -> Edge | None:
        return Flags(examined, self.touched).never(op, test)

    def _of_parameter(self, name: str) -> _Flag | None:
        """A parameter that is never assigned, and whose argument is a constant."""
        truths = self.parameters.truths(name)
        return _Flag(truths) if truths else None

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
        values = [
            self._told(each, name) for each in mine if not is_of_user(self.examined.body, each.node)
        ]
        held = truths(values)
        return _Flag(held) if held and are_assigned(bindings) else None

    def _told(self, binding: Binding, name: str) -> ast.expr:
        """A value; what an event says that nobody sets is always the same, and what some calls."""
        value = binding.value
        if not isinstance(value, ast.Call):
            return value
        if self.events.never_set(value):
            return ast.Constant(False)
        said = answer(value, part_of(binding.node, name), self.examined, self._never_in)
        return value if said is None else ast.Constant(said)

    def _of_global(self, name: str) -> _Flag | None:
        """A variable of the module."""
        found = self._module.names.scope_of(self.examined.context.function).lookup(name)
        if found is None or found[0].parent is not None:
            return None
        binding = found[1][0] if len(found[1]) == 1 else None
        if isinstance(binding, Imported):
            program = self.examined.evaluator.program
            home, rest = program.home_of(self._module, binding.target)
            return self._settled(home, rest[0]) if home is not None and len(rest) == 1 else None
        return None if self.stores.is_placed(name) else self._of_variable(self._module, name)

    def _of_module(self, module: Module, test: ast.Attribute) -> _Flag | None:
        """A variable of another module, which all that import that may set."""
        name = test.attr
        if self.leaving(test) is None:
            return self._settled(module, name)
        if module.names.module.stars or self.stores.is_placed(name):
            return None
        flag = self._of_variable(module, name)
        if flag is None or not self.stores.places(module, name):
            return flag
        # It may have been set before the start, to anything.
        return replace(flag, first=frozenset({True, False}), outside=True)

    def _settled(self, module: Module, name: str) -> _Flag | None:
        """A variable of another module that holds one constant for good."""
        first, later = self.stores.of_variable(module, name)
        held = truths(first) if len(first) == 1 and not later else None
        if not held or module.names.module.stars or self.stores.places(module, name):
            return None
        return _Flag(held)

    def _of_variable(self, module: Module, name: str) -> _Flag | None:
        first, later = self.stores.of_variable(module, name)
        if any(function.function.decorators for function, _ in later):
            return None  # who calls it is not seen
        return self._made_of(first, later)

    def _of_field(self, base: ast.expr, name: str) -> _Flag | None:
        """An attribute of an object of the project."""
        kept = self.comparing.kept(base, name)
        if kept and all(map(is_left_out, kept)):
            return _NEVER
        stores = self.stores.of(base, name)
        if stores is None:
            return None
        later = [(function, value) for function, value in stores if function and is_later(function)]
        early = [(function, v) for function, v in stores if not (function and is_later(function))]
        first = [value for function, value in early if not _is_switch(function, value)]
        either = list(self._chosen(base, name)) if len(first) < len(early) else []
        flag = self._made_of([*first, *either], later)
        # What whoever made the object has chosen is not seen, but stays as it is.
        return replace(flag, outside=True) if flag is not None and len(either) > 1 else flag

    def _chosen(self, base: ast.expr, name: str) -> Iterator[ast.Constant]:
        """What those who make an object seem to have chosen for an attribute; else either."""
        evaluator, context = self.examined.evaluator, self.examined.context
        told = evaluator.values(ast.Attribute(base, name, ast.Load()), context)
        known = {v.value for v in told if isinstance(v, Constant) and isinstance(v.value, bool)}
        for value in known if len(known) == len(told) > 0 else (True, False):
            yield ast.Constant(value)

    def _made_of(
        self,
        first: Sequence[ast.expr | None],
        stores: Sequence[tuple[FunctionRef, ast.expr | None]],
    ) -> _Flag | None:
        """A flag by what it is set to at first, and by functions later."""
        here = {f for f, _ in stores if f in self.touched or self.stores.is_of_thread(f)}
        inside = [value for function, value in stores if function in here]
        outside = [function for function, _ in stores if function not in here]
        at_first, within = truths(first), truths(inside)
        if at_first is None or within is None or not at_first | within:
            return None
        handlers, others = self.examined.conducts.handlers, frozenset(outside)
        if handlers.among(others, self._module) or any(map(is_handed_on, others)):
            return None  # who calls it, and when, is not seen
        if handlers.reached(others, self._module):
            return None
        if any(map(self.examined.conducts.is_called_beside, outside)):
            return None
        return _Flag(at_first, within, outside=bool(outside))


def _is_read_as(method: FunctionValue, name: str) -> bool:
    """Whether a function is not the method of a name, but what a property of that name gives."""
    function = method.ref.function
    return function.name.rpartition(".")[2] != name or is_property(function)


def _asks_for_none(test: ast.Compare) -> bool:
    """Whether a comparison is ``x is None`` or ``x is not None``."""
    other = test.comparators[0]
    return (
        len(test.ops) == 1
        and isinstance(test.ops[0], (ast.Is, ast.IsNot))
        and isinstance(other, ast.Constant)
        and other.value is None
    )


def is_later(function: FunctionRef) -> bool:
    """Whether a function is no constructor."""
    return function.function.name.rpartition(".")[2] != "__init__"


def _is_switch(function: FunctionRef | None, value: ast.expr) -> bool:
    """Whether a value is a parameter that is on or off unless the caller says otherwise."""
    if function is None or not isinstance(value, ast.Name):
        return False
    bindings = function.module.names.scope_of(function.index).names.get(value.id, ())
    return len(bindings) == 1 and all(
        isinstance(each, Bound) and isinstance(getattr(each.default, "value", None), bool)
        for each in bindings
    )


def truths(values: Sequence[ast.expr | None]) -> frozenset[bool] | None:
    """The truth values that all of some expressions are; None if one is anything else."""
    found = [value.value if isinstance(value, ast.Constant) else None for value in values]
    known = frozenset(bool(told) for told in found if isinstance(told, TELLING))
    return known if all(isinstance(told, TELLING) for told in found) else None
