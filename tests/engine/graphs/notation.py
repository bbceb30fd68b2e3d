"""Self-describing code: the calls in a function say what follows them.

``node("a", succ=["b", "exit"], raises=["handler"])`` claims that after this call control comes next
to the call named ``b`` or to the function's end, and that an exception in it comes next to
``handler``. ``exit`` and ``raised`` are the two ends of a function. A call that stands in a
``finally`` is there once for each way into it; the claim is about all of them together.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field

from poolproof.flow.building import Numbering
from poolproof.flow.graph import Edge, Graph
from poolproof.flow.lower import lower_function
from poolproof.flow.ops import Nothing, Raise
from poolproof.syntax.collecting import collect
from poolproof.syntax.scopes import Function

Label = str


@dataclass
class Follow:
    """What comes next to a call, and next to an exception in it."""

    succ: set[Label] = field(default_factory=set)
    raises: set[Label] = field(default_factory=set)


Relation = dict[Label, Follow]


def is_node(expression: ast.AST) -> bool:
    """Whether an expression is a call of ``node``."""
    return (
        isinstance(expression, ast.Call)
        and isinstance(expression.func, ast.Name)
        and expression.func.id == "node"
    )


def label_of(call: ast.Call) -> Label:
    argument = call.args[0]
    assert isinstance(argument, ast.Constant)
    return str(argument.value)


def claims(function: ast.AST) -> Iterator[tuple[Label, str, set[Label]]]:
    """What the calls in a function say about themselves: label, ``succ`` or ``raises``, and set."""
    for call in ast.walk(function):
        if isinstance(call, ast.Call) and is_node(call):
            for keyword in call.keywords:
                assert keyword.arg in ("succ", "raises")
                yield label_of(call), keyword.arg, set(ast.literal_eval(keyword.value))


def functions(source: str) -> list[tuple[Function, Graph]]:
    """The functions of a module that are not nested in others, with their graphs."""
    names = collect(ast.parse(source))
    numbering = Numbering(names.numbers)
    return [
        (info, lower_function(info.node, info.name, numbering))
        for info in names.functions
        if info.parent == -1
    ]


def relation_in(graph: Graph, function: ast.AST) -> Relation:
    """What the graph says follows each call that can be reached."""
    places = {
        (call.lineno, call.col_offset, call.end_lineno, call.end_col_offset): label_of(call)
        for call in ast.walk(function)
        if isinstance(call, ast.Call) and is_node(call)
    }
    labels = {graph.exit: "exit", graph.raised: "raised"}
    for number, node in enumerate(graph.nodes):
        at = (node.at.line, node.at.column, node.at.end_line, node.at.end_column)
        if at in places and getattr(node.op, "func", "") == "node":
            labels[number] = places[at]
    first = next_labelled(graph, graph.entry, labels)
    relation = {"entry": Follow({labels[number] for number in first})}
    seen = {graph.exit, graph.raised}
    todo = set(first)
    while todo - seen:
        number = min(todo - seen)
        seen.add(number)
        follow = relation.setdefault(labels[number], Follow())
        for edge, target in graph.edges[number]:
            following = next_labelled(graph, target, labels)
            todo |= following
            which = follow.raises if edge is Edge.RAISES else follow.succ
            which |= {labels[one] for one in following}
    return relation


def next_labelled(graph: Graph, start: int, labels: dict[int, Label]) -> set[int]:
    """The first nodes with a label on the ways on from a node.

    Only what is on its way already follows an exception edge: a join point behind a cleanup, or a
    ``raise``. Other operations without a label are taken not to raise.
    """
    found: set[int] = set()
    seen = {start}
    todo = [start]
    while todo:
        number = todo.pop()
        if number in labels:
            found.add(number)
            continue
        rethrows = isinstance(graph.nodes[number].op, Nothing | Raise)
        imports = getattr(graph.nodes[number].op, "why", "") == "import"
        for edge, target in graph.edges[number]:
            if (edge is not Edge.RAISES or (rethrows and not imports)) and target not in seen:
                seen.add(target)
                todo.append(target)
    return found


def reachable(graph: Graph) -> set[int]:
    """The nodes that can be reached from the entry over any edges."""
    seen = {graph.entry}
    todo = [graph.entry]
    while todo:
        for _, target in graph.edges[todo.pop()]:
            if target not in seen:
                seen.add(target)
                todo.append(target)
    return seen
