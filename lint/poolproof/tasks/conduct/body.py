"""A function's tree beside its graph: the expression of each node, and what follows from a wait."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from poolproof.flow.graph import Extent, Graph, contains, extent
from poolproof.flow.ops import Iterate, Nothing
from poolproof.linking.meanings import FunctionRef
from poolproof.syntax.children import walk
from poolproof.syntax.spelling import dotted
from poolproof.tasks.conduct.leaving.catching import TRIES
from poolproof.tasks.conduct.leaving.wanting import takes_out
from poolproof.tasks.conduct.state.sources import Binding, Enclosing, Sources, mentions
from poolproof.tasks.evaluation.returning import own_nodes

_ASKING = frozenset({"empty", "full", "qsize"})
_ADDING = frozenset({"append", "appendleft", "add", "insert", "extend", "update"})
_DECLARATIONS = (ast.Global, ast.Nonlocal)
MEASURING = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)


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
        """Whether it neither runs over something, nor up to a number, nor while there is some."""
        if not isinstance(self.node, ast.While):
            return False
        test = self.node.test
        measures = isinstance(test, ast.Compare) and isinstance(test.ops[0], MEASURING)
        return not measures and not _wants_some(test)


class Body(Struct):
    """The nodes of one function by extent."""

    ref: FunctionRef
    graph: Graph
    expressions: dict[Extent, ast.expr] = field(default_factory=dict)
    calls: dict[Extent, ast.Call] = field(default_factory=dict)
    loops: list[LoopText] = field(default_factory=list)
    tries: list[ast.Try] = field(default_factory=list)
    bindings: list[Binding] = field(default_factory=list)
    managers: list[ast.expr] = field(default_factory=list)
    declared: set[str] = field(default_factory=set)
    _around: Enclosing | None = None
    _sources: Sources | None = None
    # What it changes that others see too, once somebody has asked for that.
    changed: list[tuple[Extent, tuple[str, bool | None]]] | None = None

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
            self._call(node)
        elif isinstance(node, ast.While):
            self.loops.append(LoopText(extent(node), extent(node), node))
        elif isinstance(node, (ast.For, ast.AsyncFor)):
            self.loops.append(LoopText(extent(node), extent(node.iter), node))
            self._bind(node, [node.target], node.iter)
        elif isinstance(node, ast.Assign):
            self._bind(node, node.targets, _step(node) or node.value)
        elif isinstance(node, (ast.AnnAssign, ast.AugAssign, ast.NamedExpr)):
            if node.value is not None:
                self._bind(node, [node.target], node.value)
        elif isinstance(node, ast.comprehension):
            self._bind(node, [node.target], node.iter)
        elif isinstance(node, ast.withitem):
            self._enter(node)
        elif isinstance(node, TRIES):
            self.tries.append(node)
        elif isinstance(node, ast.Match):
            self._match(node)
        elif isinstance(node, _DECLARATIONS):
            self.declared.update(node.names)

    def _call(self, node: ast.Call) -> None:
        self.calls[extent(node)] = node
        func = node.func
        if isinstance(func, ast.Attribute) and func.attr in _ADDING and node.args:
            self._bind(node, [func.value], node.args[-1])

    def _enter(self, node: ast.withitem) -> None:
        self.managers.append(node.context_expr)
        if node.optional_vars is not None:
            self._bind(node, [node.optional_vars], node.context_expr)

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
            if isinstance(each, (ast.If, ast.Match))
            and any(isinstance(part, (ast.Break, ast.Return, ast.Raise)) for part in walk(each))
        ]
        return any(mentions(test, names, {id(source)}) for test in (*own, *leaving))

    @property
    def bound(self) -> Iterator[frozenset[str]]:
        """The names of each binding."""
        return (each.names for each in self.bindings)

    @property
    def written(self) -> Iterator[ast.Attribute | ast.Subscript]:
        """Where ``value``, an item or a name is assigned, as processes do with what they share."""
        for each in self.bindings:
            node = each.node
            targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", 0)]
            for target in targets:
                if isinstance(target, ast.Subscript):
                    if not takes_out(target, each.value):
                        yield target
                elif isinstance(target, ast.Attribute) and _may_be_shared(target):
                    yield target

    @property
    def _enclosing(self) -> Enclosing:
        if self._around is None:
            self._around = Enclosing(self.ref.function.node)
        return self._around

    @property
    def sources(self) -> Sources:
        """Where the names get their values from."""
        if self._sources is None:
            self._sources = Sources(self.bindings, self._enclosing)
        return self._sources

    def depending(self, sources: Iterable[ast.expr]) -> frozenset[str]:
        """The names whose values come from one of the expressions, over any number of steps."""
        return self.sources.depending(sources)

    def told(
        self,
        sources: Iterable[ast.expr],
        loop: Extent,
        kept: frozenset[tuple[str, bool]] = frozenset(),
    ) -> frozenset[str]:
        """The names that get a new value in a loop only by what the expressions give."""
        return self.sources.told(sources, loop, kept)

    def counted(self, loop: Extent) -> frozenset[str]:
        """The names that a loop adds to, or takes from."""
        steps = [each for each in self.bindings if _is_step(each.node)]
        inside = (each.names for each in steps if contains(loop, extent(each.value)))
        return frozenset(name for names in inside for name in names)

    def around(self, node: ast.AST) -> Iterator[ast.AST]:
        """What a node stands in, inside out, up to the function itself."""
        return self._enclosing.around(node)

    def asked_before(self, call: ast.Call) -> bool:
        """Whether a test around a method call asks the same object what it has to give."""
        owner = getattr(call.func, "value", None)
        if owner is None:
            return False
        return any(
            word in _ASKING and ast.unparse(asked) == ast.unparse(owner)
            for node in self.around(call)
            if isinstance(node, (ast.If, ast.While))
            for asked, word in _questions(node.test)
        )


def _may_be_shared(target: ast.Attribute) -> bool:
    """Whether an attribute may be one of a shared value or namespace, and not of an own object."""
    owner = target.value
    return target.attr == "value" or (isinstance(owner, ast.Name) and owner.id != "self")


def _wants_some(test: ast.expr) -> bool:
    """Whether a condition holds as long as there is something to take: ``not q.empty()``."""
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
        return any(map(_wants_some, test.values))
    negated = isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not)
    called = test.operand if isinstance(test, ast.UnaryOp) and negated else test
    word = getattr(getattr(called, "func", None), "attr", "")
    return word == "empty" if negated else word in ("qsize", "poll")


def _is_step(node: ast.AST) -> bool:
    """Whether a statement gives something a new value by what is added to the old one."""
    return isinstance(node, ast.AugAssign) or (isinstance(node, ast.Assign) and bool(_step(node)))


def _step(node: ast.Assign) -> ast.expr | None:
    """What is added, as in ``last[i] = last[i] + 1``, which is ``last[i] += 1``."""
    match node:
        case ast.Assign(targets=[target], value=ast.BinOp(left=left, right=right)):
            return right if _is_same(target, left) else left if _is_same(target, right) else None
        case _:
            return None


def _is_same(target: ast.expr, value: ast.expr) -> bool:
    return type(target) is type(value) and ast.unparse(target) == ast.unparse(value)


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


def _bound(target: ast.expr) -> Iterator[str]:
    if isinstance(target, (ast.Tuple, ast.List)):
        for element in target.elts:
            yield from _bound(element)
    elif isinstance(target, (ast.Starred, ast.Subscript)):
        yield from _bound(target.value)
    else:
        path = dotted(target)
        if path is not None:
            yield path
