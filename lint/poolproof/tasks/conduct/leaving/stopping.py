"""Stopping: exceptions that a function raises only where an event says so.

``def check(self): if self.stop.is_set(): raise Stopped`` is a way out of the loop that calls it,
for whoever sets the event.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from poolproof.flow.graph import extent
from poolproof.flow.ops import Condition
from poolproof.syntax.children import walk
from poolproof.syntax.spelling import last_word
from poolproof.tasks.conduct.leaving.questions import Question

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination
    from poolproof.tasks.conduct.leaving.exits import Exit


def told_to_raise(examined: Examination, raises: frozenset[str]) -> frozenset[str]:
    """Which of the exceptions that come out of a function do so only once an event is set."""
    function = examined.value.ref.function.node
    found: dict[str, bool] = {}
    for node in walk(function):
        if isinstance(node, ast.Raise):
            word = last_word(getattr(node.exc, "func", node.exc)) if node.exc else ""
            found[word] = found.get(word, True) and _is_told(examined, node)
    for callees in examined.callees.values():
        for _, conduct in callees:
            for word in conduct.raises:
                found[word] = found.get(word, True) and word in conduct.stops
    return frozenset(word for word, told in found.items() if told and word in raises)


def is_told_by_callee(examined: Examination, way: Exit) -> bool:
    """Whether a way out is an exception that functions raise only once an event is set."""
    callees = examined.callees.get(examined.graph.nodes[way.node].at, ())
    raising = [conduct for _, conduct in callees if way.raised in conduct.raises]
    return bool(raising) and all(way.raised in conduct.stops for conduct in raising)


def _is_told(examined: Examination, node: ast.Raise) -> bool:
    if node.exc is None:
        return False
    whole = extent(examined.value.ref.function.node)
    raised = Question(node.exc, whole, Condition("opaque"), leaves=True)
    asked = raised.also(examined.body.around(node.exc))
    return any(map(examined.enders.switches.need, asked))
