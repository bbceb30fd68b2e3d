"""Reasons why a callable that is given to a worker cannot be followed to a function."""

from __future__ import annotations

import ast

from poolproof.syntax.scopes import MODULE, Bound
from poolproof.tasks.evaluation.values import Context, Values

PARAMETER = "the callable is a parameter, and no call in sight passes one"
MEMBER = "the callable is an attribute of an object that is not known"
UNKNOWN = "the callable has a name that nothing in sight binds to a function"
COMPUTED = "the callable is computed"
OUTSIDE = "the callable is not of the project"
NO_BODY = "the class does not say what its process runs"


def reason(values: Values, node: ast.expr, context: Context) -> str:
    """Why a callable cannot be followed to a function."""
    if values:
        return OUTSIDE
    if isinstance(node, ast.Attribute):
        return MEMBER
    if not isinstance(node, ast.Name):
        return COMPUTED
    found = context.module.names.scope_of(context.function).lookup(node.id)
    if found is None or found[0].function == MODULE:
        return UNKNOWN
    bound = [each for each in found[1] if isinstance(each, Bound) and each.source is None]
    return PARAMETER if bound else COMPUTED
