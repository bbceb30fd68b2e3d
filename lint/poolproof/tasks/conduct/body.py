"""A function's tree beside its graph: the expression of each node, and what follows from a wait."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct, field

from poolproof.flow.conditions import dotted
from poolproof.flow.graph import Extent, Graph
from poolproof.flow.lower import extent
from poolproof.flow.ops import Iterate, Nothing
from poolproof.linking.modules import FunctionRef
from poolproof.syntax.children import children, walk
from poolproof.tasks.conduct.catching import TRIES
from poolproof.tasks.conduct.wanting import emptied, takes_out, wants
from poolproof.tasks.evaluation.evaluator import own_nodes

_ASKING = frozenset({"empty", "full", "qsize"})
_ADDING = frozenset({"append", "appendleft", "add", "insert", "extend", "update"})
_MEASURING = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
_CONTAINERS = frozenset({"list", "dict", "set", "tuple", "deque"})


class LoopText(Struct, frozen=True):
    """A loop as written, and where its graph has its head."""

    at: Extent
    head: Extent
    node: ast.While | ast.For | ast.AsyncFor

    @property
    def test(self) -> Extent:
        """Where it says itself how long it goes on."""
        return extent(self.node.test if isinstance(self.node, ast.While) else self.node.iter)

    @property
    def is_open(self) -> bool:
        """Whether it neither runs over something nor goes on up to a number."""
        test = getattr(self.node, "test", None)
        measures = isinstance(test, ast.Compare) and isinstance(test.ops[0], _MEASURING)
        return isinstance(self.node, ast.While) and not measures


class Binding(Struct, frozen=True):
    """An assignment, or what binds names as one does: the names, the value, where it stands."""

    names: frozenset[str]
    value: ast.expr
    node: ast.AST

    def keeps(self, truths: frozenset[tuple[str, bool]]) -> bool:
        """Whether it makes a name as true or as false as it is said to be."""
        truth = _truth(self.value)
        return truth is not None and any((name, truth) in truths for name in self.names)


class Body(Struct):
    """The nodes of one function by extent."""

    ref: FunctionRef
    graph: Graph
    expressions: dict[Extent, ast.expr] = field(default_factory=dict)
    calls: dict[Extent, ast.Call] = field(default_factory=dict)
    loops: list[LoopText] = field(default_factory=list)
    tries: list[ast.Try] = field(default_factory=list)
    bindings: list[Binding] = field(default_factory=list)
    _parents: dict[int, ast.AST] = field(default_factory=dict)

    @classmethod
    def of(cls, ref: FunctionRef) -> Body:
        """Read a function once."""
        body = cls(ref, ref.graph)
        for node in own_nodes(ref.function.node):
            body._take(node)
        return body

    def _take(self, node: ast.AST) -> None:
        if isinstance(node, ast.expr):
            self.expressions.setdefault(extent(node), node)
        if isinstance(node, ast.Call):
            self.calls[extent(node)] = node
            func = node.func
            if isinstance(func, ast.Attribute) and func.attr in _ADDING and node.args:
                self._bind(node, [func.value], node.args[-1])
        elif isinstance(node, ast.While):
            self.loops.append(LoopText(extent(node), extent(node), node))
        elif isinstance(node, ast.For | ast.AsyncFor):
            self.loops.append(LoopText(extent(node), extent(node.iter), node))
            self._bind(node, [node.target], node.iter)
        elif isinstance(node, ast.Assign):
            self._bind(node, node.targets, node.value)
        elif isinstance(node, ast.AnnAssign | ast.AugAssign | ast.NamedExpr):
            if node.value is not None:
                self._bind(node, [node.target], node.value)
        elif isinstance(node, ast.comprehension):
            self._bind(node, [node.target], node.iter)
        elif isinstance(node, ast.withitem) and node.optional_vars is not None:
            self._bind(node, [node.optional_vars], node.context_expr)
        elif isinstance(node, TRIES):
            self.tries.append(node)
        elif isinstance(node, ast.Match):
            self._match(node)

    def _match(self, node: ast.Match) -> None:
        """A case asks for what is matched, and binds names to its parts."""
        for case in node.cases:
            self.expressions[extent(case.pattern)] = node.subject
            for each in walk(case.pattern):
                name = getattr(each, "name", None) or getattr(each, "rest", None)
                if name is not None:
                    self.bindings.append(Binding(frozenset({name}), node.subject, case))

    def _bind(self, node: ast.AST, targets: Iterable[ast.expr], value: ast.expr) -> None:
        names = frozenset(name for target in targets for name in _bound(target))
        if names:
            self.bindings.append(Binding(names, value, node))

    def heads(self, loop: LoopText) -> list[int]:
        """The graph's nodes at which a loop begins; a ``finally`` has several copies."""
        wanted = Nothing if isinstance(loop.node, ast.While) else Iterate
        return [
            number
            for number, node in enumerate(self.graph.nodes)
            if node.at == loop.head
            and isinstance(node.op, wanted)
            and (not isinstance(node.op, Nothing) or node.op.why == "loop")
        ]

    def loops_around(self, at: Extent) -> list[LoopText]:
        """The loops that a place is in, their conditions included."""
        return [loop for loop in self.loops if contains(loop.at, at)]

    def is_left_by(self, source: ast.expr, loop: LoopText) -> bool:
        """Whether a loop is left by a test of something that comes from an expression in it."""
        names = self.depending([source]) | self.told([source], loop.at)
        own = [loop.node.test] if isinstance(loop.node, ast.While) else []
        leaving = [
            each.subject if isinstance(each, ast.Match) else each.test
            for each in walk(loop.node)
            if isinstance(each, ast.If | ast.Match)
            and any(isinstance(part, ast.Break | ast.Return | ast.Raise) for part in walk(each))
        ]
        return any(mentions(test, names, {id(source)}) for test in (*own, *leaving))

    @property
    def bound(self) -> Iterator[frozenset[str]]:
        """The names of each binding."""
        return (each.names for each in self.bindings)

    @property
    def written(self) -> Iterator[ast.Attribute | ast.Subscript]:
        """Where ``value`` or an item is assigned, as processes do with what they share."""
        for each in self.bindings:
            node = each.node
            targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", 0)]
            for target in targets:
                if isinstance(target, ast.Subscript):
                    if not takes_out(target, each.value):
                        yield target
                elif isinstance(target, ast.Attribute) and target.attr == "value":
                    yield target

    def depending(self, sources: Iterable[ast.expr]) -> frozenset[str]:
        """The names whose values come from one of the expressions, over any number of steps."""
        marked = {id(source) for source in sources}
        names: set[str] = set()
        while True:
            before = len(names)
            for each in self.bindings:
                if mentions(each.value, names, marked):
                    names |= each.names
            if len(names) == before:
                return frozenset(names)

    def told(
        self,
        sources: Iterable[ast.expr],
        loop: Extent,
        kept: frozenset[tuple[str, bool]] = frozenset(),
    ) -> frozenset[str]:
        """The names that get a new value in a loop only by what the expressions give.

        Either the value comes from one of them, or a test around the assignment does, or the
        assignment is what a ``try`` comes to if one of them raises nothing. ``kept`` says of
        names that the loop goes on as long as they are true, or false.
        """
        marked = {id(source) for source in sources}
        known: dict[frozenset[str], frozenset[str]] = {}

        def asks(test: ast.expr, wanted: frozenset[str]) -> bool:
            """Whether a test only holds by what the expressions give."""
            if not wanted:
                return False
            if wanted not in known:
                held = frozenset((name, False) for name in wanted)
                known[wanted] = self._told(marked, loop, held, _never)
            return mentions(test, known[wanted], marked)

        return self._told(marked, loop, kept, asks)

    def _told(
        self,
        marked: set[int],
        loop: Extent,
        kept: frozenset[tuple[str, bool]],
        asks: Callable[[ast.expr, frozenset[str]], bool],
    ) -> frozenset[str]:
        within = [each for each in self.bindings if contains(loop, extent(each.value))]
        kept |= {(name, False) for name in emptied(within, {n for n, true in kept if not true})}
        inside = [each for each in within if not each.keeps(kept)]
        certain = {
            id(each)
            for each in inside
            if any(asks(test, wants(test)) for test in self._tests_held(each, loop))
        }
        names: set[str] = set()
        while True:
            free = {
                name
                for each in inside
                if id(each) not in certain
                and not mentions(each.value, names, marked)
                and not any(mentions(t, names, marked) for t in self._tests_around(each, loop))
                and not any(mentions(t, (), marked) for t in self._tried_before(each, loop))
                for name in each.names
            }
            told = {name for each in inside for name in each.names} - free
            if told == names:
                return frozenset(names)
            names = told

    def counted(self, loop: Extent) -> frozenset[str]:
        """The names that a loop adds to, or takes from."""
        steps = [each for each in self.bindings if isinstance(each.node, ast.AugAssign)]
        inside = (each.names for each in steps if contains(loop, extent(each.value)))
        return frozenset(name for names in inside for name in names)

    def around(self, node: ast.AST) -> Iterator[ast.AST]:
        """What a node stands in, inside out, up to the function itself."""
        if not self._parents:
            for parent in (self.ref.function.node, *own_nodes(self.ref.function.node)):
                for child in children(parent):
                    self._parents[id(child)] = parent
        each = self._parents.get(id(node))
        while each is not None:
            yield each
            each = self._parents.get(id(each))

    def asked_before(self, call: ast.Call) -> bool:
        """Whether a test around a method call asks the same object what it has to give."""
        owner = getattr(call.func, "value", None)
        if owner is None:
            return False
        return any(
            word in _ASKING and ast.unparse(asked) == ast.unparse(owner)
            for node in self.around(call)
            if isinstance(node, ast.If | ast.While)
            for asked, word in _questions(node.test)
        )

    def _tried_before(self, binding: Binding, loop: Extent) -> Iterator[ast.stmt]:
        """The statements of a ``try`` in a loop that stand before an assignment."""
        inner: ast.AST = binding.node
        for node in self.around(inner):
            if isinstance(node, ast.Try) and inner in node.body and contains(loop, extent(node)):
                yield from node.body[: node.body.index(inner)]
            inner = node

    def _tests_held(self, binding: Binding, loop: Extent) -> Iterator[ast.expr]:
        """The conditions inside a loop that hold where an assignment is come to."""
        inner: ast.AST = binding.node
        for node in self.around(inner):
            if isinstance(node, ast.If) and inner in node.body and contains(loop, extent(node)):
                yield node.test
            inner = node

    def _tests_around(self, binding: Binding, loop: Extent) -> Iterator[ast.expr]:
        """The conditions inside a loop under which an assignment is come to."""
        for node in self.around(binding.node):
            if isinstance(node, ast.If | ast.While) and extent(node) != loop:
                if not contains(loop, extent(node)):
                    return
                yield node.test
            elif isinstance(node, ast.Match):
                yield node.subject


