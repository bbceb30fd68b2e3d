"""What holds where the lines of a source end: the states in which each of them is left."""

from __future__ import annotations

import io
import tokenize
from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import TypeAlias, TypeVar

from poolproof.flow.explore import Exploration
from poolproof.flow.graph import Edge, Graph
from poolproof.flow.ops import Delete, Exit, Forget, Op, Place, Unpack

Words: TypeAlias = frozenset[str]
LineStates: TypeAlias = dict[int, dict[Place, Words]]
StateT = TypeVar("StateT", bound=Hashable)

_NO_LINE = -1


def by_line(
    found: Exploration[StateT],
    watch: Callable[[int, StateT], Iterator[tuple[Edge, StateT]]],
    summary: Callable[[set[StateT]], dict[Place, Words]],
    text: str,
) -> LineStates:
    """Sum up the states in which the lines of a function are left for other lines."""
    graph, ends = found.graph, logical_lines(text)
    leaving: dict[int, set[StateT]] = {}
    for node, states in found.reached.items():
        line = _line_of(graph, node, ends)
        ways = {
            edge
            for edge, target in graph.edges[node]
            if edge is not Edge.RAISES and _lines_next(graph, target, ends) != {line}
        }
        if line == _NO_LINE or not ways:
            continue
        for state in states:
            outcomes = {after for edge, after in watch(node, state) if edge in ways}
            leaving.setdefault(line, set()).update(outcomes)
    return {line: summary(states) for line, states in leaving.items()}


def written(op: Op) -> tuple[Place, ...]:
    """List the places that an operation writes."""
    if isinstance(op, Unpack):
        return op.dsts
    place = getattr(op, "place" if isinstance(op, Delete) else "dst", None)
    return (place,) if isinstance(place, str) else ()


def _lines_next(graph: Graph, node: int, ends: Mapping[int, int]) -> set[int]:
    """Find the lines of the first nodes with a text, from a node on."""
    found: set[int] = set()
    todo, seen = [node], {node}
    while todo:
        here = todo.pop()
        line = _line_of(graph, here, ends)
        if line == _NO_LINE:
            following = {target for _, target in graph.edges[here]} - seen
            seen |= following
            todo += following
        else:
            found.add(line)
    return found


def _line_of(graph: Graph, node: int, ends: Mapping[int, int]) -> int:
    """Find the last line of the statement that a node belongs to; none for what has no text."""
    op, at = graph.nodes[node].op, graph.nodes[node].at
    fixed = node in (graph.entry, graph.exit, graph.raised)
    if fixed or not at.line or isinstance(op, Forget) or (isinstance(op, Exit) and op.raising):
        return _NO_LINE
    return ends.get(at.line, at.line)


def logical_lines(text: str) -> dict[int, int]:
    """Map each line of a statement to its last one, or to that of its heading if it has a block."""
    ends: dict[int, int] = {}
    first = None
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.NEWLINE:
                first = first or token.start[0]
                ends.update(dict.fromkeys(range(first, token.start[0] + 1), token.start[0]))
                first = None
            elif first is None and token.type not in _BETWEEN:
                first = token.start[0]
    except (tokenize.TokenError, SyntaxError):
        pass  # syntax that this interpreter's tokenizer refuses: the lines found so far do
    return ends


_BETWEEN = (tokenize.NL, tokenize.COMMENT, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER)
