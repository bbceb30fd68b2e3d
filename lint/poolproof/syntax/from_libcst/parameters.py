"""Parameters: of functions, and of types."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import Any

import libcst as cst

from poolproof.syntax.from_libcst.core import expression, identifier, optional
from poolproof.syntax.from_libcst.places import Places, between


def arguments(node: cst.Parameters, at: Places) -> ast.arguments:
    """Translate the parameters of a function."""
    ordinary = [*node.posonly_params, *node.params]
    star = node.star_arg if isinstance(node.star_arg, cst.Param) else None
    return ast.arguments(
        posonlyargs=_args(node.posonly_params, at),
        args=_args(node.params, at),
        vararg=_arg(star, at) if star else None,
        kwonlyargs=_args(node.kwonly_params, at),
        kw_defaults=[optional(param.default, at) for param in node.kwonly_params],
        kwarg=_arg(node.star_kwarg, at) if node.star_kwarg else None,
        defaults=[expression(param.default, at) for param in ordinary if param.default],
    )


def _args(params: Iterable[cst.Param], at: Places) -> list[ast.arg]:
    return [_arg(param, at) for param in params]


def _arg(param: cst.Param, at: Places) -> ast.arg:
    annotation = param.annotation.annotation if param.annotation else None
    end = at.outer_end(annotation or param.name)
    place = between(at.start(param.name), end)
    return ast.arg(identifier(param.name.value), optional(annotation, at), **place)


def type_parameters(node: cst.TypeParameters | None, at: Places) -> dict[str, Any]:
    """Translate ``[T, *U, **P]`` into the field of the statement, if this Python has the field."""
    if not hasattr(ast, "TypeVar"):
        return {}
    return {"type_params": [_type_parameter(param, at) for param in node.params] if node else []}


def _type_parameter(node: cst.TypeParam, at: Places) -> ast.AST:
    param = node.param
    make: Any = getattr(ast, type(param).__name__)
    fields: dict[str, Any] = {"name": identifier(param.name.value)}
    if isinstance(param, cst.TypeVar):
        fields["bound"] = optional(param.bound, at)
    end = at.end(param)
    if isinstance(param, cst.TypeVar) and param.bound is not None:
        end = at.outer_end(param.bound)
    if node.default is not None:
        end = at.outer_end(node.default)
    if "default_value" in make._fields:
        fields["default_value"] = _default(node, at)
    made: ast.AST = make(**fields, **between(at.start(param), end))
    return made


def _default(node: cst.TypeParam, at: Places) -> ast.expr | None:
    default = optional(node.default, at)
    if default is None or not node.star:
        return default
    assert node.default is not None
    place = between(at.start(node.whitespace_after_star), at.outer_end(node.default))
    place["col_offset"] -= len(node.star)
    return ast.Starred(default, ast.Load(), **place)
