"""Mistakes: ways out of a loop by which a program gives up, as it has come to what should not be.

It says that something is wrong and exits with an error. That is no end of a loop as long as nothing
that the loop gets from others, counts or reads off a clock can bring it about: the death of the
main process least of all.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Container
from typing import TYPE_CHECKING

from poolproof.flow.graph import Edge, Extent, contains
from poolproof.flow.ops import Branch
from poolproof.syntax.children import walk
from poolproof.syntax.spelling import last_word
from poolproof.tasks.conduct.body import LoopText
from poolproof.tasks.conduct.leaving.exits import Exit
from poolproof.tasks.conduct.state.sources import mentions
from poolproof.tasks.evaluation.calling import argument, brings
from poolproof.tasks.evaluation.returning import own_nodes

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination

_EXITS = frozenset({"exit", "quit", "_exit"})
_EXITING = "SystemExit"
# What tells nothing but what it is asked about.
_PLAIN = frozenset({"lower", "upper", "strip", "len", "str", "int", "float", "isinstance", "type"})
_LEAVING = (ast.Break, ast.Return, ast.Raise, ast.Continue)
_TELLING = frozenset({"print", "error", "critical", "exception", "fatal", "write", "log"})
_BLAMING = frozenset({"error", "critical", "exception", "fatal"})
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
    if way.raised == _EXITING and way.edge is Edge.RAISES:
        return _calls_by_mistake(examined, node.at, loop)
    if way.edge not in (Edge.TRUE, Edge.FALSE) or not isinstance(node.op, Branch):
        return False
    test = body.expressions.get(node.at)
    outer = next(body.around(test), None) if isinstance(test, ast.Compare) else None
    if test is None or not isinstance(outer, ast.If) or outer.test is not test:
        return False
    if not _is_error(outer):
        return False
    other = outer.orelse if _gives_up(outer.body) else outer.body
    if any(isinstance(each, _LEAVING) for statement in other for each in walk(statement)):
        return False
    return not _changes(examined, test, loop)


def _changes(examined: Examination, node: ast.expr, loop: LoopText) -> bool:
    """Whether something comes of what a loop calls or counts; who asks a text calls nothing."""
    body = examined.body
    calls = [
        r.node
        for at, r in examined.resolved.items()
        if contains(loop.at, at) and not (r.word in _PLAIN and not r.runs and not r.waits)
    ]
    changing = body.depending(calls) | body.counted(loop.at)
    return mentions(node, changing, set(map(id, calls)))


def _calls_by_mistake(examined: Examination, at: Extent, loop: LoopText) -> bool:
    """Whether a call only ends the process because of what it is given, always the same."""
    given = _refused_by(examined, at)
    return given is not None and not any(_changes(examined, each, loop) for each in given)


def _refused_by(examined: Examination, at: Extent) -> list[ast.expr] | None:
    """What a call passes that may end the process; None if something else may, or nothing does."""
    call = examined.body.calls.get(at)
    exiting = [c for c in examined.callees.get(at, ()) if _EXITING in c[1].raises]
    if call is None or not exiting:
        return None
    found: list[ast.expr] = []
    for function, conduct in exiting:
        if conduct.refuses is None:
            return None
        names = function.ref.function.parameters
        for name in conduct.refuses:
            place = names.index(name) - len(brings(function)) if name in names else None
            given = argument(call, place, name) if place is None or place >= 0 else None
            found += [given] if given is not None else []
    return found


def refused(examined: Examination, raised: Container[str]) -> frozenset[str] | None:
    """The parameters because of which a function ends the process with an error.

    None if it does not, or for anything else.
    """
    if _EXITING not in raised:
        return None
    node = examined.value.ref.function.node
    needed: set[str] = set()
    for each in own_nodes(node):
        if not _ends(each):
            continue
        outer = next((o for o in examined.body.around(each) if not isinstance(o, ast.Expr)), None)
        if not isinstance(outer, ast.If) or not _is_error(outer):
            return None
        needed |= _read(outer.test)
    for at, callees in examined.callees.items():
        if any(_EXITING in conduct.raises for _, conduct in callees):
            passed = _refused_by(examined, at)
            if passed is None:
                return None
            needed.update(name for each in passed for name in _read(each))
    given = set(examined.value.ref.function.all_parameters) - {"self", "cls"}
    stays = needed <= given and not any(needed & names for names in examined.body.bound)
    return frozenset(needed) if stays else None


def _read(node: ast.expr) -> set[str]:
    """The variables that an expression reads, and what it calls but to ask a text or number."""
    called = {
        id(each.func) for each in walk(node) if isinstance(each, ast.Call) and _is_plain(each.func)
    }
    return {each.id for each in walk(node) if isinstance(each, ast.Name) and id(each) not in called}


def _is_plain(func: ast.expr) -> bool:
    return isinstance(func, ast.Name) and func.id in _PLAIN


def _is_error(branch: ast.If) -> bool:
    """Whether one side of a branch ends the process with an error, and the other does not."""
    return _gives_up(branch.body) != _gives_up(branch.orelse)


def _gives_up(block: list[ast.stmt]) -> bool:
    """Whether a block says that something is wrong, and ends the process with an error."""
    last = block[-1] if block else None
    given = _exit(last.value if isinstance(last, ast.Expr) else last)
    if given is None:
        return False
    status = given.operand if isinstance(given, ast.UnaryOp) else given
    if not isinstance(status, ast.Constant) or not status.value:
        return False
    told = [each.value for each in block[:-1] if isinstance(each, ast.Expr)]
    if any(isinstance(each, ast.Call) and last_word(each.func) in _BLAMING for each in told):
        return True
    texts = [text for each in told for text in _told(each)]
    return any(map(_WRONG.search, [*texts, str(status.value)]))


def _ends(node: ast.AST) -> bool:
    """Whether a call, or a statement, ends the process, with whatever status."""
    if isinstance(node, ast.Raise):
        return last_word(getattr(node.exc, "func", node.exc)) == _EXITING
    return isinstance(node, ast.Call) and last_word(node.func) in _EXITS


def _exit(node: ast.AST | None) -> ast.expr | None:
    """The status with which a call, or a statement, ends the process."""
    call = node.exc if isinstance(node, ast.Raise) else node
    words = {_EXITING} if isinstance(node, ast.Raise) else _EXITS
    if not isinstance(call, ast.Call) or last_word(call.func) not in words or len(call.args) != 1:
        return None
    return call.args[0]


def _told(node: ast.expr) -> list[str]:
    """The texts that a call prints or logs."""
    if not isinstance(node, ast.Call) or last_word(node.func) not in _TELLING:
        return []
    return _texts(node.args)


def _texts(nodes: list[ast.expr]) -> list[str]:
    """The constants in some expressions, as text."""
    parts = [each for node in nodes for each in walk(node)]
    return [str(each.value) for each in parts if isinstance(each, ast.Constant)]
