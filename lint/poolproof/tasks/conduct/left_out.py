"""Left out: parameters that are None because a call passes nothing for them.

So are the attributes in which a constructor keeps them, if nothing else is assigned there.
"""

from __future__ import annotations

import ast

from msgspec import Struct

from poolproof.linking.meanings import FunctionRef
from poolproof.syntax.scopes import Bound
from poolproof.tasks.evaluation.calling import bind, defaults, is_left_out
from poolproof.tasks.evaluation.evaluator import Evaluator
from poolproof.tasks.evaluation.values import NOTHING, Context, FunctionValue, Instance, Values


class LeftOut(Struct, frozen=True):
    """Answers for expressions in contexts."""

    evaluator: Evaluator

    def is_left_out(self, node: ast.expr, context: Context) -> bool:
        """Whether an expression is a parameter, or an attribute, that nothing was passed for."""
        values: Values = NOTHING
        if isinstance(node, ast.Name):
            values = self._passed(node.id, context)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            values = self._kept(node.value.id, node.attr, context)
        return len(values) > 0 and all(map(is_left_out, values))

    def _passed(self, name: str, context: Context) -> Values:
        """What a parameter holds that is never assigned."""
        bindings = context.module.names.scope_of(context.function).names.get(name, [])
        if len(bindings) != 1 or not isinstance(bindings[0], Bound):
            return NOTHING
        known = context.parameter(name)
        if known is not None:
            return known
        ref = FunctionRef(context.module, context.function)
        first = next(iter(ref.function.parameters), "")
        for made in context.parameter(first) or ():
            if isinstance(made, Instance) and made.made:
                return self._constructed(made, ref).get(name, NOTHING)
        return NOTHING

    def _kept(self, holder: str, name: str, context: Context) -> Values:
        """What a constructor keeps of a parameter in an attribute that it alone assigns."""
        for made in context.parameter(holder) or ():
            if not isinstance(made, Instance) or not made.made:
                return NOTHING
            home, owner = made.ref.module, made.ref.definition.index
            index = self.evaluator.names.index(home)
            stores = index.stores.get((owner, name), ())
            if (
                len(stores) != 1
                or index.placed.get(name)
                or not isinstance(stores[0].value, ast.Name)
            ):
                return NOTHING
            ref = FunctionRef(home, stores[0].function)
            return self._constructed(made, ref).get(stores[0].value.id, NOTHING)
        return NOTHING

    def _constructed(self, made: Instance, ref: FunctionRef) -> dict[str, Values]:
        """What the parameters of a constructor hold."""
        given = self.evaluator.members.constructing.arguments(made, ref)
        if given is None:
            return {}
        value = FunctionValue(ref, made)
        return bind(value, given[0], {**defaults(value, given[0]), **given[1]})
