"""The stages of results, variable by variable, as the search that judges them finds them.

A result is ``pending`` until somebody waits for it or it goes where it cannot be followed; from
then on it is ``settled``. It is ``lost`` where the workers were ended before.
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
from poolproof.linking.meanings import Module
from poolproof.program.results import owes_results
from poolproof.program.summaries import start_world
from poolproof.typestate.following import Following
from poolproof.typestate.frame import Frame
from poolproof.typestate.promises import Awaiting, Promise

if TYPE_CHECKING:
    from poolproof.analysis import Analysis

PENDING, LOST, SETTLED = ORDER = ("pending", "lost", "settled")


def results_of(analysis: Analysis, module: Module, function: int) -> LineStates:
    """Find the stages of each variable with results at the end of a function's lines.

    Results that no variable holds go by the line that gave the work: ``<line 3>``. Empty if there
    are none, or too many paths to follow.
    """
    graph = module.graph(function)
    if not owes_results(graph, analysis.catalogue.by_constructor.values()):
        return {}
    frame = Frame(
        analysis.program, analysis.catalogue, analysis.summaries, module, function, graph, False
    )
    watch = Watch(Following(frame))
    start = Watched(Awaiting(start_world(frame, {}, {})), frozenset())
    found = explore(graph, [start], watch)
    return by_line(found, watch, partial(_summary, frame), module.text) if found.complete else {}


class Watched(Struct, frozen=True):
    """A state of the search, and what each variable was last seen to hold, read again or not."""

    state: Awaiting
    seen: frozenset[tuple[Place, Promise]]


class Watch(Struct, frozen=True):
    """The transfer function of the search that judges results, watched variable by variable."""

    following: Following

    def __call__(self, node: int, watched: Watched) -> Iterator[tuple[Edge, Watched]]:
        """Take every way on; a variable that is dropped because nobody reads it stays seen."""
        frame = self.following.frame
        gone = written(frame.graph.nodes[node].op)
        for edge, after, ledger in self.following.steps(node, watched.state):
            live = frame.live[node].get(edge)
            if live is None:
                continue
            seen = {place: promise for place, promise in watched.seen if place not in gone}
            seen |= {place: held for place, held in ledger.held.items() if place[0] not in "%<"}
            yield edge, Watched(ledger.state(after, live), frozenset(seen.items()))


def _summary(frame: Frame, states: set[Watched]) -> dict[Place, Words]:
    """Sum up the stages at one place, for each variable and for results without one."""
    found: dict[Place, set[str]] = {}
    for watched in states:
        stages = {n: LOST if stage.lost else PENDING for n, stage in watched.state.stages}
        named: set[int] = set()
        for place, promise in watched.seen:
            named |= promise.sites
            words = {stages[site] for site in promise.sites if site in stages}
            found.setdefault(place, set()).update(words or {SETTLED})
        for site in stages.keys() - named:
            line = frame.graph.nodes[site].at.line
            found.setdefault(f"<line {line}>", set()).add(stages[site])
    return {place: frozenset(words) for place, words in found.items()}
