"""The patterns of ``case``."""

from __future__ import annotations

import ast
from collections.abc import Sequence

import libcst as cst

from poolproof.syntax.from_libcst.core import expression, identifier, pattern
from poolproof.syntax.from_libcst.places import Place, Places, Spot, between

_SINGLETONS = {"None": None, "True": True, "False": False}


@pattern.register(cst.MatchValue)
def value(node: cst.MatchValue, at: Places) -> ast.pattern:
    """Translate a constant or a dotted name."""
    return ast.MatchValue(expression(node.value, at), **at.of(node.value))


@pattern.register(cst.MatchSingleton)
def singleton(node: cst.MatchSingleton, at: Places) -> ast.pattern:
    """Translate ``None``, ``True`` or ``False``."""
    return ast.MatchSingleton(_SINGLETONS[node.value.value], **at.of(node.value))


@pattern.register(cst.MatchAs)
def capture(node: cst.MatchAs, at: Places) -> ast.pattern:
    """Translate ``pattern as name``, ``name`` or ``_``."""
    inner = pattern(node.pattern, at) if node.pattern else None
    return ast.MatchAs(inner, _name(node.name), **at.of(node))


@pattern.register(cst.MatchOr)
def alternatives(node: cst.MatchOr, at: Places) -> ast.pattern:
    """Translate ``pattern | pattern``."""
    return ast.MatchOr([pattern(part.pattern, at) for part in node.patterns], **at.of(node))


@pattern.register(cst.MatchTuple)
@pattern.register(cst.MatchList)
def sequence(node: cst.MatchTuple | cst.MatchList, at: Places) -> ast.pattern:
    """Translate a sequence in parentheses, in brackets, or bare."""
    return ast.MatchSequence(_elements(node.patterns, at), **_sequence_place(node, at))


def _sequence_place(node: cst.MatchTuple | cst.MatchList, at: Places) -> Place:
    if isinstance(node, cst.MatchTuple) and node.lpar:
        return at.with_nearest_parentheses(node)
    if isinstance(node, cst.MatchList) and node.lbracket:
        return at.of(node)
    last = node.patterns[-1]
    return between(at.start(node), _end(last, at))


def _end(last: cst.MatchSequenceElement | cst.MatchStar, at: Places) -> Spot:
    if isinstance(last.comma, cst.Comma):
        return at.end(last.comma)
    return at.end(last) if isinstance(last, cst.MatchStar) else at.outer_end(last.value)


def _elements(
    nodes: Sequence[cst.MatchSequenceElement | cst.MatchStar], at: Places
) -> list[ast.pattern]:
    return [
        _star(node, at) if isinstance(node, cst.MatchStar) else pattern(node.value, at)
        for node in nodes
    ]


def _star(node: cst.MatchStar, at: Places) -> ast.pattern:
    """Translate ``*name``; LibCST counts a comma after it as part of it."""
    end = at.end(node.name) if node.name else at.end(node.whitespace_before_name, and_then=1)
    return ast.MatchStar(_name(node.name), **between(at.start(node), end))


@pattern.register(cst.MatchMapping)
def mapping(node: cst.MatchMapping, at: Places) -> ast.pattern:
    """Translate ``{key: pattern, **rest}``."""
    keys = [expression(element.key, at) for element in node.elements]
    patterns = [pattern(element.pattern, at) for element in node.elements]
    return ast.MatchMapping(keys, patterns, _name(node.rest), **at.of(node))


@pattern.register(cst.MatchClass)
def instance(node: cst.MatchClass, at: Places) -> ast.pattern:
    """Translate ``cls(pattern, name=pattern)``."""
    return ast.MatchClass(
        expression(node.cls, at),
        _elements(node.patterns, at),
        [identifier(keyword.key.value) for keyword in node.kwds],
        [pattern(keyword.pattern, at) for keyword in node.kwds],
        **at.of(node),
    )


def _name(node: cst.Name | None) -> str | None:
    return identifier(node.value) if node else None
