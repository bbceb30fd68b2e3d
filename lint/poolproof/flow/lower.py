"""Lowering: from the statements of a function to its graph.

The builder keeps the loose ends of the paths that have not been continued yet; emitting a node ties
them to it. Expressions are lowered by ``poolproof.flow.expressions``.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence

from poolproof.flow.expressions import ExpressionLowerer, Numbering
from poolproof.flow.frames import CleanupFrame, Ends, Frame, HandlerFrame, LoopFrame
from poolproof.flow.graph import Cycle, Edge, Extent, Graph, new_graph
from poolproof.flow.ops import (
    Branch,
    Closure,
    Condition,
    Copy,
    Delete,
    Enter,
    Exit,
    Forget,
    Iterate,
    Nothing,
    Op,
    Place,
    Raise,
    Return,
)

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
_CATCH_ALL = frozenset({"Exception", "BaseException"})


def extent(node: ast.AST) -> Extent:
    """Where a node stands."""
    line = getattr(node, "lineno", 1)
    column = getattr(node, "col_offset", 0)
    return Extent(
        line, column, getattr(node, "end_lineno", None) or line,
        getattr(node, "end_col_offset", None) or column,
    )  # fmt: skip


def lower_function(node: FunctionNode, name: str, numbering: Numbering) -> Graph:
    """The graph of a function or lambda."""
    body = [ast.Return(node.body)] if isinstance(node, ast.Lambda) else node.body
    if isinstance(node, ast.Lambda):
        ast.copy_location(body[0], node.body)
    lowerer = Lowerer(name, extent(node), numbering)
    lowerer.stored |= {each.arg for each in (*node.args.posonlyargs, *node.args.args)}
    lowerer.stored |= {each.arg for each in node.args.kwonlyargs}
    return lowerer.run(body)


def lower_module(tree: ast.Module, name: str, numbering: Numbering) -> Graph:
    """The graph of a module's top level, class bodies included."""
    return Lowerer(name, Extent(1, 0, 1, 0), numbering).run(tree.body)


