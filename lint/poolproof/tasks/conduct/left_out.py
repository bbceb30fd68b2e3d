"""Left out: parameters that are None because a call passes nothing for them.

So are the attributes in which a constructor keeps them, if nothing else is assigned there.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from msgspec import Struct

from poolproof.linking.meanings import ClassRef, FunctionRef
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
            stores = list(self._stores(made.ref, name))
            kept = stores[0][1] if len(stores) == 1 else None
            if not isinstance(kept, ast.Name):
                return NOTHING
            return self._constructed(made, stores[0][0]).get(kept.id, NOTHING)
        return NOTHING

    def _stores(self, ref: ClassRef, name: str) -> Iterator[tuple[FunctionRef, ast.expr | None]]:
        """Where a class or its bases assign an attribute of their objects, or others may."""
        for each in self.evaluator.names.ancestors(ref):
            if isinstance(each, ClassRef):
                index = self.evaluator.names.index(each.module)
                for store in index.stores.get((each.index, name), ()):
                    yield FunctionRef(each.module, store.function), store.value
                for store in index.placed.get(name, ()):
                    yield FunctionRef(each.module, store.function), None

    def _constructed(self, made: Instance, ref: FunctionRef) -> dict[str, Values]:
        """What the parameters of a constructor hold."""
        given = self.evaluator.members.constructing.arguments(made, ref)
        if given is None:
            return {}
        value = FunctionValue(ref, made)
        return bind(value, given[0], {**defaults(value, given[0]), **given[1]})
