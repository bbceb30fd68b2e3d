"""Limits: threads that end their process after a while, whatever the rest of it does."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from poolproof.syntax.spelling import last_word
from poolproof.tasks.conduct.causes import CauseKind

if TYPE_CHECKING:
    from poolproof.tasks.conduct.conducts import Conducts
    from poolproof.tasks.evaluation.values import Context, FunctionValue

_ENDING = ("_exit", "abort", "kill", "raise_signal")
_PASSING = ("sleep", "wait")  # with how long
# What is only done in some case: if something is so, or goes wrong.
_CHOOSING = (ast.If, ast.ExceptHandler)
_LATE = frozenset({CauseKind.SLEEP, CauseKind.IGNORES, CauseKind.CHILD})


def is_limit(conducts: Conducts, function: FunctionValue, inside: Context) -> bool:
    """Whether a function comes to the end of its process without asking anything but the time."""
    if not function.ref.module.says(*_ENDING):
        return False
    body = conducts.body(function.ref)
    if not any(last_word(call.func) in _PASSING and call.args for call in body.calls.values()):
        return False
    ending = [call for call in body.calls.values() if last_word(call.func) in _ENDING]
    if not any(
        not any(isinstance(each, _CHOOSING) for each in body.around(call)) for call in ending
    ):
        return False
    conduct = conducts.of(function, inside)
    lasts = any(cause.kind not in _LATE for cause in conduct.causes)
    return conduct.kills and not conduct.returns and not lasts
