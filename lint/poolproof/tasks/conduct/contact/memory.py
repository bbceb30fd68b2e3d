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
from poolproof.tasks.evaluation.values import Context, Origin, Outside, Value, Values, ordered

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
_MAX_VIEWS = 5


def shared(
    evaluator: Evaluator, node: ast.expr, context: Context, part: ast.AST | None = None
) -> Iterator[Channel]:
    """What processes share that an expression may be, or the part of it that a node names."""
    for origin in _origins(evaluator, evaluator.values(node, context)):
        yield Channel.of(origin, part)


def _origins(evaluator: Evaluator, values: Values) -> Iterator[Origin]:
    """Where memory comes from that some values look at, each view of it looked through once."""
    seen: set[Value] = set()
    for _ in range(_MAX_VIEWS):
        fresh = ordered(values - seen)
        seen.update(fresh)
        behind: set[Value] = set()
        for value in fresh:
            if not isinstance(value, Outside) or value.origin is None:
                continue
            if canonical(value.path) in SHARED or value.path.endswith(_SHARING):
                yield value.origin
            else:
                viewed = _viewed(value.path, value.origin.call)
                if viewed is not None:
                    behind |= evaluator.values(viewed, value.origin.context)
        values = frozenset(behind)


def _viewed(path: str, call: ast.Call) -> ast.expr | None:
    """What a call gives a view of; None if it gives none."""
    if path in _VIEWS:
        return argument(call, *_VIEWS[path])
    if path.endswith(_SAME) and isinstance(call.func, ast.Attribute):
        return call.func.value
    return None
