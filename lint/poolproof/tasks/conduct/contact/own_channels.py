"""Own channels: queues and pipes that a task makes for whom it starts itself.

The main process never knows of them, so it neither gives anything to them nor is missed.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from poolproof.syntax.spelling import last_word
from poolproof.tasks.conduct.contact.channels import Channel
from poolproof.tasks.conduct.state.sources import mentions
from poolproof.tasks.evaluation.values import Origin

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination

# What only keeps or shows what it is given.
_KEEPING = frozenset({"append", "add", "extend", "insert", "print", "len", "isinstance", "str"})


def is_own(examined: Examination, made: Origin | Channel | None) -> bool:
    """Whether a function made something itself, in a variable, and gave it to somebody."""
    if made is None:
        return False
    names = {
        name for each in examined.body.bindings if each.value is made.call for name in each.names
    }
    return bool(names) and any(
        last_word(call.func) not in _KEEPING
        and any(mentions(given, names, set()) for given in _given(call))
        for call in examined.body.calls.values()
    )


def _given(call: ast.Call) -> list[ast.expr]:
    return [*call.args, *(keyword.value for keyword in call.keywords)]
