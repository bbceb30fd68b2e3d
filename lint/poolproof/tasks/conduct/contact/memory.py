"""Memory: values and blocks of memory that processes share, however they are looked at.

``numpy.ndarray(..., buffer=block.buf)`` and ``numpy.frombuffer(array.get_obj())`` are the same
memory under another name.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from poolproof.tasks.conduct.contact.channels import SHARED, Channel
from poolproof.tasks.conduct.waiting import canonical
from poolproof.tasks.evaluation.calling import argument
from poolproof.tasks.evaluation.evaluator import Evaluator
from poolproof.tasks.evaluation.values import Context, Origin, Outside, Value, ordered

# What makes a view of memory, and which of its arguments that is.
_VIEWS = {
    "numpy.ndarray()": (2, "buffer"),
    "numpy.frombuffer()": (0, "buffer"),
    "numpy.ctypeslib.as_array()": (0, "obj"),
    "torch.from_numpy()": (0, "ndarray"),
    "torch.frombuffer()": (0, "buffer"),
}
# Methods that give the same memory again.
_SAME = (".get_obj()", ".reshape()", ".view()")
_SHARING = ".share_memory_()"
_MAX_VIEWS = 4


def shared(
    evaluator: Evaluator, node: ast.expr, context: Context, part: ast.AST | None = None
) -> Iterator[Channel]:
    """What processes share that an expression may be, or the part of it that a node names."""
    for value in ordered(evaluator.values(node, context)):
        for origin in _origins(evaluator, value, 0):
            yield Channel.of(origin, part)


def _origins(evaluator: Evaluator, value: Value, depth: int) -> Iterator[Origin]:
    if not isinstance(value, Outside) or value.origin is None or depth > _MAX_VIEWS:
        return
    path, call, inside = value.path, value.origin.call, value.origin.context
    if canonical(path) in SHARED or path.endswith(_SHARING):
        yield value.origin
        return
    seen: ast.expr | None = None
    if path in _VIEWS:
        seen = argument(call, *_VIEWS[path])
    elif path.endswith(_SAME) and isinstance(call.func, ast.Attribute):
        seen = call.func.value
    for each in ordered(evaluator.values(seen, inside)) if seen is not None else ():
        yield from _origins(evaluator, each, depth + 1)
