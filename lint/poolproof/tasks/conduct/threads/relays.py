"""Relays: threads of a worker that tell its other code what somebody else has sent.

A thread waits for messages and, once one has come, sets the flag or event that a loop of the
worker looks at: the loop ends by that message.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from poolproof.flow.graph import Edge, Extent, contains, extent
from poolproof.flow.ops import Call, Iterate
from poolproof.linking.meanings import FunctionRef
from poolproof.syntax.spelling import last_word
from poolproof.tasks.conduct.contact.channels import Act, Channel
from poolproof.tasks.conduct.leaving.questions import Question
from poolproof.tasks.conduct.state.stores import is_handed_on
from poolproof.tasks.conduct.state.trust import Told, changes_at, is_broken, trusted
from poolproof.tasks.conduct.threads.companions import Companions
from poolproof.tasks.conduct.waiting import WaitKind

if TYPE_CHECKING:
    from poolproof.tasks.conduct.causes import Conduct
    from poolproof.tasks.conduct.examination import Examination
    from poolproof.tasks.evaluation.values import FunctionValue

_OF_OTHERS = (WaitKind.QUEUE, WaitKind.CONNECTION, WaitKind.EVENT)
_OWN = ("threading.", "asyncio.")


def relayed(examined: Examination) -> frozenset[Told]:
    """The flags that a function changes, but never before something has come from others."""
    places = changes_at(examined.body)
    if not places:
        return frozenset()
    giving = {at for at in examined.resolved if _waits(examined, at)}
    giving |= {at for at in examined.iterated if _waits(examined, at)}
    if not giving:
        return frozenset()
    known = {node.at for node in examined.graph.nodes}
    come_to = set(_without(examined, giving))
    before = {told for at, told in places if at in come_to or at not in known}
    return frozenset(told for _, told in places) - before


def _waits(examined: Examination, at: Extent) -> bool:
    resolved = examined.resolved.get(at)
    waits = resolved.waits if resolved is not None else examined.iterated.get(at, ())
    return any(
        each.wait.kind in _OF_OTHERS
        and not each.made.path.startswith(_OWN)
        and (each.forever or (each.wait.kind is WaitKind.QUEUE and each.wait.expires == ("Empty",)))
        for each in waits
    )


def _without(examined: Examination, giving: set[Extent]) -> Iterator[Extent]:
    """The places that a function comes to although none of some waits has ended."""
    graph = examined.graph
    seen, todo = {graph.entry}, [graph.entry]
    while todo:
        node = todo.pop()
        at, op = graph.nodes[node].at, graph.nodes[node].op
        yield at
        gives = at in giving and isinstance(op, (Call, Iterate))
        for edge, target in graph.edges[node]:
            if target not in seen and not (gives and edge is not Edge.RAISES):
                seen.add(target)
                todo.append(target)


class Relays:
    """Answers for one function."""

    def __init__(self, examined: Examination) -> None:
        self.examined = examined

    def decide(self, asked: Question) -> frozenset[Channel]:
        """What a loop is told by, by way of a thread; nothing if it is not, or not only so."""
        told = trusted(asked.test, Edge.TRUE if asked.leaves else Edge.FALSE)
        return self._of(told, asked.loop) if told is not None else frozenset()

    def let_go(self, call: ast.Call) -> frozenset[Channel]:
        """The same of a call that waits for an event of threads."""
        told = trusted(call, Edge.TRUE)
        return self._of(told, extent(call)) if told is not None else frozenset()

    def _of(self, told: Told, loop: Extent) -> frozenset[Channel]:
        threads = [
            (function, conduct)
            for function, conduct in Companions(self.examined).beside()
            if is_broken(frozenset({told}), conduct.changes)
        ]
        if not threads or self._changes_itself(told, loop):
            return frozenset()
        if any(is_broken(frozenset({told}), c.changes - c.relayed) for _, c in threads):
            return frozenset()
        if any(map(is_handed_on, self._others(told, threads))):
            return frozenset()
        return frozenset(
            use.channel
            for _, conduct in threads
            for use in conduct.uses
            if use.act in (Act.TAKES, Act.ASKS)
        )

    def _changes_itself(self, told: Told, loop: Extent) -> bool:
        """Whether a loop changes a flag by what it does or calls."""
        examined = self.examined
        own = frozenset(each for at, each in changes_at(examined.body) if contains(loop, at))
        called = (
            conduct.changes
            for at, callees in examined.callees.items()
            if contains(loop, at)
            for _, conduct in callees
        )
        return is_broken(frozenset({told}), own.union(*called))

    def _others(
        self, told: Told, threads: list[tuple[FunctionValue, Conduct]]
    ) -> Iterator[FunctionRef]:
        """The other functions of the module that seem to change a flag."""
        module = self.examined.context.module
        word = told[0].rpartition(" ")[2]
        calls = self.examined.evaluator.names.index(module).calls.get("set", ())
        found = {store.function for store in module.names.stores if store.name == word}
        found |= {f for f, call in calls if last_word(getattr(call.func, "value", None)) == word}
        known = {function.ref.index for function, _ in threads}
        for index in found - known - {self.examined.value.ref.index}:
            yield FunctionRef(module, index)
