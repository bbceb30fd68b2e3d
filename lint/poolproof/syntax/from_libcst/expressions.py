"""Expressions other than strings."""

from __future__ import annotations

import ast
from collections.abc import Sequence

import libcst as cst

from poolproof.syntax.from_libcst.core import expression, identifier, optional, stored
from poolproof.syntax.from_libcst.parameters import arguments
from poolproof.syntax.from_libcst.places import Places, Spot, between

_SINGLETONS = {"None": None, "True": True, "False": False}
_UNARY: dict[type[cst.BaseUnaryOp], type[ast.unaryop]] = {
    cst.BitInvert: ast.Invert,
    cst.Minus: ast.USub,
    cst.Not: ast.Not,
    cst.Plus: ast.UAdd,
}
_BINARY: dict[type[cst.BaseBinaryOp], type[ast.operator]] = {
    cst.Add: ast.Add,
    cst.BitAnd: ast.BitAnd,
    cst.BitOr: ast.BitOr,
    cst.BitXor: ast.BitXor,
    cst.Divide: ast.Div,
    cst.FloorDivide: ast.FloorDiv,
    cst.LeftShift: ast.LShift,
    cst.MatrixMultiply: ast.MatMult,
    cst.Modulo: ast.Mod,
    cst.Multiply: ast.Mult,
    cst.Power: ast.Pow,
    cst.RightShift: ast.RShift,
    cst.Subtract: ast.Sub,
}
_COMPARISON: dict[type[cst.BaseCompOp], type[ast.cmpop]] = {
    cst.Equal: ast.Eq,
    cst.GreaterThan: ast.Gt,
    cst.GreaterThanEqual: ast.GtE,
    cst.In: ast.In,
    cst.Is: ast.Is,
    cst.IsNot: ast.IsNot,
    cst.LessThan: ast.Lt,
    cst.LessThanEqual: ast.LtE,
    cst.NotEqual: ast.NotEq,
    cst.NotIn: ast.NotIn,
}


@expression.register(cst.Name)
def name(node: cst.Name, at: Places) -> ast.expr:
    """Translate a name, or one of the three constants that look like names."""
    if node.value in _SINGLETONS:
        return ast.Constant(_SINGLETONS[node.value], **at.of(node))
    return ast.Name(identifier(node.value), ast.Load(), **at.of(node))


@expression.register(cst.Ellipsis)
def ellipsis(node: cst.Ellipsis, at: Places) -> ast.expr:
    """Translate ``...``."""
    return ast.Constant(..., **at.of(node))


@expression.register(cst.Integer)
def integer(node: cst.Integer, at: Places) -> ast.expr:
    """Translate a whole number."""
    try:
        return ast.Constant(int(node.value, 0), **at.of(node))
    except ValueError as error:  # the interpreter limits how many digits it converts
        raise at.failure(node, "a number has too many digits") from error


@expression.register(cst.Float)
def real(node: cst.Float, at: Places) -> ast.expr:
    """Translate a number with a point or an exponent."""
    return ast.Constant(float(node.value), **at.of(node))


@expression.register(cst.Imaginary)
def imaginary(node: cst.Imaginary, at: Places) -> ast.expr:
    """Translate a number that ends in ``j``."""
    return ast.Constant(complex(0, float(node.value[:-1])), **at.of(node))


@expression.register(cst.Attribute)
def attribute(node: cst.Attribute, at: Places) -> ast.expr:
    """Translate ``value.attr``."""
    attr = identifier(node.attr.value)
    return ast.Attribute(expression(node.value, at), attr, ast.Load(), **at.of(node))


@expression.register(cst.Await)
def awaiting(node: cst.Await, at: Places) -> ast.expr:
    """Translate ``await value``."""
    return ast.Await(expression(node.expression, at), **at.of(node))


@expression.register(cst.Yield)
def yielding(node: cst.Yield, at: Places) -> ast.expr:
    """Translate ``yield`` and ``yield from``."""
    if isinstance(node.value, cst.From):
        return ast.YieldFrom(expression(node.value.item, at), **at.of(node))
    return ast.Yield(optional(node.value, at), **at.of(node))


@expression.register(cst.Lambda)
def function(node: cst.Lambda, at: Places) -> ast.expr:
    """Translate ``lambda parameters: body``."""
    return ast.Lambda(arguments(node.params, at), expression(node.body, at), **at.of(node))


@expression.register(cst.IfExp)
def conditional(node: cst.IfExp, at: Places) -> ast.expr:
    """Translate ``body if test else orelse``."""
    test, body = expression(node.test, at), expression(node.body, at)
    return ast.IfExp(test, body, expression(node.orelse, at), **at.of(node))


