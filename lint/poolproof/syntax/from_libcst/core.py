"""The two entrances of the translation, which the modules beside this one fill in by node class."""

from __future__ import annotations

import ast
import unicodedata
from collections.abc import Iterable
from functools import singledispatch

import libcst as cst

from poolproof.syntax.failure import ParseFailure
from poolproof.syntax.from_libcst.places import Places


@singledispatch
def expression(node: cst.CSTNode, at: Places) -> ast.expr:
    """Translate an expression; names in it are read, not bound."""
    raise _unknown(node, at)


@singledispatch
def statement(node: cst.CSTNode, at: Places) -> ast.stmt:
    """Translate a statement."""
    raise _unknown(node, at)


@singledispatch
def pattern(node: cst.CSTNode, at: Places) -> ast.pattern:
    """Translate a pattern of a ``case``."""
    raise _unknown(node, at)


def _unknown(node: cst.CSTNode, at: Places) -> ParseFailure:
    return at.failure(node, f"this syntax is too new to be read: {type(node).__name__}")


def optional(node: cst.CSTNode | None, at: Places) -> ast.expr | None:
    """Translate an expression that may be absent."""
    return None if node is None else expression(node, at)


def identifier(name: str) -> str:
    """Spell a name as Python does: in normal form KC."""
    return name if name.isascii() else unicodedata.normalize("NFKC", name)


def stored(node: cst.CSTNode, at: Places) -> ast.expr:
    """Translate an expression that is assigned to."""
    return _in_context(expression(node, at), ast.Store)


def deleted(node: cst.CSTNode, at: Places) -> ast.expr:
    """Translate an expression that is deleted."""
    return _in_context(expression(node, at), ast.Del)


def _in_context(target: ast.expr, context: type[ast.Store | ast.Del]) -> ast.expr:
    if isinstance(target, (ast.Name, ast.Attribute, ast.Subscript, ast.Starred)):
        target.ctx = context()
    elif isinstance(target, (ast.List, ast.Tuple)):
        target.ctx = context()
        _all_in_context(target.elts, context)
    if isinstance(target, ast.Starred):
        _in_context(target.value, context)
    return target


def _all_in_context(targets: Iterable[ast.expr], context: type[ast.Store | ast.Del]) -> None:
    for target in targets:
        _in_context(target, context)
