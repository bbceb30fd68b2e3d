"""The states of pools, and of the results they owe, as text behind the lines of the source.

A state is shown where it differs from the one shown last above it, so silence means "as before". It
is taken over all paths that reach the end of the line. The search is the one that judges pools. It
drops what nobody reads again; here that is remembered beside it, so that a pool can be seen after
its last use too.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from poolproof.flow.explore import explore
from poolproof.flow.graph import Edge
from poolproof.flow.ops import Place
from poolproof.inspection.lines import LineStates, Words, by_line, written
from poolproof.inspection.result_text import ORDER, results_of
from poolproof.linking.meanings import Module
from poolproof.program.summaries import start_world
from poolproof.source.text import split_lines
from poolproof.typestate.frame import Frame
from poolproof.typestate.protocol import State
from poolproof.typestate.reading import pools_in
from poolproof.typestate.store import Held, Known, Value, World
from poolproof.typestate.transfer import Transfer

if TYPE_CHECKING:
    from poolproof.analysis import Analysis

TOO_MANY = "too many paths to follow"
_ORDER = {word: number for number, word in enumerate((*(s.value for s in State), *ORDER))}


def states_text(analysis: Analysis, module: Module) -> str:
    """Write the states of the pools of a module behind the lines that change them."""
    lines = split_lines(module.text)
    shown: dict[tuple[int, Place], str] = {}
    remarks: dict[int, list[str]] = {}
    for function in analysis.relevant(module):
        states = states_of(analysis, module, function)
        if states is None:
            first = module.graph(function).nodes[0].at.line
            remarks.setdefault(first, []).append(TOO_MANY)
            continue
        results = results_of(analysis, module, function)
        for line in sorted({*states, *results}):
            variables = {**states.get(line, {}), **results.get(line, {})}
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
            return by_line(found, watch, partial(_summary, frame), module.text)
    return None


class Watched(Struct, frozen=True):
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
        gone = written(self.frame.graph.nodes[node].op)
        for edge, after in self.transfer.step(node, state.world):
            live = self.frame.live[node].get(edge)
            if live is None:
                continue
            seen = {
                place: value
                for place, value in state.seen
                if not any(place == one or place.startswith(f"{one}.") for one in gone)
            }
            seen |= {place: after.env[place] for place in after.env if _is_telling(after, place)}
            settled = after.excepting() if edge is Edge.RAISES else after
            yield edge, Watched(settled.restrict(live), frozenset(seen.items()))


def _is_telling(world: World, place: Place) -> bool:
    value = world.env[place]
    return place[0] != "%" and (value == Known(None) or bool(pools_in(value)))


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
