"""Graphs and pool states as text, for whoever has to find out why the analysis said what it said.

Two pictures. A graph is listed node by node, in an order in which a node comes after what leads to
it (reverse postorder: only the edges of loops point back). The states are shown where the reader
looks for them: behind the lines of the source.

A state is shown where it differs from the one shown last above it, so silence means "as before". It
is taken over all paths that reach the end of the line. The search is the one that judges pools. It
drops what nobody reads again; here that is remembered beside it, so that a pool can be seen after
its last use too.
"""

from __future__ import annotations

import io
import tokenize
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from poolproof.flow.explore import Exploration, explore
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
    Delete,
    Enter,
    Exit,
    Forget,
    GetAttr,
    GetItem,
    Iterate,
    Nothing,
    Op,
    Place,
    Raise,
    Return,
    SetAttr,
    SetItem,
    Unpack,
    Yield,
)
from poolproof.program.modules import Module
from poolproof.program.summaries import start_world
from poolproof.source.text import LineIndex, split_lines
from poolproof.syntax.scopes import MODULE
from poolproof.typestate.frame import Frame
from poolproof.typestate.protocol import State
from poolproof.typestate.reading import pools_in
from poolproof.typestate.store import Held, Known, Value, World
from poolproof.typestate.transfer import Transfer

if TYPE_CHECKING:
    from poolproof.analysis import Analysis

Words: TypeAlias = frozenset[str]
LineStates: TypeAlias = dict[int, dict[Place, Words]]

TOO_MANY = "too many paths to follow"
_ORDER = {state.value: number for number, state in enumerate(State)}
_WIDTH = 48
_NO_LINE = -1


# --- graphs ---------------------------------------------------------------------------------


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


# --- states ---------------------------------------------------------------------------------


def states_text(analysis: Analysis, module: Module) -> str:
    """Write the states of the pools of a module behind the lines that change them."""
    lines = split_lines(module.text)
    shown: dict[tuple[int, Place], str] = {}
    remarks: dict[int, list[str]] = {}
    for function in analysis.relevant(module):
        by_line = states_of(analysis, module, function)
        if by_line is None:
            first = module.graph(function).nodes[0].at.line
            remarks.setdefault(first, []).append(TOO_MANY)
            continue
        for line, variables in sorted(by_line.items()):
            for place, words in sorted(variables.items()):
                text = "|".join(sorted(words, key=lambda word: (_ORDER.get(word, 9), word)))
                if shown.get((function, place)) != text:
                    shown[function, place] = text
                    remarks.setdefault(line, []).append(f"{place}: {text}")
    for line, texts in remarks.items():
        lines[line - 1] = f"{lines[line - 1].rstrip()}  # {'; '.join(texts)}"
    return "\n".join(lines)


def states_of(analysis: Analysis, module: Module, function: int) -> LineStates | None:
    """Find the states of each pool variable of a function at the end of its lines.

    A pool that no variable holds goes by the line that it was started on: ``<line 3>``. A variable
    that on some path holds no pool is ``none`` there, or ``other``. The answer is None if there are
    too many paths to follow.
    """
    graph = module.graph(function)
    for coarse in (False, True):
        frame = Frame(
            analysis.program,
            analysis.catalogue,
            analysis.summaries,
            module,
            function,
            graph,
            coarse,
        )
        watch = Watch(frame)
        found = explore(graph, [Watched(start_world(frame, {}, {}), frozenset())], watch)
        if found.complete:
            return _by_line(found, watch, logical_lines(module.text))
    return None


@dataclass(frozen=True, slots=True)
class Watched:
    """A state of the search, and what each variable was last seen to hold, read again or not."""

    world: World
    seen: frozenset[tuple[Place, Value]]


class Watch:
    """The transfer function of the search that judges pools, watched variable by variable."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.transfer = Transfer(frame)

    def __call__(self, node: int, state: Watched) -> Iterator[tuple[Edge, Watched]]:
        """Take every way on; a variable that is dropped because nobody reads it stays seen."""
        written = _written(self.frame.graph.nodes[node].op)
        for edge, after in self.transfer.step(node, state.world):
            live = self.frame.live[node].get(edge)
            if live is None:
                continue
            seen = {
                place: value
                for place, value in state.seen
                if not any(place == one or place.startswith(f"{one}.") for one in written)
            }
            seen |= {place: after.env[place] for place in after.env if _is_telling(after, place)}
            settled = after.excepting() if edge is Edge.RAISES else after
            yield edge, Watched(settled.restrict(live), frozenset(seen.items()))


def _written(op: Op) -> tuple[Place, ...]:
    """List the places that an operation writes."""
    if isinstance(op, Unpack):
        return op.dsts
    place = getattr(op, "place" if isinstance(op, Delete) else "dst", None)
    return (place,) if isinstance(place, str) else ()


def _is_telling(world: World, place: Place) -> bool:
    value = world.env[place]
    return place[0] != "%" and (value == Known(None) or bool(pools_in(value)))


def _by_line(found: Exploration[Watched], watch: Watch, ends: Mapping[int, int]) -> LineStates:
    """Gather the states in which the lines of a function are left for other lines."""
    graph = found.graph
    leaving: dict[int, set[Watched]] = {}
    for node, states in found.reached.items():
        line = _line_of(graph, node, ends)
        ways = {
            edge
            for edge, target in graph.edges[node]
            if edge is not Edge.RAISES and _line_of(graph, target, ends) != line
        }
        if line == _NO_LINE or not ways:
            continue
        for state in states:
            outcomes = {after for edge, after in watch(node, state) if edge in ways}
            leaving.setdefault(line, set()).update(outcomes)
    return {line: _summary(watch.frame, states) for line, states in leaving.items()}


def _line_of(graph: Graph, node: int, ends: Mapping[int, int]) -> int:
    """Find the last line of the statement that a node belongs to; none for what has no text."""
    op, at = graph.nodes[node].op, graph.nodes[node].at
    fixed = node in (graph.entry, graph.exit, graph.raised)
    if fixed or not at.line or (isinstance(op, Exit) and op.raising):
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


def _summary(frame: Frame, states: set[Watched]) -> dict[Place, Words]:
    """Sum up the states at one place, for each variable that holds a pool in one of them."""
    found: dict[Place, set[str]] = {
        place: set() for state in states for place, value in state.seen if pools_in(value)
    }
    nameless: dict[Place, set[str]] = {}
    for state in states:
        seen, pools = dict(state.seen), state.world.pools
        named: set[int] = set()
        for place, words in found.items():
            ids = pools_in(seen.get(place))
            named |= ids
            words |= {_word(pools[i]) for i in ids if i in pools}
            if not ids:
                words.add("none" if place in seen else "other")
        for pool, held in pools.items():
            if pool not in named and held.owed:
                line = frame.graph.nodes[pool].at.line
                nameless.setdefault(f"<line {line}>", set()).add(_word(held))
    return {place: frozenset(words) for place, words in {**found, **nameless}.items()}


def _word(held: Held) -> str:
    if held.keeper is not None and held.state is not State.RELEASED:
        return f"kept ({held.keeper.why})"
    return held.state.value
