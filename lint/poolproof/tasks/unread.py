"""Variables that hold results, and that nobody asks how these came out.

To wait for a result is not to look at it: ``wait`` and ``as_completed`` neither raise nor tell what
a task has raised, and neither do ``done()`` and ``len()``.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field

from poolproof.syntax.scopes import MODULE
from poolproof.tasks.evaluator import Evaluator
from poolproof.tasks.submissions import Handed
from poolproof.tasks.values import Outside

FILLS = frozenset({"append", "add"})
# Whether it is over, and not how.
_QUESTIONS = frozenset({"wait", "done", "ready", "running"})
_WAIT = "concurrent.futures.wait"
_STREAM = "concurrent.futures.as_completed"
# What gives the results that it is given.
_PASSING = frozenset({"tqdm", "track", "enumerate", "list", "tuple", "iter", "reversed"})


@dataclass(slots=True)
class Unread:
    """What happens to the result of one submission in the function that makes it.

    ``parents`` are the parents of the function's own nodes; ``keyed`` says that the results are the
    keys of a dict.
    """

    handed: Handed
    evaluator: Evaluator
    parents: Mapping[int, ast.AST]
    keyed: bool = False
    _asked: set[str] = field(default_factory=set)

    def is_variable(self, target: ast.expr) -> bool:
        """Whether it is a local variable in which nobody looks for a failure."""
        number = self.handed.function
        if number == MODULE or not isinstance(target, ast.Name):
            return False
        function = self.handed.module.names.functions[number]
        if target.id not in function.scope.names or target.id in function.parameters:
            return False
        return target.id not in function.scope.outer and self._is_unread(target.id)

    def _is_unread(self, name: str) -> bool:
        if name in self._asked:
            return True
        self._asked.add(name)
        function = self.handed.module.names.functions[self.handed.function]
        return all(
            self._is_blind(node)
            for node in ast.walk(function.node)
            if isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load)
        )

    def _is_blind(self, node: ast.expr) -> bool:
        """Whether a place that has a result, or many, does not tell a failure from a success."""
        above = self.parents.get(id(node))
        if isinstance(above, ast.Attribute):
            called = isinstance(self.parents.get(id(above)), ast.Call)
            return called and above.attr in FILLS | _QUESTIONS
        if self.handed.method in self.handed.protocol.streams:
            return False  # to iterate is to ask
        if isinstance(above, ast.Subscript):
            return self.keyed or above.slice is node
        if isinstance(above, ast.If | ast.While | ast.UnaryOp | ast.Expr):
            return True
        if isinstance(above, ast.For | ast.comprehension):
            return above.iter is node and self._is_passed_over(above.target)
        if not isinstance(above, ast.Call) or node not in above.args:
            return False
        return self._is_blind_call(above)

    def _is_passed_over(self, target: ast.expr) -> bool:
        """Whether a loop looks at none of the results: its variable, or the last one of them."""
        if isinstance(target, ast.Tuple) and target.elts:
            target = target.elts[-1]
        return isinstance(target, ast.Name) and self._is_unread(target.id)

    def _is_blind_call(self, call: ast.Call) -> bool:
        word = getattr(call.func, "attr", getattr(call.func, "id", ""))
        if word == "len":
            return True
        paths = self._paths(call.func)
        if _WAIT in paths:
            return isinstance(self.parents.get(id(call)), ast.Expr)
        return (word in _PASSING or _STREAM in paths) and self._is_blind(call)

    def _paths(self, func: ast.expr) -> set[str]:
        context = self.evaluator.context(self.handed.module, self.handed.function)
        values = self.evaluator.values(func, context)
        return {value.path for value in values if isinstance(value, Outside)}
