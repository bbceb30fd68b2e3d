"""Variables that hold results, and that nobody asks how these came out.

To wait for a result is not to look at it: ``wait`` and ``as_completed`` neither raise nor tell what
a task has raised, and neither do ``done()`` and ``len()``.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping

from msgspec import Struct, field

from poolproof.syntax.children import walk
from poolproof.syntax.scopes import MODULE
from poolproof.syntax.spelling import last_word
from poolproof.tasks.evaluation.evaluator import Evaluator
from poolproof.tasks.evaluation.values import Outside
from poolproof.tasks.submitting.submissions import Handed

_FILLS = frozenset({"append", "add"})
# Whether it is over, and not how.
_QUESTIONS = frozenset({"wait", "done", "ready", "running"})
_WAIT = "concurrent.futures.wait"
_STREAM = "concurrent.futures.as_completed"
# What gives the results that it is given.
_PASSING = frozenset({"tqdm", "track", "enumerate", "list", "tuple", "iter", "reversed"})
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.GeneratorExp, ast.DictComp)


class Unread(Struct):
    """What happens to the result of one submission in the function that makes it.

    ``parents`` are the parents of the function's own nodes.
    """

    handed: Handed
    evaluator: Evaluator
    parents: Mapping[int, ast.AST]
    _asked: set[str] = field(default_factory=set)
    _keyed: bool = False

    def is_unread(self, node: ast.expr) -> bool:
        """Whether nobody who gets what the node stands for, a result or many, sees a failure."""
        above = self.parents.get(id(node))
        if isinstance(above, ast.Expr):
            return True
        if isinstance(above, _COMPREHENSIONS) and node in _parts(above):
            self._keyed |= isinstance(above, ast.DictComp) and node is above.key
            return self.is_unread(above)
        if isinstance(above, (ast.List, ast.Set)):
            return self.is_unread(above)
        if isinstance(above, ast.Assign):
            return len(above.targets) == 1 and self._is_kept_unread(above.targets[0])
        if isinstance(above, ast.Subscript) and isinstance(above.ctx, ast.Store):
            self._keyed = True
            return self._is_variable(above.value)
        if isinstance(above, ast.Call) and node in above.args:
            filled = self._filled_by(above)
            if filled is not None:
                return self._is_variable(filled)
        return not self._is_iterator() and self._is_blind(node, above)

    def _is_iterator(self) -> bool:
        """Whether to iterate over the result is to ask for what it holds."""
        return self.handed.method in self.handed.protocol.streams

    def _is_kept_unread(self, target: ast.expr) -> bool:
        held = target.value if isinstance(target, ast.Subscript) else target
        return self._is_variable(held)

    def _is_variable(self, target: ast.expr) -> bool:
        """Whether it is a variable of the function in which nobody looks for a failure."""
        if not isinstance(target, ast.Name):
            return False
        number, names = self.handed.function, self.handed.module.names
        if number != MODULE:
            function = names.functions[number]
            if target.id in function.parameters or target.id in function.scope.outer:
                return False
        return target.id in names.scope_of(number).names and self._is_unread(target.id)

    def _is_unread(self, name: str) -> bool:
        if name in self._asked:
            return True
        self._asked.add(name)
        number, names = self.handed.function, self.handed.module.names
        root = names.tree if number == MODULE else names.functions[number].node
        return all(
            self._is_filled(node) or self.is_unread(node)
            for node in walk(root)
            if isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load)
        )

    def _is_filled(self, node: ast.expr) -> bool:
        """``futures`` of ``futures.append(...)`` and of ``futures[key] = ...``."""
        above = self.parents.get(id(node))
        if isinstance(above, ast.Subscript):
            return above.value is node and isinstance(above.ctx, ast.Store)
        return isinstance(above, ast.Attribute) and above.attr in _FILLS

    def _filled_by(self, call: ast.Call) -> ast.expr | None:
        """``futures`` of the statement ``futures.append(future)``."""
        func = call.func
        if not isinstance(func, ast.Attribute) or func.attr not in _FILLS:
            return None
        return func.value if isinstance(self.parents.get(id(call)), ast.Expr) else None

    def _is_blind(self, node: ast.expr, above: ast.AST | None) -> bool:
        """Whether a place that has a result, or many, does not tell a failure from a success."""
        if isinstance(above, ast.Attribute):
            call = self.parents.get(id(above))
            if not isinstance(call, ast.Call) or call.func is not above:
                return False
            return above.attr in _QUESTIONS or (above.attr == "values" and self.is_unread(call))
        if isinstance(above, ast.Subscript):
            return self._keyed or above.slice is node
        if isinstance(above, (ast.If, ast.While, ast.UnaryOp)):
            return True
        if isinstance(above, (ast.For, ast.comprehension)):
            return above.iter is node and self._is_passed_over(above.target, above.iter)
        if not isinstance(above, ast.Call) or node not in above.args:
            return False
        return self._is_blind_call(above)

    def _is_passed_over(self, target: ast.expr, iterated: ast.expr) -> bool:
        """Whether a loop looks at none of the results."""
        counted = isinstance(iterated, ast.Call) and last_word(iterated.func) == "enumerate"
        if counted and isinstance(target, ast.Tuple) and target.elts:
            target = target.elts[-1]
        return isinstance(target, ast.Name) and self._is_unread(target.id)

    def _is_blind_call(self, call: ast.Call) -> bool:
        word = last_word(call.func)
        if word == "len":
            return True
        paths = self._paths(call.func)
        if _WAIT in paths:
            return isinstance(self.parents.get(id(call)), ast.Expr)
        return (word in _PASSING or _STREAM in paths) and self.is_unread(call)

    def _paths(self, func: ast.expr) -> set[str]:
        context = self.evaluator.context(self.handed.module, self.handed.function)
        values = self.evaluator.values(func, context)
        return {value.path for value in values if isinstance(value, Outside)}


def _parts(node: ast.AST) -> list[ast.expr]:
    return [part for name in ("elt", "key", "value") if (part := getattr(node, name, None))]
