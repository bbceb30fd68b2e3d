"""Graphs as text, for whoever has to find out why the analysis went the way it went.

A graph is listed node by node, in an order in which a node comes after what leads to it (reverse
postorder: only the edges of loops point back).
"""

from __future__ import annotations

from collections.abc import Iterator

from poolproof.flow.graph import Extent, Graph
from poolproof.flow.ops import (
    Await,
    Branch,
    Build,
    Call,
    Closure,
    Condition,
    Const,
    Copy,
    Delete,
    Enter,
    Exit,
    Forget,
    GetAttr,
    GetItem,
    Iterate,
    Nothing,
    Op,
    Raise,
    Return,
    SetAttr,
    SetItem,
    Unpack,
    Yield,
)
from poolproof.linking.meanings import Module
from poolproof.source.text import LineIndex
from poolproof.syntax.scopes import MODULE

_WIDTH = 48


def graphs_text(module: Module) -> str:
    """List every graph of a module, that of its own code first."""
    functions = (MODULE, *range(len(module.names.functions)))
    index = LineIndex(module.text)
    return "\n".join(graph_text(module.graph(function), index) for function in functions)


def graph_text(graph: Graph, index: LineIndex) -> str:
    """List the nodes of a graph: operation, edges, and the code they come from."""
    order = reverse_postorder(graph)
    number = {node: position for position, node in enumerate(order)}
    rows = []
    for node in order:
        at = graph.nodes[node].at
        fixed = {graph.entry: "entry", graph.exit: "exit", graph.raised: "raised"}.get(node)
        where = "" if fixed or not at.line else f"{at.line}:{index.column(at.line, at.column)}"
        code = "" if fixed or not at.line else _excerpt(index, at)
        edges = ", ".join(f"{edge.value} {number[target]}" for edge, target in graph.edges[node])
        rows.append((where, fixed or op_text(graph.nodes[node].op), edges and f"-> {edges}", code))
    wide = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = [f"{graph.name} (line {graph.nodes[graph.entry].at.line})"]
    for position, (where, op, edges, code) in enumerate(rows):
        text = f"{position:4}  {where:{wide[0]}}  {op:{wide[1]}}  {edges:{wide[2]}}  {code}"
        lines.append(text.rstrip())
    return "\n".join(lines) + "\n"


def reverse_postorder(graph: Graph) -> list[int]:
    """Order the nodes that can be reached, each before what only follows it."""
    finished: list[int] = []
    seen = {graph.entry}
    stack: list[tuple[int, Iterator[int]]] = [(graph.entry, _targets(graph, graph.entry))]
    while stack:
        node, targets = stack[-1]
        following = next((target for target in targets if target not in seen), None)
        if following is None:
            finished.append(node)
            stack.pop()
        else:
            seen.add(following)
            stack.append((following, _targets(graph, following)))
    finished.reverse()
    return finished


def _targets(graph: Graph, node: int) -> Iterator[int]:
    """Give the successors, last edge first: what is finished first comes last in the order."""
    return iter([target for _, target in reversed(graph.edges[node])])


def _excerpt(index: LineIndex, at: Extent) -> str:
    """Cut the code of a node out of its first line."""
    span = index.span(at.line, at.column, at.end_line, at.end_column)
    line = index.lines[span.line - 1]
    one_line = span.line == span.end_line
    text = line[span.column - 1 : span.end_column - 1 if one_line else None].strip()
    if len(text) <= 1:  # the heading of a compound statement is marked by its first character
        text = line.strip()
    return text if one_line and len(text) <= _WIDTH else text[:_WIDTH].rstrip() + " ..."


def op_text(op: Op) -> str:  # noqa: C901, PLR0911, PLR0912 - a table: one line for each operation
    """Write one operation in a line."""
    match op:
        case Nothing(why=why):
            return why or "nothing"
        case Const(dst=dst, value=value):
            return f"{dst} = {value!r}"
        case Copy(dst=dst, src=src):
            return f"{dst} = {src or 'anything'}"
        case GetAttr(dst=dst, src=src, name=name):
            return f"{dst} = {src} . {name}"
        case SetAttr(obj=obj, name=name, src=src):
            return f"{obj} . {name} = {src}"
        case GetItem(dst=dst, src=src, index=key):
            return f"{dst} = {src}[{_key(key)}]"
        case SetItem(obj=obj, src=src, index=key):
            return f"{obj}[{_key(key)}] = {src}"
        case Build(dst=dst, kind=kind, items=items):
            return f"{dst} = {kind} of ({', '.join(items)})"
        case Unpack(dsts=dsts, src=src):
            return f"{', '.join(dsts)} = each of {src}"
        case Call(dst=dst, func=func):
            handed = [*op.args, *(f"{name}={place}" for name, place in op.kwargs)]
            handed += [f"*{place}" for place in op.spread]
            return f"{dst} = {func}({', '.join(handed)})"
        case Iterate(dst=dst, src=src):
            return f"{dst} = next of {src}"
        case Branch(condition=condition):
            return f"if {condition_text(condition)}"
        case Enter(dst=dst, src=src):
            return f"{dst} = enter {src}"
        case Exit(src=src, raising=raising):
            return f"exit {src}{' while raising' if raising else ''}"
        case Return(src=src):
            return f"return {src or ''}".rstrip()
        case Raise(src=src, assertion=assertion):
            return "fail" if assertion else f"raise {src or ''}".rstrip()
        case Yield(dst=dst, src=src, delegate=delegate):
            return f"{dst} = yield {'from ' if delegate else ''}{src or ''}".rstrip()
        case Await(dst=dst, src=src):
            return f"{dst} = await {src}"
        case Closure(dst=dst, index=index):
            return f"{dst} = function {index}"
        case Delete(place=place):
            return f"del {place}"
        case Forget(places=places):
            return f"forget {', '.join(places)}"
    return repr(op)  # an operation that is newer than this table


def _key(key: object) -> str:
    return "?" if key is None else repr(key)


def condition_text(condition: Condition) -> str:
    """Write what a branch asks."""
    asked = condition.key or condition.place or "?"
    if condition.kind == "none":
        return f"{asked} is None"
    if condition.kind == "bound":
        return f"{condition.place} exists"
    if condition.kind == "compare":
        return f"{asked} {condition.operator} {condition.constant!r}"
    return asked