@expression.register(cst.NamedExpr)
def named(node: cst.NamedExpr, at: Places) -> ast.expr:
    """Translate ``target := value``."""
    target = stored(node.target, at)
    assert isinstance(target, ast.Name)
    return ast.NamedExpr(target, expression(node.value, at), **at.of(node))


@expression.register(cst.UnaryOperation)
def unary(node: cst.UnaryOperation, at: Places) -> ast.expr:
    """Translate an operator before its operand."""
    operator = _UNARY[type(node.operator)]()
    return ast.UnaryOp(operator, expression(node.expression, at), **at.of(node))


@expression.register(cst.BinaryOperation)
def binary(node: cst.BinaryOperation, at: Places) -> ast.expr:
    """Translate an operator between two operands, and in one loop those to its left."""
    chain = [node]
    while isinstance(chain[-1].left, cst.BinaryOperation):
        chain.append(chain[-1].left)
    result = expression(chain[-1].left, at)
    for link in reversed(chain):
        operator = _BINARY[type(link.operator)]()
        result = ast.BinOp(result, operator, expression(link.right, at), **at.of(link))
    return result


@expression.register(cst.BooleanOperation)
def boolean(node: cst.BooleanOperation, at: Places) -> ast.expr:
    """Translate ``and`` and ``or``; a chain of the same one is one node."""
    kind = type(node.operator)
    values = [node.right]
    left = node.left
    while isinstance(left, cst.BooleanOperation) and type(left.operator) is kind and not left.lpar:
        values.append(left.right)
        left = left.left
    values.append(left)
    operator = ast.And() if kind is cst.And else ast.Or()
    return ast.BoolOp(operator, [expression(v, at) for v in reversed(values)], **at.of(node))


@expression.register(cst.Comparison)
def comparison(node: cst.Comparison, at: Places) -> ast.expr:
    """Translate a chain of comparisons."""
    operators = [_COMPARISON[type(target.operator)]() for target in node.comparisons]
    others = [expression(target.comparator, at) for target in node.comparisons]
    return ast.Compare(expression(node.left, at), operators, others, **at.of(node))


@expression.register(cst.Call)
def call(node: cst.Call, at: Places) -> ast.expr:
    """Translate a call."""
    positional, keywords = call_arguments(node.args, at)
    if _is_bare_generator(node):
        only = positional[0]
        only.lineno, only.col_offset = at.end(node.whitespace_after_func)
        only.end_lineno, only.end_col_offset = at.end(node)
    return ast.Call(expression(node.func, at), positional, keywords, **at.of(node))


def _is_bare_generator(node: cst.Call) -> bool:
    """Whether the parentheses of the call are also those of its argument."""
    value = node.args[0].value if len(node.args) == 1 else None
    return isinstance(value, cst.GeneratorExp) and not value.lpar


def call_arguments(args: Sequence[cst.Arg], at: Places) -> tuple[list[ast.expr], list[ast.keyword]]:
    """Translate the arguments of a call or of a class statement."""
    positional: list[ast.expr] = []
    keywords: list[ast.keyword] = []
    for arg in args:
        value = expression(arg.value, at)
        if arg.star == "*":
            positional.append(ast.Starred(value, ast.Load(), **at.of(arg)))
        elif arg.star == "**":
            keywords.append(ast.keyword(None, value, **at.of(arg)))
        elif arg.keyword is not None:
            keywords.append(ast.keyword(identifier(arg.keyword.value), value, **at.of(arg)))
        else:
            positional.append(value)
    return positional, keywords


@expression.register(cst.Subscript)
def subscript(node: cst.Subscript, at: Places) -> ast.expr:
    """Translate ``value[index]``; more than one index, or a starred one, make a tuple."""
    indices = [_index(element.slice, at) for element in node.slice]
    index = indices[0]
    comma = node.slice[-1].comma
    if len(indices) > 1 or isinstance(comma, cst.Comma) or isinstance(index, ast.Starred):
        end = at.end(comma) if isinstance(comma, cst.Comma) else _slice_end(node.slice[-1], at)
        place = between(_slice_start(node.slice[0], at), end)
        index = ast.Tuple(indices, ast.Load(), **place)
    return ast.Subscript(expression(node.value, at), index, ast.Load(), **at.of(node))


def _index(node: cst.BaseSlice, at: Places) -> ast.expr:
    if isinstance(node, cst.Index):
        value = expression(node.value, at)
        if node.star is None:
            return value
        place = between(at.start(node), at.outer_end(node.value))
        return ast.Starred(value, ast.Load(), **place)
    assert isinstance(node, cst.Slice)
    bounds = [optional(bound, at) for bound in (node.lower, node.upper, node.step)]
    return ast.Slice(*bounds, **between(_bound_start(node, at), _bound_end(node, at)))


