"""Looking: the questions of a function that are about its parent."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from poolproof.flow.graph import Extent, extent
from poolproof.syntax.children import walk
from poolproof.syntax.spelling import last_word
from poolproof.tasks.conduct.body import Body
from poolproof.tasks.conduct.calls import Resolved
from poolproof.tasks.conduct.causes import Look
from poolproof.tasks.conduct.guards.kinship import Kinship
from poolproof.tasks.conduct.state.sources import mentions
from poolproof.tasks.evaluation.calling import argument
from poolproof.tasks.evaluation.values import Outside

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination

_CHECKS = ("getppid", "parent_process", "pid_exists")
_ENDING = re.compile("exit|abort|kill|stop|set$|quit|shutdown|terminate|cancel|close")
_OTHERS = ("os.getpgid()", "os.getpgrp()", "os.getsid()", "Popen().pid", "os.fork()")


class Looking:
    """Reads the conditions of one function."""

    def __init__(self, examined: Examination, kinship: Kinship) -> None:
        self.examined = examined
        self.kinship = kinship

    @cached_property
    def found(self) -> tuple[tuple[Extent, Look], ...]:
        """The tests that are about the parent, and how far they help."""
        return tuple(self._looking())

    def _looking(self) -> Iterator[tuple[Extent, Look]]:
        calls = self.examined.resolved
        asking = {id(each.node): each for each in calls.values() if self._asks(each)}
        for at, resolved in calls.items():
            if self.kinship.fails(resolved):
                yield at, Look.PARENT if self.examined.body.loops_around(at) else Look.ONCE
        if not asking:
            return
        by_number = all(resolved.word == "getppid" for resolved in asking.values())
        body = self.examined.body
        names = body.depending([resolved.node for resolved in asking.values()])
        for test in self._tests():
            if mentions(test, names, set(asking)) and not is_passed_over(body, test):
                often = Look.NUMBER if by_number else Look.PARENT
                again = body.loops_around(extent(test)) or _waits_for_parent(test)
                yield extent(test), often if again else Look.ONCE

    def _asks(self, resolved: Resolved) -> bool:
        """Whether a call asks for the parent, by all that is known of it."""
        if resolved.word == "pid_exists" or self._signals_nobody(resolved):
            return not self._is_about_others(resolved)
        if resolved.word in _CHECKS or self.kinship.asks(resolved):
            return True
        return any(word in path for path in resolved.paths for word in _CHECKS)

    def _is_about_others(self, resolved: Resolved) -> bool:
        """Whether a number is that of a group of processes, or of a program that was started."""
        node = argument(resolved.node, 0, "pid")
        if node is not None and self._is_one_of_many(node):
            return True
        values = self.examined.evaluator.values(node, self.examined.context) if node else ()
        return bool(values) and all(
            isinstance(value, Outside) and value.path.endswith(_OTHERS) for value in values
        )

    def _is_one_of_many(self, node: ast.expr) -> bool:
        """Whether a loop runs over numbers: there is one parent only."""
        owner = getattr(node, "value", node)
        name = getattr(owner, "id", "")
        bindings = self.examined.value.ref.function.scope.names.get(name, ())
        return bool(bindings) and all("item" in getattr(each, "taken", ()) for each in bindings)

    def _signals_nobody(self, resolved: Resolved) -> bool:
        """``os.kill(pid, 0)`` only asks whether a process is there."""
        if "os.kill" not in resolved.paths or len(resolved.node.args) != 2:
            return False
        number = resolved.node.args[1]
        return isinstance(number, ast.Constant) and number.value == 0

    def _tests(self) -> Iterator[ast.expr]:
        """The conditions of a function, and the questions that are answered by an exception."""
        for node in walk(self.examined.value.ref.function.node):
            if isinstance(node, (ast.If, ast.While, ast.IfExp, ast.Assert)):
                yield node.test
            elif isinstance(node, ast.Compare):
                yield node
            elif isinstance(node, ast.Try):
                for statement in node.body:
                    asked = statement.value if isinstance(statement, ast.Expr) else None
                    if isinstance(asked, ast.Call):
                        resolved = self.examined.resolved.get(extent(asked))
                        if resolved is not None and self._signals_nobody(resolved):
                            yield asked


def is_passed_over(body: Body, asked: ast.expr) -> bool:
    """Whether a loop goes on to the next when somebody is gone: one of many, and no parent.

    ``if not is_alive(pid): forget(pid); continue``
    """
    for outer in body.around(asked):
        if isinstance(outer, ast.If):
            gone = outer.test if isinstance(outer.test, ast.UnaryOp) else None
            return gone is not None and asked in (gone, gone.operand) and _goes_on(outer.body)
        if isinstance(outer, ast.stmt):
            return False
    return False


def _goes_on(block: list[ast.stmt]) -> bool:
    """Whether a block does nothing but call something, and goes on to the next turn of a loop."""
    *before, last = block
    return isinstance(last, ast.Continue) and all(
        isinstance(each, ast.Expr)
        and not any(
            isinstance(part, ast.Call) and _ENDING.search(last_word(part.func))
            for part in walk(each)
        )
        for each in before
    )


def _waits_for_parent(test: ast.expr) -> bool:
    """Whether a test waits for the parent's end along with what it is about.

    What comes after has been waited for, and cannot keep the worker when the parent is gone.
    """
    return any(
        isinstance(part, ast.Attribute) and part.attr == "sentinel"
        for call in walk(test)
        if isinstance(call, ast.Call) and last_word(call.func) in ("wait", "select")
        for part in walk(call)
    )
