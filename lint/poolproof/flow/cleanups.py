"""Lowering of ``try`` and ``with``: what runs on every way out of a block."""

from __future__ import annotations

import ast
from abc import abstractmethod
from collections.abc import Callable, Sequence

from poolproof.flow.frames import CleanupFrame, Ends, HandlerFrame
from poolproof.flow.generators import GeneratorLowerer
from poolproof.flow.graph import Edge, Extent, extent
from poolproof.flow.ops import Copy, Enter, Exit, Nothing
from poolproof.syntax.spelling import last_word

_EVERYTHING = frozenset({"BaseException"})
_CATCH_ALL = _EVERYTHING | {"Exception"}


class CleanupLowerer(GeneratorLowerer):
    """The part of the builder that knows what surrounds a block."""

    @abstractmethod
    def block(self, body: Sequence[ast.stmt]) -> None:
        """Lower statements in order; what cannot be reached is left out."""

    def lower_try(self, node: ast.Try) -> None:
        """``try`` in all its shapes; ``finally`` is a cleanup around the rest."""
        if node.finalbody:
            self.cleanup(lambda _: self.block(node.finalbody), lambda: self.try_except(node))
        else:
            self.try_except(node)

    lower_trystar = lower_try

    def try_except(self, node: ast.Try) -> None:
        """The body, its handlers and its ``else``."""
        if not node.handlers:
            self.block(node.body)
            return
        landing = self.graph.add(Nothing("handlers"), extent(node.handlers[0]))
        self.frames.append(HandlerFrame(landing))
        self.block(node.body)
        self.frames.pop()
        self.block(node.orelse)
        after = self.ends
        for handler in node.handlers:
            self.ends = [(landing, Edge.CAUGHT)]
            self.emit(Nothing(_handler_text(handler)), heading(handler))
            if handler.name:
                self.emit(Copy(handler.name, None), heading(handler))
            self.block(handler.body)
            after += self.ends
        if not any(_catches_all(handler) for handler in node.handlers):
            self.graph.link(landing, Edge.RAISES, self.landing())
        elif not any(_catches_all(handler, _EVERYTHING) for handler in node.handlers):
            self.graph.beyond[landing] = self.landing()
        self.ends = after

    def lower_with(self, node: ast.With | ast.AsyncWith) -> None:
        """``with a, b:`` is ``with a: with b:``."""
        self.with_items(node, 0)

    lower_asyncwith = lower_with

    def with_items(self, node: ast.With | ast.AsyncWith, index: int) -> None:
        """Enter the manager at ``index``, then the rest inside its cleanup."""
        if index == len(node.items):
            self.block(node.body)
            return
        item = node.items[index]
        manager = self.value(item.context_expr)
        # The manager must outlive the temporaries of the statement that made it.
        kept = self.fresh()
        self.emit(Copy(kept, manager), item.context_expr)
        entered = self.temporary()
        self.emit(Enter(entered, kept), item.context_expr, raises=True)
        at = item.context_expr
        end = Extent(
            node.end_lineno or node.lineno, node.col_offset,
            node.end_lineno or node.lineno, node.col_offset,
        )  # fmt: skip

        suppressed: Ends = []

        def leave(raising: bool) -> None:
            number = self.emit(Exit(kept, raising), extent(at) if raising else end)
            if raising:
                suppressed.append((number, Edge.SUPPRESSED))

        def inside() -> None:
            if item.optional_vars is not None:
                self.assign(item.optional_vars, entered, item.optional_vars)
            self.with_items(node, index + 1)

        self.cleanup(leave, inside, CleanupFrame(leave, suppressed=suppressed))

    def cleanup(
        self,
        lower: Callable[[bool], None],
        body: Callable[[], None],
        frame: CleanupFrame | None = None,
    ) -> None:
        """Lower ``body`` with ``lower`` on every way out of it."""
        frame = frame or CleanupFrame(lower)
        self.frames.append(frame)
        body()
        self.frames.pop()
        if self.ends:
            lower(False)
        after = self.ends
        if frame.landing is not None:
            self.ends = [(frame.landing, Edge.NEXT)]
            lower(True)
            for source, edge in self.ends:
                self.graph.link(source, edge, self._rethrow())
        self.ends = after + frame.suppressed

    def _rethrow(self) -> int:
        """A node behind a cleanup from which the exception goes on."""
        number = self.graph.add(Nothing("reraise"), Extent(0, 0, 0, 0))
        self.graph.link(number, Edge.RAISES, self.landing())
        return number


def heading(node: ast.AST) -> Extent:
    """The first line of a compound statement."""
    where = extent(node)
    return Extent(where.line, where.column, where.line, where.column + 1)


def _handler_text(handler: ast.ExceptHandler) -> str:
    if handler.type is None:
        return "except"
    return f"except {ast.unparse(handler.type)}"


def _catches_all(handler: ast.ExceptHandler, classes: frozenset[str] = _CATCH_ALL) -> bool:
    kind = handler.type
    if kind is None:
        return True
    kinds = kind.elts if isinstance(kind, ast.Tuple) else [kind]
    return any(last_word(each) in classes for each in kinds)
