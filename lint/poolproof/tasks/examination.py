"""The examination of one function in one context: its calls, its loops, its ways out."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from poolproof.flow.conditions import dotted
from poolproof.flow.graph import Edge, Extent, Graph
from poolproof.flow.lower import extent
from poolproof.flow.ops import Branch, Call, Iterate, Nothing, Op, Raise, Yield
from poolproof.linking.modules import FunctionRef
from poolproof.tasks.body import Body, LoopText, contains
from poolproof.tasks.calls import Resolved, Waiting
from poolproof.tasks.causes import Cause, CauseKind, Conduct, Ender, Guard, Link
from poolproof.tasks.channels import Act, Channel, Use
from poolproof.tasks.companions import Companions
from poolproof.tasks.enders import Enders
from poolproof.tasks.exceptions import (
    CLOSED,
    EXPIRED,
    RERAISED,
    UNKNOWN,
    expected,
    is_broad,
    leaves_on_purpose,
)
from poolproof.tasks.exits import Exit, Flow, State, Ways
from poolproof.tasks.flags import Flags
from poolproof.tasks.signs import Signs
from poolproof.tasks.values import Context, FunctionValue
from poolproof.tasks.waiting import WaitKind

if TYPE_CHECKING:
    from poolproof.tasks.conducts import Conducts

_EXITS = frozenset({"sys.exit", "builtins.exit", "builtins.quit"})
_ENDS = frozenset({"os._exit", "os.abort", "os.execv", "os.execvp", "os.execve", "os.execl"})
_ASKING = frozenset({"empty", "qsize", "poll"})
_RUNNERS = frozenset(
    {"run_until_complete", "gather", "wait", "wait_for", "create_task", "ensure_future", "run_sync"}
)


class Examination:
    """Looks at one function; used once."""

    def __init__(self, conducts: Conducts, value: FunctionValue, context: Context) -> None:
        self.conducts = conducts
        self.value = value
        self.context = context
        self.evaluator = conducts.evaluator
        self.body: Body = conducts.body(value.ref)
        self.graph: Graph = self.body.graph
        self.resolved: dict[Extent, Resolved] = {}
        self.callees: dict[Extent, list[tuple[FunctionValue, Conduct]]] = {}
        self.iterated: dict[Extent, list[Waiting]] = {}
        self.signs = Signs(self)
        self.enders = Enders(self)

    def run(self) -> Conduct:
        """Everything that calling the function can lead to."""
        self._resolve()
        flow = self._flow()
        reachable = flow.reachable()
        ways = Ways.of(flow, reachable)
        own = list(self._loops(ways, reachable))
        settled = [cause.at for cause in own if cause.kind is not CauseKind.SWALLOWED]
        own += self._waits(reachable, settled)
        own += self.signs.causes(reachable)
        own += Companions(self).causes(reachable)
        visited = ways.from_entry()
        returns = self.graph.generator or any(node == self.graph.exit for node, _ in visited)
        return Conduct(
            tuple(_ordered([*own, *self._inherited(reachable)])),
            returns,
            frozenset(raised for node, raised in visited if node == self.graph.raised and raised),
            self.signs.guards(reachable) | self._from_callees("guards"),
            self.signs.looks(),
            self.signs.kills() or any(c.kills for c in self._conducts()),
            any(c.feeble for c in self._conducts()) or self.signs.is_feeble(),
            frozenset({self.value.ref}) | self.signs.referred() | self._touched(),
            frozenset(self._uses({**self.resolved, **self.iterated})),
        )

    # --- calls -----------------------------------------------------------------------------

    def _resolve(self) -> None:
        for at, node in self.body.calls.items():
            resolved = self.conducts.resolver.call(node, self.context)
            self.resolved[at] = resolved
            self.callees[at] = [
                (function, self.conducts.of(function, inside))
                for function, inside in resolved.runs
                if not _is_deferred(function.ref) or self._is_awaited(node)
            ]
        for loop in self.body.loops:
            if not isinstance(loop.node, ast.While):
                waits = self.conducts.resolver.iterated(loop.node.iter, self.context)
                self.iterated[loop.head] = list(waits)

    def _is_awaited(self, node: ast.Call) -> bool:
        """Whether a coroutine is run to its end here, and not just set going."""
        for each in self.body.expressions.values():
            if isinstance(each, ast.Await) and each.value is node:
                return True
            if isinstance(each, ast.Call) and node in each.args:
                word = getattr(each.func, "attr", getattr(each.func, "id", ""))
                return word in _RUNNERS or word.endswith("run")
        return False

    def _conducts(self) -> Iterator[Conduct]:
        for callees in self.callees.values():
            for _, conduct in callees:
                yield conduct

    def _from_callees(self, _: str) -> frozenset[Guard]:
        return frozenset(guard for conduct in self._conducts() for guard in conduct.guards)

    def _touched(self) -> frozenset[FunctionRef]:
        return frozenset(ref for conduct in self._conducts() for ref in conduct.touched)

    def _uses(self, places: Iterable[Extent]) -> Iterator[Use]:
        """What the calls at some places, and what they run, do at channels."""
        for at in places:
            if at in self.resolved:
                yield from self.resolved[at].uses
            for _, conduct in self.callees.get(at, ()):
                yield from conduct.uses
            for waiting in self.iterated.get(at, ()):
                if waiting.made.origin is not None:
                    yield Use(Channel.of(waiting.made.origin), Act.TAKES)

    def _inherited(self, reachable: frozenset[int]) -> Iterator[Cause]:
        """What the callees lead to."""
        live = {self.graph.nodes[n].at for n in reachable}
        for at, callees in self.callees.items():
            if at not in live:
                continue
            for function, conduct in callees:
                for cause in conduct.causes:
                    yield cause.through(Link(self.value.ref.module, at, function.ref))

    # --- control flow ----------------------------------------------------------------------

    def _flow(self) -> Flow:
        flow = Flow(self.graph, {})
        raises: dict[int, frozenset[str]] = {}
        flags = Flags(self, self._touched() | self.signs.referred() | {self.value.ref})
        for number, node in enumerate(self.graph.nodes):
            raises[number] = self._raises(node.op, node.at)
            if isinstance(node.op, Call):
                self._cut_call(flow, number, node.at)
            elif isinstance(node.op, Iterate) and self._never_done(node.at):
                flow.cut.add((number, Edge.DONE))
            elif isinstance(node.op, Branch):
                edge = flags.never(node.op, self.body.expressions.get(node.at))
                if edge is not None:
                    flow.cut.add((number, edge))
        flow.raises = raises
        flow.landings = self._landings()
        return flow

    def _raises(self, op: Op, at: Extent) -> frozenset[str]:
        if isinstance(op, Raise):
            return self._explicit(at, assertion=op.assertion)
        if isinstance(op, Iterate):
            waits = self.iterated.get(at, ())
            if not waits:
                return frozenset({UNKNOWN})
            closing = [w for w in waits if w.wait.kind is WaitKind.CONNECTION]
            return frozenset(e for w in closing for e in w.wait.expires)
        if not isinstance(op, Call):
            return frozenset({UNKNOWN})
        resolved = self.resolved.get(at)
        if resolved is None:
            return frozenset({UNKNOWN})
        found = set(resolved.natural())
        for path in resolved.paths:
            if path in _EXITS:
                found.add("SystemExit")
        for _, conduct in self.callees.get(at, ()):
            found.update(
                name if leaves_on_purpose(name) or name in CLOSED | EXPIRED else UNKNOWN
                for name in conduct.raises
            )
        return frozenset(found)

    def _explicit(self, at: Extent, *, assertion: bool) -> frozenset[str]:
        if assertion:
            return frozenset({UNKNOWN})
        for node in ast.walk(self.value.ref.function.node):
            if isinstance(node, ast.Raise) and extent(node) == at:
                if node.exc is None:
                    return self._reraised()
                target = getattr(node.exc, "func", node.exc)
                path = dotted(target) if isinstance(target, ast.expr) else None
                word = (path or UNKNOWN).rpartition(".")[2]
                return self._reraised() if word[:1].islower() else frozenset({word})
        return frozenset({UNKNOWN})

    def _reraised(self) -> frozenset[str]:
        """What a handler that raises again lets out: on purpose only if something is natural."""
        natural = {name for r in self.resolved.values() for name in r.natural()} - {UNKNOWN}
        return frozenset({RERAISED if natural else UNKNOWN})

    def _cut_call(self, flow: Flow, number: int, at: Extent) -> None:
        resolved = self.resolved.get(at)
        if resolved is None:
            return
        if any(path in _ENDS for path in resolved.paths):
            flow.ends.add(number)
        elif any(path in _EXITS for path in resolved.paths):
            flow.cut.add((number, Edge.NEXT))
        callees = self.callees.get(at, ())
        followed = len(callees) == len(resolved.runs) and not resolved.paths
        if callees and followed and not any(conduct.returns for _, conduct in callees):
            flow.cut.add((number, Edge.NEXT))

    def _never_done(self, at: Extent) -> bool:
        node = self.body.expressions.get(at)
        return node is not None and self.conducts.resolver.is_endless(node, self.context)

    def _landings(self) -> dict[int, int]:
        """The handlers for what ordinary code raises, by the nodes of the code."""
        found: dict[int, int] = {}
        for node in self.body.tries:
            handlers = [
                f"except {ast.unparse(h.type)}" if h.type else "except" for h in node.handlers
            ]
            wanted = any(expected(h) for h in handlers)
            broad = any(is_broad(h) for h in handlers) and _is_risky(node)
            if not handlers or not (wanted or broad):
                continue
            first = extent(node.handlers[0])
            landings = [
                n
                for n, each in enumerate(self.graph.nodes)
                if each.at == first and each.op == Nothing("handlers")
            ]
            start, end = extent(node.body[0]), extent(node.body[-1])
            text = Extent(start.line, start.column, end.end_line, end.end_column)
            for number, each in enumerate(self.graph.nodes):
                if landings and contains(text, each.at) and number not in found:
                    found[number] = landings[0]
        return found

    # --- loops -----------------------------------------------------------------------------

    def _loops(self, ways: Ways, reachable: frozenset[int]) -> Iterator[Cause]:
        found: list[Extent] = []
        for loop in sorted(self.body.loops, key=lambda each: each.at):
            if any(contains(outer, loop.at) for outer in found):
                continue
            for head in self.body.heads(loop):
                cause = self._loop(loop, head, ways) if head in reachable else None
                if cause is not None:
                    found.append(loop.at)
                    yield cause
                    break

    def _loop(self, loop: LoopText, head: int, ways: Ways) -> Cause | None:
        turning = ways.turns(head, loop.at)
        if not turning:
            return None
        inside = {node for node, _ in turning}
        if self.graph.generator and any(
            isinstance(self.graph.nodes[node].op, Yield) for node in inside
        ):
            return None
        exits = ways.exits(turning, loop.test)
        swallowed = self._swallowed(turning)
        if swallowed is not None:
            return self._cause(CauseKind.SWALLOWED, loop, inside, at=swallowed)
        if not exits:
            return self._cause(CauseKind.ENDLESS, loop, inside)
        enders = [self.enders.of(each, loop.at) for each in exits if not self._is_of_callee(each)]
        known = [ender for ender in enders if ender is not None]
        if len(known) < len(enders) or not known:
            return None
        closed = all(each.raised in CLOSED for each in exits)
        if closed:
            return None
        ender = next((e for e in known if e is not Ender.MESSAGE), Ender.MESSAGE)
        if Ender.EVENT in known:
            ender = Ender.EVENT
        return self._cause(CauseKind.SENTINEL, loop, inside, ender=ender)

    def _cause(
        self,
        kind: CauseKind,
        loop: LoopText,
        inside: set[int],
        *,
        ender: Ender | None = None,
        at: Extent | None = None,
    ) -> Cause:
        waits = [w for w in self._waiting_in(inside) if w.forever]
        text = _heading(loop.node)
        wait = waits[0].wait if waits else None
        forks = bool(waits) and all(self._only_if_forked(w) for w in waits)
        uses = self._uses(self.graph.nodes[node].at for node in inside) if ender else ()
        return Cause(
            kind, self.value.ref.module, at or loop.at, text, wait, ender,
            forks=forks and ender is not Ender.EVENT,
            channels=frozenset(use.channel for use in uses if use.act in (Act.TAKES, Act.ASKS)),
        )  # fmt: skip

    def _only_if_forked(self, waiting: Waiting) -> bool:
        """Whether a wait has no end only because a forked worker holds copies of what is open."""
        kind = waiting.wait.kind
        return kind is WaitKind.CONNECTION and not self.enders.holds_both(waiting.made)

    def _waiting_in(self, inside: Iterable[int]) -> Iterator[Waiting]:
        seen: set[Extent] = set()
        for node in sorted(inside):
            at = self.graph.nodes[node].at
            if at in seen:
                continue
            seen.add(at)
            op = self.graph.nodes[node].op
            if isinstance(op, Call) and at in self.resolved:
                yield from self.resolved[at].waits
            elif isinstance(op, Iterate):
                yield from self.iterated.get(at, ())

    def _swallowed(self, turning: frozenset[State]) -> Extent | None:
        """The handler that takes the end of a connection and goes on with the loop."""
        for node, pending in turning:
            op = self.graph.nodes[node].op
            if pending == "EOFError" and isinstance(op, Nothing) and op.why == "handlers":
                for edge, target in self.graph.edges[node]:
                    if edge is Edge.CAUGHT and (target, "") in turning:
                        handler = self.graph.nodes[target]
                        assert isinstance(handler.op, Nothing)
                        if is_broad(handler.op.why) or "EOFError" in handler.op.why:
                            return handler.at
        return None

    def _is_of_callee(self, way: Exit) -> bool:
        """Whether a way out is only what some function of the project may raise."""
        at = self.graph.nodes[way.node].at
        resolved = self.resolved.get(at)
        own = resolved.natural() if resolved is not None else frozenset[str]()
        return bool(way.raised and self.callees.get(at)) and way.raised not in own

    # --- waits -----------------------------------------------------------------------------

    def _waits(self, reachable: frozenset[int], settled: list[Extent]) -> Iterator[Cause]:
        """The calls that wait without a bound, outside of loops that are causes themselves."""
        seen: set[tuple[Extent, type[Op]]] = set()
        for number in sorted(reachable):
            node = self.graph.nodes[number]
            key = (node.at, type(node.op))
            if key in seen or any(contains(loop, node.at) for loop in settled):
                continue
            seen.add(key)
            waits: Iterable[Waiting] = ()
            if isinstance(node.op, Call) and node.at in self.resolved:
                waits = self.resolved[node.at].waits
            elif isinstance(node.op, Iterate):
                waits = self.iterated.get(node.at, ())
            for waiting in waits:
                cause = self._wait(waiting, node.at)
                if cause is not None:
                    yield cause
                    break

    def _wait(self, waiting: Waiting, at: Extent) -> Cause | None:
        module = self.value.ref.module
        node = self.body.expressions.get(at)
        text = "" if node is None else ast.unparse(getattr(node, "func", node))
        if not waiting.forever:
            told = waiting.wait.kind in (WaitKind.QUEUE, WaitKind.CONNECTION, WaitKind.EVENT)
            if told and waiting.seconds > self.conducts.long:
                return Cause(
                    CauseKind.SLEEP, module, at, text, waiting.wait, seconds=waiting.seconds
                )
            return None
        kind = waiting.wait.kind
        if kind is WaitKind.CONNECTION and not self.enders.forks(waiting.made):
            return None
        if waiting.made.path.startswith("threading.") and not self._is_left_to_signals(at):
            return None
        if kind is WaitKind.SIGNALLING and self._released(at):
            return None
        if kind in (WaitKind.QUEUE, WaitKind.CONNECTION) and self._is_asked_first(at):
            return None
        if kind is WaitKind.QUEUE and Companions(self).feed(waiting.made):
            return None
        return Cause(
            CauseKind.WAIT, module, at, text, waiting.wait, forks=self._only_if_forked(waiting),
            once=waiting.wait.made_with is not None and not self.body.loops_around(at),
            blind=self.signs.is_blind(at),
            channels=frozenset({Channel.of(waiting.made.origin)} if waiting.made.origin else ()),
        )  # fmt: skip

    def _is_left_to_signals(self, at: Extent) -> bool:
        """Whether only a signal ends the wait for an event of the worker's own, or nothing."""
        node = self.resolved[at].node
        made_here = isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Call)
        return made_here or Flags(self, frozenset()).is_signalled(node)

    def _is_asked_first(self, at: Extent) -> bool:
        """Whether the function also asks what it takes from whether there is something."""
        resolved = self.resolved.get(at)
        func = resolved.node.func if resolved is not None else None
        if not isinstance(func, ast.Attribute):
            return False
        owner = ast.unparse(func.value)
        return any(
            other.word in _ASKING
            and isinstance(other.node.func, ast.Attribute)
            and ast.unparse(other.node.func.value) == owner
            for other in self.resolved.values()
            if other is not resolved
        )

    def _released(self, at: Extent) -> bool:
        """Whether a lock is given back in the same function, which makes it no signal."""
        node = self.resolved[at].node
        if not isinstance(node.func, ast.Attribute):
            return True
        owner = ast.unparse(node.func.value)
        return any(
            resolved.word == "release"
            and isinstance(resolved.node.func, ast.Attribute)
            and ast.unparse(resolved.node.func.value) == owner
            for resolved in self.resolved.values()
        )


def _is_deferred(ref: FunctionRef) -> bool:
    """Whether calling a function only makes something that runs later."""
    return isinstance(ref.function.node, ast.AsyncFunctionDef)


def _is_risky(node: ast.Try) -> bool:
    """Whether the body of a ``try`` does what fails without a call."""
    return any(
        isinstance(each, ast.Subscript) for statement in node.body for each in ast.walk(statement)
    )


def _heading(node: ast.While | ast.For | ast.AsyncFor) -> str:
    if isinstance(node, ast.While):
        return f"while {ast.unparse(node.test)}"
    return f"for {ast.unparse(node.target)} in {ast.unparse(node.iter)}"


def _ordered(causes: Iterable[Cause]) -> list[Cause]:
    """The weightiest first, each once."""
    order = list(CauseKind)
    found = dict.fromkeys(causes)
    return sorted(found, key=lambda c: (order.index(c.kind), len(c.chain), c.module.shown, c.at))[
        :12
    ]
