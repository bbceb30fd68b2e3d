"""Mistakes: ways out of a loop by which a program gives up, as it has come to what should not be.

It says that something is wrong and exits with an error. That is no end of a loop as long as nothing
that the loop gets from others, counts or reads off a clock can bring it about: the death of the
main process least of all.
"""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from poolproof.flow.graph import Edge, contains
from poolproof.flow.ops import Branch
from poolproof.syntax.children import walk
from poolproof.syntax.spelling import last_word
from poolproof.tasks.conduct.body import LoopText
from poolproof.tasks.conduct.leaving.exits import Exit
from poolproof.tasks.conduct.state.sources import mentions

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination

_EXITS = frozenset({"exit", "quit", "_exit"})
_LEAVING = (ast.Break, ast.Return, ast.Raise, ast.Continue)
_TELLING = frozenset({"print", "error", "critical", "exception", "fatal", "write", "log"})
_WRONG = re.compile(
    r"\berr|fail|invalid|illegal|unknown|unsupported|unexpected|wrong|\bbad\b|missing|mismatch"
    r"|impossible|should (not|never)|must (not|be)|can ?not|can't|could not|not (found|supported)",
    re.IGNORECASE,
)
# What refuses a message of a kind that nobody sends.
_REFUSING = re.compile(
    r"unknown|unsupported|unrecogni[sz]ed|unexpected|invalid|illegal"
    r"|not (supported|recogni[sz]ed|implemented)",
    re.IGNORECASE,
)
_GENERAL = frozenset({"RuntimeError", "Exception"})


def is_refusal(word: str, raised: ast.expr) -> bool:
    """Whether what is raised, by the last word of its class, says that something is unknown."""
    if word not in _GENERAL:
        return bool(_REFUSING.match(word))
    args = raised.args if isinstance(raised, ast.Call) else []
    return any(map(_REFUSING.search, _texts(args)))


def is_mistake(examined: Examination, way: Exit, loop: LoopText) -> bool:
    """Whether a loop is left because something is not as it has to be."""
    node, body = examined.graph.nodes[way.node], examined.body
    if way.edge not in (Edge.TRUE, Edge.FALSE) or not isinstance(node.op, Branch):
        return False
    test = body.expressions.get(node.at)
    outer = next(body.around(test), None) if isinstance(test, ast.Compare) else None
    if test is None or not isinstance(outer, ast.If) or outer.test is not test:
        return False
    if _gives_up(outer.body) == _gives_up(outer.orelse):
        return False
    other = outer.orelse if _gives_up(outer.body) else outer.body
    if any(isinstance(each, _LEAVING) for statement in other for each in walk(statement)):
        return False
    calls = [r.node for at, r in examined.resolved.items() if contains(loop.at, at)]
    changing = body.depending(calls) | body.counted(loop.at)
    return not mentions(test, changing, set(map(id, calls)))


def _gives_up(block: list[ast.stmt]) -> bool:
    """Whether a block says that something is wrong, and ends the process with an error."""
    last = block[-1].value if block and isinstance(block[-1], ast.Expr) else None
    if not isinstance(last, ast.Call) or last_word(last.func) not in _EXITS or len(last.args) != 1:
        return False
    given = last.args[0]
    status = given.operand if isinstance(given, ast.UnaryOp) else given
    if not isinstance(status, ast.Constant) or not status.value:
        return False
    told = [each.value for each in block[:-1] if isinstance(each, ast.Expr)]
    texts = [text for each in told for text in _told(each)]
    return any(map(_WRONG.search, [*texts, str(status.value)]))


def _told(node: ast.expr) -> list[str]:
    """The texts that a call prints or logs."""
    if not isinstance(node, ast.Call) or last_word(node.func) not in _TELLING:
        return []
    return _texts(node.args)


def _texts(nodes: list[ast.expr]) -> list[str]:
    """The constants in some expressions, as text."""
    parts = [each for node in nodes for each in walk(node)]
    return [str(each.value) for each in parts if isinstance(each, ast.Constant)]
