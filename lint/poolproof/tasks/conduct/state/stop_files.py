"""Stop files: files that somebody makes to tell a loop to stop, and that the loop looks for.

Any other file may come from a program that is still at work; one that is called so comes from the
main process, or from a user.
"""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from poolproof.syntax.children import walk
from poolproof.syntax.spelling import last_word
from poolproof.tasks.evaluation.values import Constant, Outside

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination

_LOOKING = ("os.path.exists", "os.path.isfile", "os.path.lexists")
_METHODS = ("exists", "is_file")
_STOP = re.compile(r"(?<![a-z])(stop|quit|shut_?down|terminat|abort|halt|kill|exit)", re.IGNORECASE)
_MAKING = frozenset({"open", "touch", "mknod", "write_text", "write_bytes", "copy", "rename"})


def is_told_by_file(examined: Examination, test: ast.expr) -> bool:
    """Whether a condition is that a file is there which is made to stop a loop by others."""
    asked = _asked(examined, test) if isinstance(test, ast.Call) else None
    if asked is None or not _STOP.search(_spelled(asked, examined)):
        return False
    return not any(
        last_word(call.func) in _MAKING and _speaks_of(call, asked)
        for ref in examined.touched() | {examined.value.ref}
        for call in examined.conducts.body(ref).calls.values()
    )


def _asked(examined: Examination, test: ast.Call) -> ast.expr | None:
    """The file that a call looks for."""
    values = examined.evaluator.values(test.func, examined.context)
    if any(isinstance(each, Outside) and each.path in _LOOKING for each in values):
        return next(iter(test.args), None)
    # Nothing is known of what is joined to a path by ``/``.
    known = any(not isinstance(each, Outside) for each in values)
    method = isinstance(test.func, ast.Attribute) and test.func.attr in _METHODS
    return getattr(test.func, "value", None) if method and not (known or test.args) else None


def _spelled(asked: ast.expr, examined: Examination) -> str:
    """How a file is called, by its name and by the variable that has it."""
    values = examined.evaluator.values(asked, examined.context)
    names = [str(value.value) for value in values if isinstance(value, Constant)]
    return " ".join([ast.unparse(asked), *names])


def _speaks_of(call: ast.Call, asked: ast.expr) -> bool:
    """Whether a call is about the same file, as far as that is written in the same way."""
    written = ast.unparse(asked)
    return any(isinstance(each, ast.expr) and ast.unparse(each) == written for each in walk(call))