def _never(test: ast.expr, wanted: frozenset[str]) -> bool:
    del test, wanted
    return False


def mentions(node: ast.AST, names: Iterable[str], marked: set[int]) -> bool:
    """Whether an expression reads one of the names, or contains one of the marked nodes."""
    known = set(names)
    return any(
        id(each) in marked or (isinstance(each, ast.Name | ast.Attribute) and dotted(each) in known)
        for each in walk(node)
    )


def _truth(node: ast.expr) -> bool | None:
    """Whether what is written out is true; None if that is not to be seen."""
    if isinstance(node, ast.Constant):
        return bool(node.value)
    if isinstance(node, ast.Dict):
        return bool(node.keys)
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        return bool(node.elts)
    if isinstance(node, ast.Call) and not node.args and not node.keywords:
        return False if getattr(node.func, "id", "") in _CONTAINERS else None
    return None


def _questions(test: ast.expr) -> Iterator[tuple[ast.expr, str]]:
    """The methods that each part of a condition calls, as ``not q.empty() and x`` does."""
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
        for part in test.values:
            yield from _questions(part)
    elif isinstance(test, ast.UnaryOp):
        yield from _questions(test.operand)
    elif isinstance(test, ast.Compare):
        yield from _questions(test.left)
    elif isinstance(test, ast.Call) and isinstance(test.func, ast.Attribute):
        yield test.func.value, test.func.attr


def contains(outer: Extent, inner: Extent) -> bool:
    """Whether a stretch of text lies in another."""
    starts = (outer.line, outer.column) <= (inner.line, inner.column)
    return starts and (inner.end_line, inner.end_column) <= (outer.end_line, outer.end_column)


def _bound(target: ast.expr) -> Iterator[str]:
    if isinstance(target, ast.Tuple | ast.List):
        for element in target.elts:
            yield from _bound(element)
    elif isinstance(target, ast.Starred | ast.Subscript):
        yield from _bound(target.value)
    else:
        path = dotted(target)
        if path is not None:
            yield path
