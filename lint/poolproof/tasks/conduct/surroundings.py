"""Surroundings: whether a wait is bounded by what the code says near it, or near what it waits for.

A timeout that is set on an object is not among the arguments of the call that waits. It is set
where the object is made or used, so the words for it are looked for in the class or function
around those places and in the code of their modules outside of any; what another function of
the file does to its own sockets bounds nothing here. What is only set for a parameter that a call
leaves out, and whose default is None, is not set.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

from poolproof.linking.meanings import Module
from poolproof.source.text import split_lines
from poolproof.syntax.children import walk
from poolproof.syntax.scopes import MODULE
from poolproof.tasks.conduct.left_out import LeftOut
from poolproof.tasks.conduct.waiting import Wait
from poolproof.tasks.evaluation.values import Context, Outside

# What is set for all that a program opens, or for whatever a pool of connections hands out.
_WIDE = ("setdefaulttimeout", "socket_timeout", "use(")

# What says by the same words that there is to be no bound.
_UNBOUND = re.compile(r"\.(setblocking\((True|1)\)|settimeout\(None\))|\b\w*timeout *= *None\b")


class Surroundings:
    """Reads the text around places; one for a run."""

    def __init__(self, left_out: LeftOut) -> None:
        self._left_out = left_out
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
        texts = [(place, self._around(place.module, place.function)) for place in places]
        found = [place for place, text in texts if any(word in text for word in wait.settings)]
        return any(self._still_says(wait.settings, place, places) for place in found)

    def _around(self, module: Module, function: int) -> str:
        key = (id(module), function)
        if key not in self._texts:
            self._kept.append(module)  # so that no other module gets its number
            self._texts[key] = _around(module, function)
        return self._texts[key]

    def _still_says(
        self, words: tuple[str, ...], place: Context, places: Iterable[Context]
    ) -> bool:
        """Whether a text says one of the words where nothing was left out that it needs."""
        left = [
            each
            for other in places
            if other.module is place.module and other.function != MODULE
            for each in self._left(other)
        ]
        text = _around(place.module, place.function, left) if left else ""
        return not left or any(word in text for word in words)

    def _left(self, context: Context) -> Iterator[ast.AST]:
        """What a function does only with what its call leaves out."""
        for node in walk(context.module.names.functions[context.function].node):
            if isinstance(node, ast.If) and not node.orelse:
                if self._left_out.is_left_out(_asked(node.test), context):
                    yield node
            elif isinstance(node, ast.Call):
                for each in (*node.args, *(keyword.value for keyword in node.keywords)):
                    if self._left_out.is_left_out(each, context):
                        yield each


def _asked(test: ast.expr) -> ast.expr:
    """What a condition asks for: ``timeout`` in ``timeout is not None``."""
    if isinstance(test, ast.Compare) and isinstance(test.ops[0], ast.IsNot):
        return test.left
    return test


def _around(module: Module, function: int, left: Iterable[ast.AST] = ()) -> str:
    """The outermost class or function that a place stands in, and what stands in none.

    ``left`` is what does nothing there.
    """
    node: ast.AST | None = None
    while function != MODULE:
        info = module.names.functions[function]
        node = info.node if info.owner is None else module.names.classes[info.owner].node
        function = info.parent
    lines = split_lines(module.text)
    for each in left:
        _blank(lines, each)
    kept = list(lines)
    for each in module.names.tree.body:
        if isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            _blank(kept, each)
    if node is not None:
        first, last = getattr(node, "lineno", 1) - 1, getattr(node, "end_lineno", 0)
        kept += lines[first:last]
    return _UNBOUND.sub("", "\n".join(kept))


def _blank(lines: list[str], node: ast.AST) -> None:
    """Take the lines of a node out of a text."""
    first, last = getattr(node, "lineno", 1) - 1, getattr(node, "end_lineno", 0)
    lines[first:last] = [""] * (last - first)
