"""Identity: questions which process this is, which are answered in every worker.

None is the main one, and none is the child that it forks itself.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from poolproof.flow.conditions import comparison
from poolproof.flow.graph import Edge, Extent, extent
from poolproof.syntax.children import walk
from poolproof.syntax.scopes import MODULE
from poolproof.syntax.spelling import dotted
from poolproof.tasks.evaluation.values import Constant, Outside, Value

if TYPE_CHECKING:
    from poolproof.tasks.conduct.calls import Resolved
    from poolproof.tasks.conduct.examination import Examination

_NUMBER = "os.getpid()"
_NAME = "multiprocessing.current_process().name"
_OWN = frozenset({_NUMBER, "os.getpgrp()", "multiprocessing.current_process().pid"})
_RAISING = "signal.raise_signal"
_KILLS = frozenset({"os.kill", "os.killpg"})
_ENDS = frozenset({f"multiprocessing.current_process().{word}" for word in ("kill", "terminate")})
_FORK = "fork("
_FORKS = frozenset({"os.fork", "os.forkpty", "pty.fork"})
_LEAVING = frozenset({"os._exit", "sys.exit", "builtins.exit", "builtins.quit"})
_PARENT = "multiprocessing.parent_process()"


class Identity:
    """Answers for one function."""

    def __init__(self, examined: Examination) -> None:
        self.examined = examined

    def never(self, test: ast.expr | None) -> Edge | None:
        """The edge of a comparison that no worker takes.

        A graph asks ``!=`` as ``==`` and takes the answer the other way round.
        """
        if test is not None and self.examined.context.module.says(_FORK):
            edge = self._of_child(test)
            if edge is not None:
                return edge
        if not isinstance(test, ast.Compare) or len(test.ops) != 1:
            return None
        if not isinstance(test.ops[0], (ast.Eq, ast.NotEq, ast.Is, ast.IsNot)):
            return None
        sides = (test.left, test.comparators[0])
        if not any(isinstance(part, ast.Call) for side in sides for part in walk(side)):
            return None
        left, right = (self._one(side) for side in sides)
        differ = self._differ(left, right) or self._differ(right, left)
        return Edge.TRUE if differ else None

    def _of_child(self, test: ast.expr) -> Edge | None:
        """The edge that only a child takes: it is told 0, and who forked it a number."""
        if not isinstance(test, ast.Compare):
            return Edge.FALSE if self._is_forked(test) else None
        if len(test.ops) != 1 or getattr(test.comparators[0], "value", None) != 0:
            return None
        if not self._is_forked(test.left):
            return None
        if isinstance(test.ops[0], ast.Eq):
            return Edge.TRUE
        if isinstance(test.ops[0], ast.NotEq):
            # Of a number that is kept it is asked as it is written.
            return Edge.TRUE if comparison(test) is None else Edge.FALSE
        return Edge.FALSE if isinstance(test.ops[0], ast.Gt) else None

    def _is_forked(self, asked: ast.expr) -> bool:
        """Whether a number is what the last fork before has told."""
        if isinstance(asked, ast.NamedExpr):
            asked = asked.value
        name, at = dotted(asked), extent(asked)
        if name is not None:
            before = [
                each.value
                for each in self.examined.body.bindings
                if name in each.names and extent(each.value) < at
            ]
            asked = max(before, key=extent, default=asked)
        resolved = self.examined.resolved.get(extent(asked))
        return resolved is not None and not _FORKS.isdisjoint(resolved.paths)

    def forks_briefly(self) -> bool:
        """Whether each child that a function forks does a few steps and exits."""
        if not self.examined.context.module.says(_FORK):
            return False
        nodes = walk(self.examined.value.ref.function.node)
        branches = [self._branch(node) for node in nodes if isinstance(node, ast.If)]
        return any(branches) and all(map(self._is_brief, filter(None, branches)))

    def _branch(self, node: ast.If) -> list[ast.stmt]:
        """What only a child runs."""
        negated = isinstance(node.test, ast.UnaryOp) and isinstance(node.test.op, ast.Not)
        asked = node.test.operand if isinstance(node.test, ast.UnaryOp) else node.test
        edge = self._of_child(asked)
        if edge is None:
            return []
        return node.body if (edge is Edge.TRUE) is not negated else node.orelse

    def _is_brief(self, branch: list[ast.stmt]) -> bool:
        """Whether some statements wait for nothing, repeat nothing and end with the process."""
        calls = [each for step in branch for each in walk(step) if isinstance(each, ast.Call)]
        last = branch[-1].value if isinstance(branch[-1], ast.Expr) else None
        leaves = self.examined.resolved.get(extent(last)) if isinstance(last, ast.Call) else None
        return (
            leaves is not None
            and not _LEAVING.isdisjoint(leaves.paths)
            and not any(isinstance(each, ast.While) for step in branch for each in walk(step))
            and not any(self._keeps_busy(extent(call)) for call in calls)
        )

    def _keeps_busy(self, at: Extent) -> bool:
        """Whether a call waits, runs another program in its place, or comes to what does."""
        resolved = self.examined.resolved.get(at)
        if resolved is None or resolved.waits or resolved.word.startswith("exec"):
            return True
        return any(conduct.causes for _, conduct in self.examined.callees.get(at, ()))

    def kills_itself(self, resolved: Resolved) -> bool:
        """Whether a call ends the process that makes it, by a signal or otherwise."""
        if not _ENDS.isdisjoint(resolved.paths):
            return True
        args = resolved.node.args
        if _RAISING in resolved.paths:
            return len(args) == 1 and not _is_question(args[0])
        if _KILLS.isdisjoint(resolved.paths) or len(args) != 2 or _is_question(args[1]):
            return False
        values = self.examined.evaluator.values(args[0], self.examined.context)
        own = [v for v in values if isinstance(v, Outside) and v.path in _OWN]
        return 0 < len(own) == len(values) and not any(map(self._is_of_another, own))

    def _one(self, side: ast.expr) -> Value | None:
        """What a side stands for, if that is one thing."""
        values = self.examined.evaluator.values(side, self.examined.context)
        return next(iter(values)) if len(values) == 1 else None

    def _differ(self, asked: Value | None, other: Value | None) -> bool:
        """Whether the one is never the other in a worker."""
        path = asked.path if isinstance(asked, Outside) else ""
        if path == _NUMBER:
            return isinstance(other, Outside) and self._is_of_another(other)
        told = other.value if isinstance(other, Constant) else ""
        return (path, told) in ((_NAME, "MainProcess"), (_PARENT, None))

    def _is_of_another(self, noted: Outside) -> bool:
        """Whether a number was noted by what only others run.

        What a module notes when it is imported is a worker's own number where that imports it.
        """
        if noted.path != _NUMBER or noted.origin is None:
            return False
        where = noted.origin.context
        ours = {self.examined.value.ref, *self.examined.touched()}
        return where.function != MODULE and all(
            (ref.module, ref.index) != (where.module, where.function) for ref in ours
        )


def _is_question(signal: ast.expr) -> bool:
    """Whether a signal is none: it only asks whether a process is there."""
    return isinstance(signal, ast.Constant) and signal.value == 0
