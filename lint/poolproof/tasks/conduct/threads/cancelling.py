"""Cancelling: whether what goes on beside a coroutine cancels it after a while, by itself.

Who stands behind an endless coroutine is never come to; who was set going beside it is.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from poolproof.syntax.spelling import last_word
from poolproof.tasks.conduct.threads.coroutines import STARTING, is_deferred
from poolproof.tasks.evaluation.values import FunctionValue

if TYPE_CHECKING:
    from poolproof.tasks.conduct.causes import Conduct
    from poolproof.tasks.conduct.examination import Examination

_CANCEL = "cancel"
_LATER = frozenset({"call_later", "call_at"})
# What runs several coroutines at once.
_TOGETHER = STARTING | {"gather", "wait", "as_completed", "start_soon"}


def is_cancelled(examined: Examination) -> bool:
    """Whether the coroutines that a function runs are cancelled by what it sets going."""
    if not examined.context.module.says(_CANCEL):
        return False
    return any(map(_cancels_later, examined.body.calls.values())) or any(
        not conduct.causes and any(map(_cancels, examined.conducts.body(value.ref).calls.values()))
        for value, conduct in _together(examined)
    )


def _together(examined: Examination) -> Iterator[tuple[FunctionValue, Conduct]]:
    """The coroutines that run beside others, to their end or not."""
    for resolved in examined.resolved.values():
        outer = next(examined.body.around(resolved.node), None)
        if isinstance(outer, ast.Call) and last_word(outer.func) in _TOGETHER:
            for value, inside in resolved.runs:
                if is_deferred(value.ref.function.node):
                    yield value, examined.conducts.of(value, inside)


def _cancels(call: ast.Call) -> bool:
    return last_word(call.func) == _CANCEL


def _cancels_later(call: ast.Call) -> bool:
    return last_word(call.func) in _LATER and any(last_word(arg) == _CANCEL for arg in call.args)
