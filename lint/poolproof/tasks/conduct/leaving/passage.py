"""Passage: how control passes through a function, beyond what its graph says.

Which exceptions a node raises by its nature or on purpose, which edges are never taken, where the
process ends, and where ordinary code of a ``try`` may land.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from poolproof.flow.graph import Edge, Extent, Node, contains, extent
from poolproof.flow.ops import (
    Branch,
    Call,
    Closure,
    Const,
    Copy,
    Forget,
    Iterate,
    Nothing,
    Op,
    Raise,
    Return,
    Yield,
)
from poolproof.syntax.children import walk
from poolproof.syntax.spelling import dotted, last_word
from poolproof.tasks.conduct.guards.identity import Identity
from poolproof.tasks.conduct.leaving.catching import as_handler
from poolproof.tasks.conduct.leaving.exceptions import (
    ASKING,
    CLOSED,
    ENDED,
    EXPIRED,
    GONE,
    RERAISED,
    UNKNOWN,
    expected,
    is_broad,
    leaves_on_purpose,
)
from poolproof.tasks.conduct.leaving.exits import Flow
from poolproof.tasks.conduct.leaving.mistakes import is_refusal
from poolproof.tasks.conduct.state.flags import Flags
from poolproof.tasks.conduct.state.trust import trusted
from poolproof.tasks.conduct.stepping import handed_on
from poolproof.tasks.conduct.threads.coroutines import is_deferred
from poolproof.tasks.conduct.waiting import WaitKind
from poolproof.tasks.evaluation.heirs import is_for_heirs

if TYPE_CHECKING:
    from poolproof.tasks.conduct.calls import Resolved
    from poolproof.tasks.conduct.examination import Examination

_HARMLESS = (Nothing, Const, Copy, Closure, Branch, Return, Forget)
_EXITS = frozenset({"sys.exit", "builtins.exit", "builtins.quit"})
_ENDS = frozenset(
    {
        "os._exit",
        "os.abort",
        *(f"os.exec{how}" for how in ("l", "le", "lp", "lpe", "v", "ve", "vp", "vpe")),
    }
)


class Passage:
    """Answers for one function."""

    def __init__(self, examined: Examination) -> None:
        self.examined = examined

    def flow(self) -> Flow:
        """Everything that is known of the function's control flow."""
        flow = Flow(self.examined.graph, {})
        raises: dict[int, frozenset[str]] = {}
        flags = Flags(
            self.examined,
            self.examined.touched() | self.examined.signs.referred | {self.examined.value.ref},
        )
        identity = Identity(self.examined)
        for number, node in enumerate(self.examined.graph.nodes):
            raises[number] = self._raises(node.op, node.at)
            if isinstance(node.op, Call):
                self._cut_call(flow, number, node.at)
            elif isinstance(node.op, Iterate):
                over = self.examined.body.expressions.get(node.at)
                if flags.parameters.cannot_be_run_over(over):
                    flow.cut |= {(number, Edge.ITEM), (number, Edge.DONE)}
                elif self._never_done(node.at):
                    flow.cut.add((number, Edge.DONE))
            elif isinstance(node.op, Yield) and node.op.delegate:
                self._cut_delegation(flow, number, node.at)
            elif isinstance(node.op, Branch):
                test = self.examined.body.expressions.get(node.at)
                edge = flags.never(node.op, test) or identity.never(test)
                if edge is not None:
                    flow.cut.add((number, edge))
                    self._trust(node.at, edge)
        flow.raises = raises
        flow.landings = self._landings(raises)
        flow.suppressing = dict(self._suppressing())
        return flow

    def _cut_delegation(self, flow: Flow, number: int, at: Extent) -> None:
        """Go no further than ``yield from`` what never comes to its end."""
        delegated = self.examined.body.expressions.get(at)
        if isinstance(delegated, ast.YieldFrom) and self._never_done(extent(delegated.value)):
            flow.cut.add((number, Edge.NEXT))

    def _trust(self, at: Extent, never: Edge) -> None:
        """Note the flag that others may change beside a thread."""
        told = trusted(self.examined.body.expressions.get(at), never)
        if told is not None:
            self.examined.trusted[at] = told

    def _raises(self, op: Op, at: Extent) -> frozenset[str]:
        if isinstance(op, Raise):
            return self._explicit(at, assertion=op.assertion)
        if isinstance(op, Iterate):
            waits = self.examined.iterated.get(at, ())
            if not waits:
                return frozenset({UNKNOWN})
            closing = [w for w in waits if w.wait.kind is WaitKind.CONNECTION]
            return frozenset(e for w in closing for e in w.wait.expires)
        if not isinstance(op, Call):
            return frozenset({UNKNOWN})
        resolved = self.examined.resolved.get(at)
        if resolved is None:
            return frozenset({UNKNOWN})
        if self._reads_nothing(resolved):
            return frozenset({ENDED})
        found = set(resolved.natural())
        for path in resolved.paths:
            if path in _EXITS:
                found.add("SystemExit")
        if self.examined.signs.kinship.may_fail(resolved):
            found.add(GONE)
        if self.examined.connections.break_at(resolved):
            found.add("OSError")
        if self.examined.body.asked_before(resolved.node):
            found -= EXPIRED  # it takes what was just seen to be there
        for _, conduct in self.examined.callees.get(at, ()):
            found.update(
                name
                if leaves_on_purpose(name) or name in CLOSED | EXPIRED | {GONE} | conduct.stops
                else UNKNOWN
                for name in conduct.raises
            )
        return frozenset(found)

    def _explicit(self, at: Extent, *, assertion: bool) -> frozenset[str]:
        if assertion:
            return frozenset({UNKNOWN})
        for node in walk(self.examined.value.ref.function.node):
            if isinstance(node, ast.Raise) and extent(node) == at:
                if node.exc is None:
                    return self._reraised()
                target = getattr(node.exc, "func", node.exc)
                path = dotted(target) if isinstance(target, ast.expr) else None
                word = (path or UNKNOWN).rpartition(".")[2]
                if is_refusal(word, node.exc):
                    return frozenset({UNKNOWN})
                return self._reraised() if word[:1].islower() else frozenset({word})
        return frozenset({UNKNOWN})

    def _reraised(self) -> frozenset[str]:
        """What a handler that raises again lets out: on purpose only if something is natural."""
        natural = {name for r in self.examined.resolved.values() for name in r.natural()} - {
            UNKNOWN
        }
        return frozenset({RERAISED if natural else UNKNOWN})

    def _cut_call(self, flow: Flow, number: int, at: Extent) -> None:
        resolved = self.examined.resolved.get(at)
        if resolved is None:
            return
        ends = any(path in _ENDS for path in resolved.paths)
        if ends or Identity(self.examined).kills_itself(resolved):
            flow.ends.add(number)
        elif any(path in _EXITS for path in resolved.paths) or self._reads_nothing(resolved):
            flow.cut.add((number, Edge.NEXT))
        callees = self.examined.callees.get(at, ())
        followed = len(callees) == len(resolved.runs) and not resolved.paths
        # What only heirs can answer is asked of an heir.
        if (
            callees
            and followed
            and not any(each.returns or is_for_heirs(value.ref) for value, each in callees)
            and not self._is_only_made(resolved)
        ):
            flow.cut.add((number, Edge.NEXT))

    def _reads_nothing(self, resolved: Resolved) -> bool:
        """Whether a call asks a user: the standard input of a worker is empty, which fails."""
        asks = not resolved.runs and set(resolved.paths) == {ASKING}
        return asks and not self.examined.context.module.says("sys.stdin =", "sys.stdin=")

    def _is_only_made(self, resolved: Resolved) -> bool:
        """Whether coroutines are made among others: who waits for all of them does so later."""
        outer = next(self.examined.body.around(resolved.node), None)
        return any(is_deferred(value.ref.function.node) for value, _ in resolved.runs) and not (
            isinstance(outer, ast.Await) or (isinstance(outer, ast.Call) and _runs(outer))
        )

    def _never_done(self, at: Extent) -> bool:
        """Whether running over something never comes to its end."""
        stepped = self.examined.stepped.get(at)
        if stepped and all(conduct.endless for _, conduct in stepped):
            return True
        node = self.examined.body.expressions.get(at)
        if node is not None:
            node = handed_on(node)
            at = extent(node)
        resolved, callees = self.examined.resolved.get(at), self.examined.callees.get(at, ())
        followed = resolved is not None and not resolved.paths
        if callees and followed and all(conduct.endless for _, conduct in callees):
            return True
        return node is not None and self.examined.conducts.resolver.iterating.is_endless(
            node, self.examined.context
        )

    def _suppressing(self) -> Iterator[tuple[int, str]]:
        """The ends of ``with suppress(...)``, and the handlers that do the same."""
        graph = self.examined.graph
        for number, node in enumerate(graph.nodes):
            if any(edge is Edge.SUPPRESSED for edge, _ in graph.edges[number]):
                manager = self.examined.body.expressions.get(node.at)
                handler = as_handler(manager) if manager is not None else None
                if handler is not None:
                    yield number, handler

    def _landings(self, raises: Mapping[int, frozenset[str]]) -> dict[int, int]:
        """The handlers for what ordinary code raises, by the nodes of the code."""
        found: dict[int, int] = {}
        nodes = self.examined.graph.nodes
        for node in self.examined.body.tries:
            handlers = [
                f"except {ast.unparse(h.type)}" if h.type else "except" for h in node.handlers
            ]
            broad = any(is_broad(h) for h in handlers) and _is_risky(node)
            if not handlers or not (broad or any(expected(h) for h in handlers)):
                continue
            first = extent(node.handlers[0])
            landing = next(
                (n for n, e in enumerate(nodes) if e.at == first and e.op == Nothing("handlers")),
                None,
            )
            start, end = extent(node.body[0]), extent(node.body[-1])
            text = Extent(start.line, start.column, end.end_line, end.end_column)
            inside = [n for n, each in enumerate(nodes) if contains(text, each.at)]
            # Where a connection is known to be, the handler is there for its end.
            told = any(raises[n] & CLOSED for n in inside)
            of_code = broad or any(expected(h, without_call=True) for h in handlers)
            for number in inside:
                if _is_call(nodes[number]):
                    lands = raises[number] == {UNKNOWN} and (of_code or not told)
                else:
                    lands = of_code and _may_fail(nodes[number]) and not self._is_of_text(number)
                if lands and landing is not None:
                    found.setdefault(number, landing)
        return found

    def _is_of_text(self, number: int) -> bool:
        """Whether a node takes a method of a text that is written out: ``"{}".format``."""
        node = self.examined.body.expressions.get(self.examined.graph.nodes[number].at)
        text = node.value if isinstance(node, ast.Attribute) else None
        return isinstance(text, (ast.Constant, ast.JoinedStr))


def _runs(call: ast.Call) -> bool:
    """Whether a call runs the one coroutine that it is given: ``asyncio.run(main())``."""
    word = last_word(call.func)
    return word.endswith("run") or word in ("run_until_complete", "wait_for", "shield")


def _is_call(node: Node) -> bool:
    return isinstance(node.op, Call)


def _may_fail(node: Node) -> bool:
    """Whether a node does more than to hold, copy or drop something, or to choose where to go."""
    return not isinstance(node.op, _HARMLESS)


def _is_risky(node: ast.Try) -> bool:
    """Whether the body of a ``try`` does what fails without a call."""
    return any(
        isinstance(each, ast.Subscript) for statement in node.body for each in walk(statement)
    )
