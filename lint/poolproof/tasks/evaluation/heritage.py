"""What ``super()`` stands for: an object, seen from one of the classes that it inherits from."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from poolproof.linking.meanings import ClassRef, FunctionRef, Meaning
from poolproof.linking.meanings import Outside as OutsideMeaning
from poolproof.syntax.scopes import MODULE, Function
from poolproof.tasks.evaluation.values import NOTHING, Above, ClassValue, Context, Instance, Values

if TYPE_CHECKING:
    from poolproof.tasks.evaluation.members import Members


def is_super(call: ast.Call) -> bool:
    """Whether a call is that of ``super``."""
    return isinstance(call.func, ast.Name) and call.func.id == "super"


class Heritage:
    """Evaluates ``super()`` and what is asked of it."""

    def __init__(self, members: Members) -> None:
        self.members = members
        self.names = members.names

    def above(self, call: ast.Call, context: Context) -> Values:
        """What ``super()`` or ``super(Class, self)`` gives in a method."""
        method = _method_around(context)
        if method is None or method.owner is None or not method.parameters:
            return NOTHING
        owners = {ClassRef(context.module, method.owner)}
        if len(call.args) == 2:
            named = self.names.evaluator.values(call.args[0], context)
            owners = {value.ref for value in named if isinstance(value, ClassValue)} or owners
        receivers = self.names.read(method.parameters[0], context)
        return frozenset(
            Above(owner, receiver)
            for owner in owners
            for receiver in receivers
            if isinstance(receiver, (Instance, ClassValue))
        )

    def member(self, base: Above, name: str, context: Context) -> Values:
        """A method that an object inherits, from behind the class that asks for it."""
        behind = list(self._behind(base))
        made = base.receiver if isinstance(base.receiver, Instance) else None
        for meaning in behind:
            if isinstance(meaning, ClassRef) and name in meaning.definition.methods:
                method = FunctionRef(meaning.module, meaning.definition.methods[name])
                return self.members.bound(method, base.receiver.ref, made, context)
        return frozenset(
            value
            for each in behind
            if isinstance(each, OutsideMeaning)
            for value in self.members.of_library(each.name, name, made)
        )

    def _behind(self, base: Above) -> Iterator[Meaning]:
        passed = False
        for meaning in self.names.ancestors(base.receiver.ref):
            if passed:
                yield meaning
            passed = passed or meaning == base.owner


def _method_around(context: Context) -> Function | None:
    """The method that code stands in, maybe in a function inside of it."""
    number = context.function
    while number != MODULE:
        info = context.module.names.functions[number]
        if info.owner is not None:
            return info
        number = info.parent
    return None
