"""Lowering of comprehensions, and of what makes a function a generator."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from poolproof.flow.expressions import ExpressionLowerer
from poolproof.flow.frames import Ends
from poolproof.flow.graph import Edge
from poolproof.flow.ops import Build, Iterate, Place, Yield

_Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp


class GeneratorLowerer(ExpressionLowerer):
    """The part of the builder that knows loops in expressions."""

    def value_yield(self, node: ast.Yield) -> Place:
        """``yield``."""
        self.graph.generator = True
        source = self.kept(node.value) if node.value is not None else None
        place = self.temporary()
        self.emit(Yield(place, source), node, raises=True)
        return place

    def value_yieldfrom(self, node: ast.YieldFrom) -> Place:
        """``yield from``."""
        self.graph.generator = True
        place = self.temporary()
        self.emit(Yield(place, self.value(node.value), delegate=True), node, raises=True)
        return place

    def value_listcomp(self, node: ast.ListComp) -> Place:
        """``[... for ...]``."""
        return self._comprehension(node, [node.elt], "list")

    def value_setcomp(self, node: ast.SetComp) -> Place:
        """``{... for ...}``."""
        return self._comprehension(node, [node.elt], "set")

    def value_dictcomp(self, node: ast.DictComp) -> Place:
        """``{k: v for ...}``; in the newer ``{**m for ...}`` there is no value."""
        value: ast.expr | None = node.value
        parts = [node.key] if value is None else [node.key, value]
        return self._comprehension(node, parts, "dict")

    def value_generatorexp(self, node: ast.GeneratorExp) -> Place:
        """``(... for ...)``: treated as if it ran here, which is where it is nearly always used."""
        return self._comprehension(node, [node.elt], "list")

    def kept(self, node: ast.expr) -> Place:
        """A value that is assigned or handed out: a generator expression will run later."""
        if not isinstance(node, ast.GeneratorExp):
            return self.value(node)
        source = self.value(node.generators[0].iter)
        place = self._comprehension(node, [node.elt], "list", source)
        later = self.temporary()
        if self.ends:
            self.emit(Build(later, "generator", (place, source)), node)
        return later

    def _comprehension(
        self,
        node: _Comprehension,
        elements: Sequence[ast.expr],
        kind: str,
        given: Place | None = None,
    ) -> Place:
        """A loop that puts its elements into a collection; ``given`` is its source if it waits."""
        place = self.temporary()
        self.emit(Build(place, kind, ()), node)
        after: Ends = []
        heads: list[int] = []
        outer = self.inner
        for generator in node.generators:
            waiting = None if heads else given
            source = self.value(generator.iter) if waiting is None else waiting
            item = self.temporary()
            op = Iterate(item, source, deferred=waiting is not None)
            head = self.emit(op, generator.iter, raises=True)
            self._loop_back(heads, after, head)
            self.ends = [(head, Edge.ITEM)]
            self._hide(generator.target)
            self.assign(generator.target, item, generator.target)
            for test in generator.ifs:
                then, other = self.branch(test)
                self.ends = other
                self.tie(head)
                self.ends = then
        if self.ends:
            places = [self.value(element) for element in elements]
            self.emit(Build(place, "sum" if not places else f"{kind}+", (place, *places)), node)
            self.tie(heads[-1])
        self.ends = after
        self.inner = outer
        return place

    def _hide(self, target: ast.expr) -> None:
        """Give a variable of a comprehension a place of its own if another has its name."""
        names = [target] if isinstance(target, ast.Name) else getattr(target, "elts", ())
        for each in names:
            if isinstance(each, ast.Name) and self.prefix + each.id in self.stored:
                self.inner = {**self.inner, each.id: f"{each.id}'"}

    def _loop_back(self, heads: list[int], after: Ends, head: int) -> None:
        """Where an inner loop is done: the outer loop goes on; the outermost leaves."""
        if heads:
            self.ends = [(head, Edge.DONE)]
            self.tie(heads[-1])
        else:
            after.append((head, Edge.DONE))
        heads.append(head)