def _slice_start(element: cst.SubscriptElement, at: Places) -> Spot:
    node = element.slice
    if isinstance(node, cst.Slice):
        return _bound_start(node, at)
    assert isinstance(node, cst.Index)
    return at.outer_start(node.value) if node.star is None else at.start(node)


def _slice_end(element: cst.SubscriptElement, at: Places) -> Spot:
    node = element.slice
    if isinstance(node, cst.Slice):
        return _bound_end(node, at)
    assert isinstance(node, cst.Index)
    return at.outer_end(node.value)


def _bound_start(node: cst.Slice, at: Places) -> Spot:
    return at.outer_start(node.first_colon if node.lower is None else node.lower)


def _bound_end(node: cst.Slice, at: Places) -> Spot:
    last: cst.CSTNode = node.first_colon
    for part in (node.upper, node.second_colon, node.step):
        if isinstance(part, cst.CSTNode):
            last = part
    return at.outer_end(last)


@expression.register(cst.Tuple)
def sequence(node: cst.Tuple, at: Places) -> ast.expr:
    """Translate a tuple. Its nearest parentheses are part of it, and so is a last comma."""
    elements = [expression(element, at) for element in node.elements]
    if node.lpar:
        return ast.Tuple(elements, ast.Load(), **at.with_nearest_parentheses(node))
    last = node.elements[-1]
    end = at.end(last.comma) if isinstance(last.comma, cst.Comma) else at.outer_end(last)
    return ast.Tuple(elements, ast.Load(), **between(at.start(node), end))


@expression.register(cst.List)
def array(node: cst.List, at: Places) -> ast.expr:
    """Translate a list."""
    elements = [expression(element, at) for element in node.elements]
    return ast.List(elements, ast.Load(), **at.of(node))


@expression.register(cst.Set)
def unordered(node: cst.Set, at: Places) -> ast.expr:
    """Translate a set."""
    return ast.Set([expression(element, at) for element in node.elements], **at.of(node))


@expression.register(cst.Element)
def element(node: cst.Element, at: Places) -> ast.expr:
    """Translate an element of a tuple, list or set."""
    return expression(node.value, at)


@expression.register(cst.StarredElement)
def starred(node: cst.StarredElement, at: Places) -> ast.expr:
    """Translate ``*value``."""
    return ast.Starred(expression(node.value, at), ast.Load(), **at.of(node))


@expression.register(cst.Dict)
def mapping(node: cst.Dict, at: Places) -> ast.expr:
    """Translate a dict; ``**value`` has no key."""
    keys = [
        expression(element.key, at) if isinstance(element, cst.DictElement) else None
        for element in node.elements
    ]
    values = [expression(element.value, at) for element in node.elements]
    return ast.Dict(keys, values, **at.of(node))


@expression.register(cst.GeneratorExp)
def generator(node: cst.GeneratorExp, at: Places) -> ast.expr:
    """Translate ``(element for ...)``; the parentheses are part of it, or else the call's are."""
    place = at.with_nearest_parentheses(node) if node.lpar else at.of(node)
    return ast.GeneratorExp(expression(node.elt, at), _generators(node.for_in, at), **place)


@expression.register(cst.ListComp)
def list_comprehension(node: cst.ListComp, at: Places) -> ast.expr:
    """Translate ``[element for ...]``."""
    return ast.ListComp(expression(node.elt, at), _generators(node.for_in, at), **at.of(node))


@expression.register(cst.SetComp)
def set_comprehension(node: cst.SetComp, at: Places) -> ast.expr:
    """Translate ``{element for ...}``."""
    return ast.SetComp(expression(node.elt, at), _generators(node.for_in, at), **at.of(node))


@expression.register(cst.DictComp)
def dict_comprehension(node: cst.DictComp, at: Places) -> ast.expr:
    """Translate ``{key: value for ...}``."""
    key, value = expression(node.key, at), expression(node.value, at)
    return ast.DictComp(key, value, _generators(node.for_in, at), **at.of(node))


def _generators(first: cst.CompFor, at: Places) -> list[ast.comprehension]:
    found: list[ast.comprehension] = []
    clause: cst.CompFor | None = first
    while clause is not None:
        target, iterable = stored(clause.target, at), expression(clause.iter, at)
        ifs = [expression(condition.test, at) for condition in clause.ifs]
        is_async = int(clause.asynchronous is not None)
        found.append(ast.comprehension(target, iterable, ifs, is_async))
        clause = clause.inner_for_in
    return found


if hasattr(cst, "StarredDictComp"):

    @expression.register(cst.StarredDictComp)
    def starred_dict_comprehension(node: cst.StarredDictComp, at: Places) -> ast.expr:
        """Translate ``{**value for ...}`` as Python 3.15 does: the value is the key."""
        generators = _generators(node.for_in, at)
        key = expression(node.value, at)
        return ast.DictComp(key, None, generators, **at.of(node))  # type: ignore[arg-type]
