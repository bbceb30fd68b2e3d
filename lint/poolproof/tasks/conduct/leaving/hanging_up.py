"""Hanging up: handlers that take the end of a pipe and leave the loop for it after all.

They answer on the pipe, which fails in turn, or close it, count how often it has failed, or look
which error it was that came.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeAlias

from poolproof.flow.graph import Extent, extent
from poolproof.syntax.children import walk
from poolproof.syntax.spelling import dotted
from poolproof.tasks.conduct.contact.channels import Act
from poolproof.tasks.conduct.leaving.catching import TRIES
from poolproof.tasks.conduct.leaving.exceptions import catches
from poolproof.tasks.conduct.state.sources import mentions

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination

Loop: TypeAlias = ast.While | ast.For | ast.AsyncFor

_RECEIVING = frozenset({"recv", "recv_bytes"})
_SENDING = frozenset({"send", "send_bytes"})
_CLOSING = frozenset({"close"})
_LEAVING = (ast.Break, ast.Return, ast.Raise)
_GIVEN = frozenset({Act.GIVES, Act.ENDS})
_NOTHING = frozenset[str]()


class HangingUp:
    """Answers for the handlers of one function."""

    def __init__(self, examined: Examination) -> None:
        self.examined = examined
        # What is received where the handler of its end leaves the loop.
        self.received: list[Extent] = []

    def ends(self, at: Extent, loop: Loop) -> bool:
        """Whether a handler, which begins at a place, leads out of the loop."""
        for node in self.examined.body.tries:
            handler = next((each for each in node.handlers if _begins(each, at)), None)
            if handler is not None:
                received = self._answered(node, handler)
                if not received and (_gives_up(handler, loop) or _closes(node, handler, loop)):
                    received = [call for _, call in _pipes(node.body, _RECEIVING)]
                self.received += map(extent, received)
                return bool(received)
        return False

    def _answered(self, node: ast.Try, handler: ast.ExceptHandler) -> list[ast.Call]:
        """What is received on pipes on which a handler sends something, which fails."""
        taken = list(_pipes(node.body, _RECEIVING))
        if any(isinstance(each, TRIES) for each in self.examined.body.around(node)):
            return []
        steps = [each for each in handler.body if isinstance(each, ast.Expr)]
        told = {pipe for pipe, _ in _pipes(steps, _SENDING)}
        told |= {
            pipe
            for inner in handler.body
            if isinstance(inner, TRIES)
            and any(isinstance(h.body[-1], _LEAVING) for h in inner.handlers)
            for pipe, _ in _pipes(inner.body, _SENDING)
        }
        found = [call for pipe, call in taken if pipe in told]
        return found or [call for _, call in taken if self._is_answered_by(call, steps)]

    def _is_answered_by(self, call: ast.Call, steps: Iterable[ast.Expr]) -> bool:
        """Whether what some statements call sends something on the pipe that a call receives on."""
        examined = self.examined
        pipes = {use.channel for use in examined.uses((extent(call),)) if use.act is Act.TAKES}
        calls = (extent(each.value) for each in steps if isinstance(each.value, ast.Call))
        return any(use.act in _GIVEN and use.channel in pipes for use in examined.uses(calls))


def _gives_up(handler: ast.ExceptHandler, loop: Loop) -> bool:
    """Whether a loop is left once a handler has counted enough errors, or was given this one."""
    counted = frozenset(_counted(handler))
    tests = [loop.test] if isinstance(loop, ast.While) else []
    tests += [each.test for each in walk(loop) if isinstance(each, ast.If) and _leaves(each)]
    if counted and any(mentions(test, counted, set()) for test in tests):
        return True
    name = frozenset({handler.name}) if handler.name else _NOTHING
    return any(
        isinstance(each, ast.If)
        and _leaves(each)
        and mentions(each.test, name, set())
        and _may_be_end(each.test)
        for each in walk(handler)
    )


def _counted(handler: ast.ExceptHandler) -> Iterator[str]:
    """The names that a handler counts up or down."""
    for node in walk(handler):
        steps: list[ast.expr] = [node.target] if isinstance(node, ast.AugAssign) else []
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.BinOp):
            steps = node.targets
        yield from filter(None, map(dotted, steps))


def _leaves(node: ast.If) -> bool:
    return any(isinstance(part, _LEAVING) for part in walk(node))


def _may_be_end(test: ast.expr) -> bool:
    """Whether a test of an error may hold for the end of a pipe: of its class, if it asks that."""
    for node in walk(test):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "isinstance":
            return any(catches(f"except {ast.unparse(node.args[-1])}", "EOFError"))
    return True


def _closes(node: ast.Try, handler: ast.ExceptHandler, loop: Loop) -> bool:
    """Whether a handler closes the pipe, and the loop sees that or fails with what is closed."""
    received = {pipe for pipe, _ in _pipes(node.body, _RECEIVING)}
    if received.isdisjoint(pipe for pipe, _ in _pipes(handler.body, _CLOSING)):
        return False
    test = loop.test if isinstance(loop, ast.While) else None
    asked = test is not None and any(getattr(each, "attr", "") == "closed" for each in walk(test))
    taken = f"except {ast.unparse(handler.type)}" if handler.type is not None else "except"
    return asked or not any(catches(taken, "OSError"))


def _begins(handler: ast.ExceptHandler, at: Extent) -> bool:
    place = extent(handler)
    return (place.line, place.column) == (at.line, at.column)


def _pipes(block: Iterable[ast.stmt], words: frozenset[str]) -> Iterator[tuple[str, ast.Call]]:
    """The calls of such methods in some statements, and what they are made on, as written."""
    for statement in block:
        for each in walk(statement):
            func = each.func if isinstance(each, ast.Call) else None
            if isinstance(func, ast.Attribute) and func.attr in words:
                assert isinstance(each, ast.Call)
                yield ast.unparse(func.value), each
