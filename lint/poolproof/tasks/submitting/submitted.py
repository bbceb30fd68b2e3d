"""From the engine's submissions to those that rules see: places and names instead of trees."""

from __future__ import annotations

import ast

from poolproof.finding import Span
from poolproof.flow.graph import Extent, extent
from poolproof.linking.meanings import FunctionRef, Module
from poolproof.solution import Submission, Target
from poolproof.source.text import LineIndex
from poolproof.tasks.submitting.submissions import Handed


class Places:
    """Spans in code points, for the modules of a run."""

    def __init__(self) -> None:
        self._lines: dict[int, tuple[Module, LineIndex]] = {}

    def span(self, module: Module, node: ast.AST) -> Span:
        """Where a node stands."""
        return self.at(module, extent(node))

    def at(self, module: Module, at: Extent) -> Span:
        """A stretch of a graph's node."""
        known = self._lines.get(id(module))
        if known is None:
            known = self._lines[id(module)] = (module, LineIndex(module.text))
        return known[1].span(at.line, at.column, at.end_line, at.end_column)

    def heading(self, module: Module, node: ast.AST) -> Span:
        """Where a definition begins: ``def name`` without its body."""
        span = self.span(module, node)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            keyword = {ast.FunctionDef: 4, ast.ClassDef: 6}.get(type(node), 10)
            end = span.column + keyword + len(node.name)
            return Span(span.line, span.column, span.line, end)
        return span


def submission(handed: Handed, places: Places) -> Submission:
    """The submission as rules see it."""
    node = handed.callable
    text = node.name if isinstance(node, ast.ClassDef) else ast.unparse(node)
    return Submission(
        places.heading(handed.module, handed.call),
        handed.protocol,
        handed.role,
        handed.method,
        places.heading(handed.module, node)
        if handed.call is node or not isinstance(node, ast.ClassDef)
        else places.span(handed.module, handed.call),
        text,
        tuple(dict.fromkeys(target(value.ref, places) for value, _ in handed.tasks)),
        handed.unresolved,
    )


def target(ref: FunctionRef, places: Places) -> Target:
    """A function by its name and place."""
    name = ref.function.name
    return Target(name, ref.module.shown, places.heading(ref.module, ref.function.node))