class Lowerer(ExpressionLowerer):
    """Builds one graph; used once."""

    def __init__(self, name: str, at: Extent, numbering: Numbering) -> None:
        self.graph = new_graph(name, at)
        self.numbering = numbering
        self.frames: list[Frame] = []
        self.ends: Ends = [(self.graph.entry, Edge.NEXT)]
        self.loops: list[Cycle] = []
        self.prefix = ""
        self.temporaries: list[Place] = []
        self.counter = 0
        self.computing = False
        self.inner: dict[str, Place] = {}
        self.stored: set[Place] = set()

    def run(self, body: Sequence[ast.stmt]) -> Graph:
        """Lower a whole body and tie what falls off its end to the exit."""
        self.block(body)
        self.tie(self.graph.exit)
        return self.graph

    # --- the builder -----------------------------------------------------------------------

    def emit(self, op: Op, at: ast.AST | Extent, *, raises: bool = False) -> int:
        """Append a node behind the loose ends; its NEXT edge is the new loose end."""
        where = at if isinstance(at, Extent) else extent(at)
        number = self.graph.add(op, where, self.loops[-1] if self.loops else None)
        self.tie(number)
        self.ends = [(number, Edge.NEXT)]
        if raises:
            self.graph.link(number, Edge.RAISES, self.landing())
        return number

    def tie(self, target: int) -> None:
        """Link every loose end to a node."""
        for source, edge in self.ends:
            self.graph.link(source, edge, target)
        self.ends = []

    def landing(self) -> int:
        """Where an exception that is raised here goes first."""
        for frame in reversed(self.frames):
            if isinstance(frame, HandlerFrame):
                return frame.landing
            if isinstance(frame, CleanupFrame):
                if frame.landing is None:
                    frame.landing = self.graph.add(Nothing("unwinding"), Extent(0, 0, 0, 0))
                return frame.landing
        return self.graph.raised

    def leave(self, stop: LoopFrame | None, reason: object) -> bool:
        """Run the cleanups between here and ``stop`` (None: the function), innermost first.

        Copies are shared between jumps with the same reason; False if the path has been joined to
        one that was lowered before.
        """
        saved = self.frames
        try:
            for depth in range(len(saved) - 1, -1, -1):
                frame = saved[depth]
                if frame is stop:
                    break
                if not isinstance(frame, CleanupFrame):
                    continue
                known = frame.copies.get(reason)
                if known is not None:
                    self.tie(known)
                    return False
                entry = self.graph.add(Nothing("leaving"), Extent(0, 0, 0, 0))
                frame.copies[reason] = entry
                self.tie(entry)
                self.ends = [(entry, Edge.NEXT)]
                self.frames = saved[:depth]
                frame.lower(False)
            return True
        finally:
            self.frames = saved

    # --- statements ------------------------------------------------------------------------

    def block(self, body: Sequence[ast.stmt]) -> None:
        """Lower statements in order; what cannot be reached is left out."""
        for statement in body:
            if not self.ends:
                return
            self.statement(statement)

    def statement(self, node: ast.stmt) -> None:
        """Lower one statement and forget its temporaries."""
        outer, self.temporaries = self.temporaries, []
        method = getattr(self, f"lower_{type(node).__name__.lower()}", None)
        if method is not None:
            method(node)
        if self.temporaries and self.ends:
            self.emit(Forget(tuple(self.temporaries)), node)
        self.temporaries = outer

    def lower_expr(self, node: ast.Expr) -> None:
        """An expression for its effect."""
        self.value(node.value)

    def lower_assign(self, node: ast.Assign) -> None:
        """``a = b = value``; pairs of displays are assigned one by one after all are read."""
        place = self.kept(node.value)
        for target in node.targets:
            self.assign(target, place, node)

    def lower_annassign(self, node: ast.AnnAssign) -> None:
        """``name: T = value``."""
        if node.value is not None:
            self.assign(node.target, self.kept(node.value), node)

    def lower_augassign(self, node: ast.AugAssign) -> None:
        """``xs += ys`` keeps what a list held; anything else is a new unknown value."""
        right = self.value(node.value)
        place = self.place_of(node.target)
        if place is not None:
            self.extend(place, right, node)

    def lower_return(self, node: ast.Return) -> None:
        """``return value`` through every ``finally`` in the way."""
        place = self.kept(node.value) if node.value is not None else None
        self.emit(Return(place), node)
        if self.leave(None, "return"):
            self.tie(self.graph.exit)

    def lower_raise(self, node: ast.Raise) -> None:
        """``raise``: nothing comes after it."""
        place = self.value(node.exc) if node.exc is not None else None
        if node.cause is not None:
            self.value(node.cause)
        self.emit(Raise(place), node, raises=True)
        self.ends = []

    def lower_assert(self, node: ast.Assert) -> None:
        """A test whose false side raises."""
        holds, fails = self.branch(node.test)
        self.ends = fails
        if node.msg is not None:
            self.value(node.msg)
        if self.ends:
            self.emit(Raise(None, assertion=True), node, raises=True)
        self.ends = holds

    def lower_delete(self, node: ast.Delete) -> None:
        """``del`` of names; deleting an item may call anything, but takes nothing."""
        for target in node.targets:
            place = self.place_of(target)
            if place is not None:
                self.emit(Delete(place), node)

    def lower_if(self, node: ast.If) -> None:
        """``if``; a chain of ``elif`` is walked in a loop, so that its length does not matter."""
        joined: Ends = []
        while True:
            then, other = self.branch(node.test)
            self.ends = then
            self.block(node.body)
            joined += self.ends
            self.ends = other
            if self.ends and len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If):
                node = node.orelse[0]
                continue
            self.block(node.orelse)
            self.ends += joined
            return

    def lower_while(self, node: ast.While) -> None:
        """``while`` with its ``else``."""
        head = self.emit(Nothing("loop"), node)
        frame = LoopFrame(head)
        self.frames.append(frame)
        endless = isinstance(node.test, ast.Constant) and bool(node.test.value)
        self.loops.append(Cycle(extent(node), _up_to(node, node.test), endless))
        then, other = self.branch(node.test)
        self.ends = then
        self.block(node.body)
        self.tie(head)
        self.loops.pop()
        self.frames.pop()
        self.ends = other
        self.block(node.orelse)
        self.ends += frame.breaks

    def lower_for(self, node: ast.For | ast.AsyncFor) -> None:
        """``for`` with its ``else``."""
        source = self.value(node.iter)
        item = self.temporary()
        head = self.emit(Iterate(item, source), node.iter, raises=True)
        done: Ends = [(head, Edge.DONE)]
        frame = LoopFrame(head)
        self.frames.append(frame)
        self.loops.append(Cycle(extent(node), _up_to(node, node.iter)))
        self.ends = [(head, Edge.ITEM)]
        self.assign(node.target, item, node.target)
        self.block(node.body)
        self.tie(head)
        self.loops.pop()
        self.frames.pop()
        self.ends = done
        self.block(node.orelse)
        self.ends += frame.breaks

    lower_asyncfor = lower_for

    def lower_break(self, node: ast.Break) -> None:
        """``break``."""
        self.jump(node, to_head=False)

    def lower_continue(self, node: ast.Continue) -> None:
        """``continue``."""
        self.jump(node, to_head=True)

    def jump(self, node: ast.stmt, *, to_head: bool) -> None:
        """Leave or restart the innermost loop."""
        loop = next((f for f in reversed(self.frames) if isinstance(f, LoopFrame)), None)
        if loop is None:
            self.ends = []
            return
        self.emit(Nothing("continue" if to_head else "break"), node)
        if self.leave(loop, (id(loop), to_head)):
            if to_head:
                self.tie(loop.head)
            else:
                loop.breaks += self.ends
        self.ends = []

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
            self.emit(Nothing(_handler_text(handler)), _heading(handler))
            if handler.type is not None:
                self.mute(handler.type)
            if handler.name:
                self.emit(Copy(handler.name, None), _heading(handler))
            self.block(handler.body)
            after += self.ends
        if not any(_catches_all(handler) for handler in node.handlers):
            self.graph.link(landing, Edge.RAISES, self.landing())
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

    def cleanup(self, lower: object, body: object, frame: CleanupFrame | None = None) -> None:
        """Run ``body`` with ``lower`` on every way out of it."""
        assert callable(lower)
        assert callable(body)
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

    def lower_match(self, node: ast.Match) -> None:
        """``match``: each case may or may not be taken; a wildcard is always taken."""
        self.value(node.subject)
        after: Ends = []
        for case in node.cases:
            question = _question(node.subject, case.pattern)
            if question is not None:
                self.ends, missed = self.branch(question)
            else:
                self.emit(Branch(Condition("opaque")), case.pattern)
                test = self.ends[0][0]
                self.ends = [(test, Edge.TRUE)]
                missed = [] if _irrefutable(case.pattern) else [(test, Edge.FALSE)]
            for name in _captures(case.pattern):
                self.emit(Copy(name, None), case.pattern)
            if case.guard is not None:
                then, other = self.branch(case.guard)
                self.ends, missed = then, missed + other
            self.block(case.body)
            after += self.ends
            self.ends = missed
            if not self.ends:
                break
        self.ends += after

    def lower_functiondef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        """A nested function: decorators and defaults run here, the body does not."""
        for decorator in node.decorator_list:
            self.value(decorator)
        for default in [*node.args.defaults, *node.args.kw_defaults]:
            if default is not None:
                self.default_argument(node, default)
        place = self.prefix + node.name
        self.emit(Closure(place, self.numbering.number(node)), _heading(node))

    lower_asyncfunctiondef = lower_functiondef

    def default_argument(self, owner: ast.AST, default: ast.expr) -> None:
        """A default lives as long as the function: it is kept in a place of its own."""
        place = self.value(default)
        name = getattr(owner, "name", "lambda")
        self.emit(Copy(f"{self.prefix}{name}.<default>", place), default)

    def lower_classdef(self, node: ast.ClassDef) -> None:
        """A class body runs where it stands; its names become attributes of the class."""
        for expr in [*node.decorator_list, *node.bases, *(k.value for k in node.keywords)]:
            self.value(expr)
        saved, self.prefix = self.prefix, f"{self.prefix}{node.name}."
        saved_frames = self.frames
        self.block(node.body)
        self.frames, self.prefix = saved_frames, saved
        if self.ends:
            self.emit(Copy(self.prefix + node.name, None), _heading(node))

    def lower_import(self, node: ast.Import | ast.ImportFrom) -> None:
        """An import binds names that the scope already knows; running it may raise."""
        self.emit(Nothing("import"), node, raises=True)

    lower_importfrom = lower_import


