"""Lowering: from the statements of a function to its graph.

Each part of the builder stands on the one before: ``building``, conditions (``branching``),
``expressions``, ``generators``, ``cleanups``, and here the statements.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence

from poolproof.flow.building import Numbering
from poolproof.flow.cleanups import CleanupLowerer, heading
from poolproof.flow.frames import Ends, LoopFrame
from poolproof.flow.graph import Cycle, Edge, Extent, Graph, extent
from poolproof.flow.ops import (
    Branch,
    Closure,
    Condition,
    Copy,
    Delete,
    Forget,
    Iterate,
    Nothing,
    Raise,
    Return,
)
from poolproof.flow.patterns import captures, irrefutable, question

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


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


class Lowerer(CleanupLowerer):
    """Builds one graph; used once."""

    def run(self, body: Sequence[ast.stmt]) -> Graph:
        """Lower a whole body and tie what falls off its end to the exit."""
        self.block(body)
        self.tie(self.graph.exit)
        return self.graph

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

    def lower_match(self, node: ast.Match) -> None:
        """``match``: each case may or may not be taken; a wildcard is always taken."""
        self.value(node.subject)
        after: Ends = []
        for case in node.cases:
            asked = question(node.subject, case.pattern)
            if asked is not None:
                self.ends, missed = self.branch(asked)
            else:
                self.emit(Branch(Condition("opaque")), case.pattern)
                test = self.ends[0][0]
                self.ends = [(test, Edge.TRUE)]
                missed = [] if irrefutable(case.pattern) else [(test, Edge.FALSE)]
            for name in captures(case.pattern):
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
        self.emit(Closure(place, self.numbering.number(node)), heading(node))

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
            self.emit(Copy(self.prefix + node.name, None), heading(node))

    def lower_import(self, node: ast.Import | ast.ImportFrom) -> None:
        """An import binds names that the scope already knows; running it may raise."""
        self.emit(Nothing("import"), node, raises=True)

    lower_importfrom = lower_import


def _up_to(node: ast.AST, last: ast.AST) -> Extent:
    """A compound statement as far as one of its parts."""
    start, end = extent(node), extent(last)
    return Extent(start.line, start.column, end.end_line, end.end_column)
