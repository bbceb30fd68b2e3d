"""Lowering of expressions: every value that can matter gets a place."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from msgspec.structs import replace

from poolproof.flow import conditions
from poolproof.flow.branching import ConditionLowerer
from poolproof.flow.frames import Ends
from poolproof.flow.graph import Edge
from poolproof.flow.ops import (
    Await,
    Branch,
    Build,
    Call,
    Closure,
    Const,
    Copy,
    GetAttr,
    GetItem,
    Place,
    SetAttr,
    SetItem,
    Unpack,
)
from poolproof.syntax.spelling import dotted


class ExpressionLowerer(ConditionLowerer):
    """The part of the builder that knows expressions."""

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
            return self.inside(path) if self.inner else path
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
                func = self.inside(path) if self.inner else path
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


def _yields_bool(node: ast.expr) -> bool:
    """Whether the value of an operand is certainly True or False."""
    if isinstance(node, ast.UnaryOp):
        return isinstance(node.op, ast.Not)
    return isinstance(node, ast.Compare)
