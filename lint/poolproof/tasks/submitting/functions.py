"""Functions of libraries that start workers for one callable: ``process_map(f, items)``."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from poolproof.linking.meanings import Module
from poolproof.syntax.scopes import Imported
from poolproof.tasks.evaluation.evaluator import Evaluator
from poolproof.tasks.evaluation.values import Context, Outside, ordered
from poolproof.typestate.protocol import Protocol


class Functions:
    """Finds their calls; ``known`` has the protocol of each by its qualified name."""

    def __init__(self, evaluator: Evaluator, known: Mapping[str, Protocol]) -> None:
        self.evaluator = evaluator
        self.known = known
        self._words = frozenset(name.rpartition(".")[2] for name in known)

    def may_be(self, module: Module, function: int, func: ast.expr) -> bool:
        """Whether a callee can be one; nothing is evaluated for that."""
        if isinstance(func, ast.Attribute):
            return func.attr in self._words
        if not isinstance(func, ast.Name):
            return False
        found = module.names.scope_of(function).lookup(func.id)
        return found is not None and any(
            isinstance(each, Imported) and each.target.rpartition(".")[2] in self._words
            for each in found[1]
        )

    def of(self, call: ast.Call, context: Context) -> Iterator[tuple[str, Protocol]]:
        """The functions that a call means."""
        for value in ordered(self.evaluator.values(call.func, context)):
            if isinstance(value, Outside) and value.path in self.known:
                yield value.path, self.known[value.path]
