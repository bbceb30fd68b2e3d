"""Surroundings: whether a wait is bounded by what the code says near it, or near what it waits for.

A timeout that is set on an object is not among the arguments of the call that waits. It is set
where the object is made or used, so the words for it are looked for in the class or function
around those places and in the code of their modules outside of any; what another function of
the file does to its own sockets bounds nothing here.
"""

from __future__ import annotations

import ast
import re

from poolproof.linking.meanings import Module
from poolproof.source.text import split_lines
from poolproof.syntax.scopes import MODULE
from poolproof.tasks.conduct.waiting import Wait
from poolproof.tasks.evaluation.values import Context, Outside

# What is set for all that a program opens, or for whatever a pool of connections hands out.
_WIDE = ("setdefaulttimeout", "socket_timeout", "use(")

# What says by the same words that there is to be no bound.
_UNBOUND = re.compile(r"\.(setblocking\((True|1)\)|settimeout\(None\)|\w*timeout *= *None\b)")


class Surroundings:
    """Reads the text around places; one for a run."""

    def __init__(self) -> None:
        self._texts: dict[tuple[int, int], str] = {}
        self._kept: list[Module] = []

    def bound(self, wait: Wait, made: Outside, context: Context) -> bool:
        """Whether something near a wait bounds it."""
        if not context.module.says(*wait.settings):
            origin = made.origin.context.module if made.origin is not None else context.module
            if origin is context.module or not origin.says(*wait.settings):
                return False
        if any(word.startswith(_WIDE) for word in wait.settings if context.module.says(word)):
            return True
        places = [context] if made.origin is None else [context, made.origin.context]
        texts = [self._around(place.module, place.function) for place in places]
        return any(word in text for text in texts for word in wait.settings)

    def _around(self, module: Module, function: int) -> str:
        key = (id(module), function)
        if key not in self._texts:
            self._kept.append(module)  # so that no other module gets its number
            self._texts[key] = _around(module, function)
        return self._texts[key]


def _around(module: Module, function: int) -> str:
    """The outermost class or function that a place stands in, and what stands in none."""
    node: ast.AST | None = None
    while function != MODULE:
        info = module.names.functions[function]
        node = info.node if info.owner is None else module.names.classes[info.owner].node
        function = info.parent
    lines = split_lines(module.text)
    kept = list(lines)
    for each in module.names.tree.body:
        if isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            first, last = each.lineno - 1, each.end_lineno or each.lineno
            kept[first:last] = [""] * (last - first)
    if node is not None:
        first, last = getattr(node, "lineno", 1) - 1, getattr(node, "end_lineno", 0)
        kept += lines[first:last]
    return _UNBOUND.sub("", "\n".join(kept))