def _heading(node: ast.AST) -> Extent:
    """The first line of a compound statement."""
    where = extent(node)
    return Extent(where.line, where.column, where.line, where.column + 1)


def _up_to(node: ast.AST, last: ast.AST) -> Extent:
    """A compound statement as far as one of its parts."""
    start, end = extent(node), extent(last)
    return Extent(start.line, start.column, end.end_line, end.end_column)


def _handler_text(handler: ast.ExceptHandler) -> str:
    if handler.type is None:
        return "except"
    return f"except {ast.unparse(handler.type)}"


def _catches_all(handler: ast.ExceptHandler) -> bool:
    kind = handler.type
    if kind is None:
        return True
    kinds = kind.elts if isinstance(kind, ast.Tuple) else [kind]
    names = [k.attr if isinstance(k, ast.Attribute) else getattr(k, "id", "") for k in kinds]
    return any(name in _CATCH_ALL for name in names)


def _irrefutable(pattern: ast.pattern) -> bool:
    """Whether a pattern matches everything; a guard may still refuse."""
    while isinstance(pattern, ast.MatchAs) and pattern.pattern is not None:
        pattern = pattern.pattern
    if isinstance(pattern, ast.MatchOr):
        return any(_irrefutable(alternative) for alternative in pattern.patterns)
    return isinstance(pattern, ast.MatchAs)


def _question(subject: ast.expr, pattern: ast.pattern) -> ast.expr | None:
    """The comparison that a pattern of constants makes; None if it is more than that."""
    question: ast.expr | None = None
    if not isinstance(subject, ast.Name):
        return None
    if isinstance(pattern, ast.MatchValue):
        question = ast.Compare(subject, [ast.Eq()], [pattern.value])
    elif isinstance(pattern, ast.MatchSingleton):
        constant = ast.copy_location(ast.Constant(pattern.value), pattern)
        question = ast.Compare(subject, [ast.Is()], [constant])
    elif isinstance(pattern, ast.MatchOr):
        parts = [_question(subject, alternative) for alternative in pattern.patterns]
        values = [part for part in parts if part is not None]
        question = ast.BoolOp(ast.Or(), values) if len(values) == len(parts) else None
    return None if question is None else ast.copy_location(question, pattern)


def _captures(pattern: ast.pattern) -> list[str]:
    names = []
    for node in ast.walk(pattern):
        name = getattr(node, "name", None) or getattr(node, "rest", None)
        if isinstance(name, str):
            names.append(name)
    return names
