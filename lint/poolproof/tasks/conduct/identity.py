"""Identity: questions whether a process is the main one, which is answered in every worker."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from poolproof.flow.graph import Edge
from poolproof.syntax.children import walk
from poolproof.syntax.scopes import MODULE
from poolproof.tasks.evaluation.values import Constant, Outside, Value

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination

_NUMBER = "os.getpid()"
_NAME = "multiprocessing.current_process().name"
_PARENT = "multiprocessing.parent_process()"


class Identity:
    """Answers for one function."""

    def __init__(self, examined: Examination) -> None:
        self.examined = examined

    def never(self, test: ast.expr | None) -> Edge | None:
        """The edge of a comparison that no worker takes.

        A graph asks ``!=`` as ``==`` and takes the answer the other way round.
        """
        if not isinstance(test, ast.Compare) or len(test.ops) != 1:
            return None
        if not isinstance(test.ops[0], ast.Eq | ast.NotEq | ast.Is | ast.IsNot):
            return None
        sides = (test.left, test.comparators[0])
        if not any(isinstance(part, ast.Call) for side in sides for part in walk(side)):
            return None
        left, right = (self._one(side) for side in sides)
        differ = self._differ(left, right) or self._differ(right, left)
        return Edge.TRUE if differ else None

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
