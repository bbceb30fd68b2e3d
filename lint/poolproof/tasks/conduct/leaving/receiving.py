"""Receiving: what is taken from queues of which nothing is known but that they can be empty.

Libraries and programs have queues of their own between processes. A worker that takes from one, and
is ready for ``Empty``, waits for what somebody else puts there, if it does not do that itself.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from poolproof.syntax.children import walk
from poolproof.tasks.conduct.calls import Resolved
from poolproof.tasks.conduct.leaving.exceptions import names

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination

EMPTY = "Empty"
_TAKING = ("get", "recv", "receive")
_GIVING = ("put", "push", "send")
# Queues of threads and coroutines, which nobody outside of the process knows.
_WITHIN = ("queue.", "Queue.", "asyncio.", "_queue.", "janus.")


def is_received(examined: Examination, resolved: Resolved) -> bool:
    """Whether a call takes from a queue that is not the worker's own, as far as can be seen."""
    func = resolved.node.func
    if not isinstance(func, ast.Attribute) or not func.attr.startswith(_TAKING):
        return False
    # Of one that is of either kind it is the other that goes with a process.
    if resolved.paths and all(path.startswith(_WITHIN) for path in resolved.paths):
        return False
    return (
        _is_ready(examined, resolved.node)
        and _is_given(examined, func.value)
        and not _fills(examined, func.value)
    )


def _is_ready(examined: Examination, node: ast.expr) -> bool:
    """Whether a handler right around a call says what is done if there is nothing to take."""
    for outer in examined.body.around(node):
        if isinstance(outer, ast.Try):
            inside = any(node is each for part in outer.body for each in walk(part))
            caught = (each.type for each in outer.handlers if each.type is not None)
            return inside and any(EMPTY in names(ast.unparse(each)) for each in caught)
    return False


def _is_given(examined: Examination, queue: ast.expr) -> bool:
    """Whether a queue is an attribute, or a parameter: not made where it is taken from."""
    if isinstance(queue, ast.Name):
        return queue.id in examined.value.ref.function.all_parameters
    return isinstance(queue, ast.Attribute)


def _fills(examined: Examination, queue: ast.expr) -> bool:
    """Whether the worker puts something into a queue of that name itself."""
    word = getattr(queue, "attr", getattr(queue, "id", ""))
    refs = examined.touched() | examined.signs.referred | {examined.value.ref}
    return any(
        isinstance(call.func, ast.Attribute)
        and call.func.attr.startswith(_GIVING)
        and getattr(call.func.value, "attr", getattr(call.func.value, "id", "")) == word
        for ref in refs
        for call in ref.module.names.calls.get(ref.index, ())
    )
