"""Lowering of expressions: every value that can matter gets a place."""

from __future__ import annotations

import ast
from abc import ABC, abstractmethod
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from poolproof.flow import conditions
from poolproof.flow.frames import Ends
from poolproof.flow.graph import Edge, Extent, Graph
from poolproof.flow.ops import (
    Await,
    Branch,
    Build,
    Call,
    Closure,
    Condition,
    Const,
    Copy,
    GetAttr,
    GetItem,
    Iterate,
    Op,
    Place,
    SetAttr,
    SetItem,
    Unpack,
    Yield,
)
from poolproof.syntax.spelling import dotted

_Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp


class Numbering(Struct, frozen=True):
    """The numbers that nested functions have in their module."""

    of: dict[int, int]

    def number(self, node: ast.AST) -> int:
        """The number of a function node of this module."""
        return self.of[id(node)]


class ExpressionLowerer(ABC):
    """The half of the builder that knows expressions."""

    graph: Graph
    numbering: Numbering
    ends: Ends
    prefix: str
    temporaries: list[Place]
    counter: int
    computing: bool
    # The variables of the comprehensions around that are called like others of the function.
    inner: dict[str, Place]
    stored: set[Place]

    @abstractmethod
    def emit(self, op: Op, at: ast.AST | Extent, *, raises: bool = False) -> int:
        """Append a node behind the loose ends."""

    @abstractmethod
    def tie(self, target: int) -> None:
        """Link every loose end to a node."""

    # --- places ----------------------------------------------------------------------------

    def fresh(self) -> Place:
        """A temporary that outlives its statement."""
        self.counter += 1
        return f"%{self.counter}"

    def temporary(self) -> Place:
        """A temporary that is forgotten at the end of its statement."""
        place = self.fresh()
        self.temporaries.append(place)
        return place

    def place_of(self, node: ast.expr) -> Place | None:
        """The place that a name or a chain of attributes on a name denotes."""
        path = dotted(node)
        if path is None:
            return None
        if self.inner:
            path = self._inside(path)
        return self.prefix + path if self.prefix else path

    def _inside(self, path: str) -> str:
        """A path as it is meant where comprehensions around have variables of their own."""
        root, dot, rest = path.partition(".")
        return f"{self.inner.get(root, root)}{dot}{rest}"

    def mute(self, node: ast.expr) -> None:
        """Evaluate an expression whose effects are of no interest."""
        del node

    # --- stores ----------------------------------------------------------------------------

    def assign(self, target: ast.expr, source: Place, at: ast.AST) -> None:
        """Store ``source`` in a target of any shape."""
        if isinstance(target, ast.Starred):
            target = target.value
        path = self.place_of(target)
        if path is not None:
            self.stored.add(path)
            self.emit(Copy(path, source), at)
        elif isinstance(target, (ast.Tuple, ast.List)):
            places = tuple(self.temporary() for _ in target.elts)
            self.emit(Unpack(places, source), at)
            for element, place in zip(target.elts, places, strict=True):
                self.assign(element, place, at)
        elif isinstance(target, ast.Attribute):
            self.emit(SetAttr(self.value(target.value), target.attr, source), at)
        elif isinstance(target, ast.Subscript):
            holder = self.value(target.value)
            index = conditions.constant_of(target.slice)
            if index is None:
                self.value(target.slice)
            self.emit(SetItem(holder, source, index), at)

    def extend(self, place: Place, right: Place, at: ast.AST) -> None:
        """``place += right``."""
        joined = self.temporary()
        self.emit(Build(joined, "sum", (place, right)), at)
        self.emit(Copy(place, joined), at)

    # --- values ----------------------------------------------------------------------------

    def value(self, node: ast.expr) -> Place:
        """Evaluate an expression; the place that holds its value."""
        method = getattr(self, f"value_{type(node).__name__.lower()}", None)
        if method is not None:
            place = method(node)
            assert isinstance(place, str)
            return place
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                self.value(child)
        return self.temporary()

    def value_constant(self, node: ast.Constant) -> Place:
        """A constant."""
        place = self.temporary()
        if node.value is None or isinstance(node.value, (bool, int, float, str)):
            self.emit(Const(place, node.value), node)
        return place

    def value_name(self, node: ast.Name) -> Place:
        """A variable is its own place."""
        if self.inner and node.id in self.inner:
            return self.inner[node.id]
        if self.prefix and not self._in_class(node.id):
            return node.id
        return self.prefix + node.id

    def _in_class(self, name: str) -> bool:
        place = self.prefix + name
        return any(
            isinstance(node.op, (Copy, Closure)) and node.op.dst == place
            for node in self.graph.nodes
        )

    def value_attribute(self, node: ast.Attribute) -> Place:
        """A chain on a variable is a place; an attribute of anything else is looked up."""
        path = dotted(node)
        if path is not None:
            return self._inside(path) if self.inner else path
        base = self.value(node.value)
        place = self.temporary()
        self.emit(GetAttr(place, base, node.attr), node)
        return place

    def value_subscript(self, node: ast.Subscript) -> Place:
        """An element."""
        base = self.value(node.value)
        index = conditions.constant_of(node.slice)
        if index is None:
            self.value(node.slice)
        place = self.temporary()
        self.emit(GetItem(place, base, index), node)
        return place

    def value_call(self, node: ast.Call) -> Place:
        """A call: callee, then arguments from left to right, then the call itself."""
        recv: Place | None = None
        method: str | None = None
        if isinstance(node.func, ast.Attribute):
            recv, method = self.value(node.func.value), node.func.attr
            path = dotted(node.func)
            if path is not None:
                func = self._inside(path) if self.inner else path
            else:
                func = self.temporary()
                self.emit(GetAttr(func, recv, method), node.func)
        else:
            func = self.value(node.func)
        args, spread = self._arguments(node.args)
        kwargs: list[tuple[str, Place]] = []
        for keyword in node.keywords:
            place = self.value(keyword.value)
            if keyword.arg is None:
                spread.append(place)
            else:
                kwargs.append((keyword.arg, place))
        dst = self.temporary()
        op = Call(dst, func, recv, method, tuple(args), tuple(kwargs), tuple(spread))
        self.emit(op, node, raises=True)
        return dst

    def _arguments(self, nodes: Sequence[ast.expr]) -> tuple[list[Place], list[Place]]:
        args: list[Place] = []
        spread: list[Place] = []
        for arg in nodes:
            if isinstance(arg, ast.Starred):
                spread.append(self.value(arg.value))
            else:
                args.append(self.value(arg))
        return args, spread

    def value_starred(self, node: ast.Starred) -> Place:
        """``*xs`` in a display stands for its elements."""
        return self.value(node.value)

    def value_await(self, node: ast.Await) -> Place:
        """``await``."""
        place = self.temporary()
        self.emit(Await(place, self.value(node.value)), node, raises=True)
        return place

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

    def value_namedexpr(self, node: ast.NamedExpr) -> Place:
        """``name := value``."""
        source = self.value(node.value)
        self.assign(node.target, source, node)
        return source

    def value_lambda(self, node: ast.Lambda) -> Place:
        """A lambda: its body does not run here."""
        place = self.temporary()
        for default in [*node.args.defaults, *node.args.kw_defaults]:
            if default is not None:
                self.value(default)
        self.emit(Closure(place, self.numbering.number(node)), node)
        return place

    def value_ifexp(self, node: ast.IfExp) -> Place:
        """``a if test else b``: two paths that write the same place."""
        place = self.temporary()
        then, other = self.branch(node.test)
        after: Ends = []
        for ends, side in ((then, node.body), (other, node.orelse)):
            self.ends = ends
            if ends:
                self.emit(Copy(place, self.value(side)), side)
                after += self.ends
        self.ends = after
        return place

    def value_boolop(self, node: ast.BoolOp) -> Place:
        """``a or b``: the value is that of the operand at which evaluation stops."""
        place = self.temporary()
        stop_edge = Edge.TRUE if isinstance(node.op, ast.Or) else Edge.FALSE
        go_edge = Edge.FALSE if stop_edge is Edge.TRUE else Edge.TRUE
        after: Ends = []
        for operand in node.values[:-1]:
            if _yields_bool(operand):
                then, other = self.branch(operand)
                stop, go = (then, other) if stop_edge is Edge.TRUE else (other, then)
                self.ends = stop
                if stop:
                    self.emit(Const(place, stop_edge is Edge.TRUE), operand)
            else:
                source = self.value(operand)
                self.emit(Copy(place, source), operand)
                asked = conditions.truth(operand, source)
                if isinstance(node.values[-1], ast.Call):
                    asked = replace(asked, operator="object")
                self.emit(Branch(asked), operand)
                test = self.ends[0][0]
                self.ends, go = [(test, stop_edge)], [(test, go_edge)]
            after += self.ends
            self.ends = go
        if self.ends:
            self.emit(Copy(place, self.value(node.values[-1])), node.values[-1])
        self.ends = after + self.ends
        return place

    def value_compare(self, node: ast.Compare) -> Place:
        """A comparison is a branch that writes True or False, so that flags correlate."""
        return self._as_bool(node)

    def value_unaryop(self, node: ast.UnaryOp) -> Place:
        """``not x`` is a branch like a comparison; other operators give unknown values."""
        if isinstance(node.op, ast.Not):
            return self._as_bool(node)
        constant = conditions.constant_of(node)
        place = self.temporary()
        if constant is not None:
            self.emit(Const(place, constant), node)
        else:
            self.value(node.operand)
        return place

    def _as_bool(self, node: ast.expr) -> Place:
        place = self.temporary()
        outer, self.computing = self.computing, True
        then, other = self.branch(node)
        self.computing = outer
        after: Ends = []
        for ends, answer in ((then, True), (other, False)):
            self.ends = ends
            if ends:
                self.emit(Const(place, answer), node)
                after += self.ends
        self.ends = after
        return place

    def value_binop(self, node: ast.BinOp) -> Place:
        """A chain of operators is walked in a loop, so that its length does not matter."""
        operands: list[ast.expr] = []
        cursor: ast.expr = node
        while isinstance(cursor, ast.BinOp):
            operands.append(cursor.right)
            cursor = cursor.left
        places = [self.value(cursor), *(self.value(o) for o in reversed(operands))]
        result = self.temporary()
        if isinstance(node.op, ast.Add):
            self.emit(Build(result, "sum", tuple(places)), node)
        return result

    def value_tuple(self, node: ast.Tuple) -> Place:
        """A tuple display."""
        return self._display("tuple", node, node.elts)

    def value_list(self, node: ast.List) -> Place:
        """A list display."""
        return self._display("list", node, node.elts)

    def value_set(self, node: ast.Set) -> Place:
        """A set display."""
        return self._display("set", node, node.elts)

    def value_dict(self, node: ast.Dict) -> Place:
        """A dict display: its values."""
        for key in node.keys:
            if key is not None and not isinstance(key, ast.Constant):
                self.value(key)
        return self._display("dict", node, node.values)

    def _display(self, kind: str, node: ast.expr, elements: Sequence[ast.expr]) -> Place:
        items = tuple(self.value(element) for element in elements)
        place = self.temporary()
        starred = any(isinstance(element, ast.Starred) for element in elements)
        self.emit(Build(place, "sum" if starred else kind, items), node)
        return place

    def value_joinedstr(self, node: ast.JoinedStr) -> Place:
        """An f-string: what it holds is evaluated, the text is unknown."""
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                self.value(part.value)
        return self.temporary()

    # --- comprehensions --------------------------------------------------------------------

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

    # --- conditions ------------------------------------------------------------------------

    def branch(self, node: ast.expr) -> tuple[Ends, Ends]:
        """Lower a condition; the loose ends on which it holds, and those on which it does not."""
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            then, other = self.branch(node.operand)
            return other, then
        if isinstance(node, ast.BoolOp):
            return self._short_circuit(node)
        if isinstance(node, ast.Constant):
            return (self.ends, []) if node.value else ([], self.ends)
        bound = conditions.is_bound(node)
        if bound is not None:
            flipped = isinstance(node, ast.Compare) and _is_negative(node)
            return self._test(bound, node, flipped=flipped)
        if isinstance(node, ast.Compare):
            return self._compare(node)
        place = self.value(node)
        return self._test(conditions.truth(node, place), node)

    def _short_circuit(self, node: ast.BoolOp) -> tuple[Ends, Ends]:
        is_or = isinstance(node.op, ast.Or)
        stopped: Ends = []
        for operand in node.values:
            then, other = self.branch(operand)
            stop, go = (then, other) if is_or else (other, then)
            stopped += stop
            self.ends = go
            if not go:
                break
        return (stopped, self.ends) if is_or else (self.ends, stopped)

    def _compare(self, node: ast.Compare) -> tuple[Ends, Ends]:
        operator, right = node.ops[0], node.comparators[0]
        if len(node.ops) == 1 and isinstance(right, ast.Constant) and right.value is None:
            place = self.value(node.left)
            if isinstance(operator, (ast.Is, ast.Eq)):
                return self._test(conditions.is_none(node.left, place), node)
            if isinstance(operator, (ast.IsNot, ast.NotEq)):
                return self._test(conditions.is_none(node.left, place), node, flipped=True)
        if len(node.ops) == 1 and isinstance(right, ast.Constant) and isinstance(right.value, bool):
            condition = conditions.is_same(node.left, self.value(node.left), right.value)
            return self._test(condition, node, flipped=_is_negative(node))
        identical = conditions.is_identical(node)
        if identical is not None:
            return self._test(identical, node, flipped=_is_negative(node))
        compared = conditions.comparison(node)
        if compared is None:
            for side in (node.left, *node.comparators):
                if not isinstance(side, ast.Constant):
                    self.value(side)
            return self._test(_normalised(node), node, flipped=_is_negative(node))
        self.value(node.left)
        self.value(node.comparators[0])
        return self._test(compared, node)

    def _test(
        self, condition: Condition, at: ast.AST, *, flipped: bool = False
    ) -> tuple[Ends, Ends]:
        number = self.emit(Branch(condition, flipped, self.computing), at)
        then: Ends = [(number, Edge.TRUE)]
        other: Ends = [(number, Edge.FALSE)]
        self.ends = []
        return (other, then) if flipped else (then, other)


def _is_negative(node: ast.Compare) -> bool:
    return len(node.ops) == 1 and isinstance(node.ops[0], (ast.NotEq, ast.IsNot, ast.NotIn))


def _normalised(node: ast.Compare) -> Condition:
    """The positive form of a comparison, so that ``x in y`` and ``x not in y`` are one question."""
    positive: ast.expr = node
    if _is_negative(node):
        table: dict[type[ast.cmpop], type[ast.cmpop]] = {
            ast.NotEq: ast.Eq,
            ast.IsNot: ast.Is,
            ast.NotIn: ast.In,
        }
        operator = table[type(node.ops[0])]()
        positive = ast.Compare(node.left, [operator], node.comparators)
    return conditions.truth(positive, None)


def _yields_bool(node: ast.expr) -> bool:
    """Whether the value of an operand is certainly True or False."""
    if isinstance(node, ast.UnaryOp):
        return isinstance(node.op, ast.Not)
    return isinstance(node, ast.Compare)
