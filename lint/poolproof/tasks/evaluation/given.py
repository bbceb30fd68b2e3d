"""What a call gives: by position, by name, behind ``**``, or bound before by ``partial``."""

from __future__ import annotations

import ast

from poolproof.tasks.evaluation.calling import argument, by_name, fits
from poolproof.tasks.evaluation.evaluator import Evaluator
from poolproof.tasks.evaluation.values import NOTHING, Context, FunctionValue, Partial, Values
from poolproof.typestate.protocol import Passing, Taking


class Given:
    """The arguments of one call in a context; ``bound`` is what it calls, if that is a partial."""

    def __init__(
        self, evaluator: Evaluator, call: ast.Call, context: Context, bound: Partial | None = None
    ) -> None:
        self.evaluator = evaluator
        self.call = call
        self.context = context
        self._bound = dict(bound.kwargs) if bound is not None else {}
        self._is_written_out = bound is None and not any(
            isinstance(each, ast.Starred) or getattr(each, "arg", "") is None
            for each in (*call.args, *call.keywords)
        )

    def by(self, evaluator: Evaluator) -> Given:
        """The same call, as another evaluator sees it."""
        context = evaluator.context(self.context.module, self.context.function)
        return Given(evaluator, self.call, context)

    def node(self, position: int | None, keyword: str) -> ast.expr | None:
        """The expression that an argument comes from; None if there is none."""
        spelled = argument(self.call, position, keyword)
        if spelled is not None:
            return spelled
        for node, held in self._spread():
            if keyword in held:
                return node
        return self.call.func if keyword in self._bound else None

    def values(self, position: int | None, keyword: str) -> Values:
        """What an argument may be."""
        spelled = argument(self.call, position, keyword)
        if spelled is not None:
            return self.evaluator.values(spelled, self.context)
        for _, held in self._spread():
            if keyword in held:
                return held[keyword]
        return self._bound.get(keyword, NOTHING)

    def _spread(self) -> list[tuple[ast.expr, dict[str, Values]]]:
        behind = (each.value for each in self.call.keywords if each.arg is None)
        return [(node, by_name(self.evaluator.values(node, self.context))) for node in behind]

    def passed(self, taking: Taking) -> tuple[tuple[Values, ...], dict[str, Values]]:
        """What a worker passes to the callable that the call gives it."""
        evaluator, call = self.evaluator, self.call
        if taking.passing is Passing.REST:
            args, kwargs = evaluator.arguments(call, self.context)
            rest = args[taking.arguments or 0 :]
            return rest, {k: v for k, v in kwargs.items() if k != taking.keyword}
        if taking.passing in (Passing.EACH, Passing.ITEM):
            first = taking.arguments or 0
            last = first + 1 if taking.passing is Passing.ITEM else None
            iterables = call.args[first:last]
            keyword = argument(call, None, taking.arguments_keyword)
            iterables = iterables or ([keyword] if keyword is not None else [])
            parts = (evaluator.values(each, self.context) for each in iterables)
            return tuple(evaluator.steps(part, ("item",), self.context) for part in parts), {}
        packed = self.values(taking.arguments, taking.arguments_keyword)
        if taking.passing is Passing.UNPACKED:
            packed = evaluator.steps(packed, ("item",), self.context)
        named = by_name(self.values(taking.keywords, taking.keywords_keyword))
        return evaluator.spread(packed, self.context), named

    def is_whole(self, taking: Taking) -> bool:
        """Whether everything that is passed to the callable is in the text of the call."""
        call = self.call
        if self._bound or any(isinstance(arg, ast.Starred) for arg in call.args):
            return False
        if any(keyword.arg is None for keyword in call.keywords):
            return False
        if taking.passing is Passing.TUPLE:
            packed = argument(call, taking.arguments, taking.arguments_keyword)
            named = argument(call, taking.keywords, taking.keywords_keyword)
            return _is_display(packed) and (named is None or _is_spelled(named))
        return taking.passing is not Passing.UNPACKED

    def makes(self, init: FunctionValue) -> bool:
        """Whether a constructor takes what the call passes, as far as that is written out."""
        named = {each.arg for each in self.call.keywords if each.arg is not None}
        return not self._is_written_out or fits(init, len(self.call.args), named)

    def fits(self, function: FunctionValue, taking: Taking) -> bool:
        """Whether a function takes what it is called with, as far as that is seen."""
        if not self.is_whole(taking):
            return True
        args, kwargs = self.passed(taking)
        named = set(kwargs)
        if taking.passing is Passing.REST:
            # Some libraries take options of their own beside those of the function.
            named &= set(function.ref.function.all_parameters)
        return fits(function, len(args), named)


def _is_spelled(node: ast.expr) -> bool:
    """Whether a dict is written out with the names in it, also as ``dict(name=...)``."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "dict":
        return not node.args and all(keyword.arg is not None for keyword in node.keywords)
    return isinstance(node, ast.Dict) and all(isinstance(key, ast.Constant) for key in node.keys)


def _is_display(node: ast.expr | None) -> bool:
    if node is None:
        return True
    shown = isinstance(node, (ast.Tuple, ast.List))
    return shown and not any(isinstance(each, ast.Starred) for each in ast.iter_child_nodes(node))
