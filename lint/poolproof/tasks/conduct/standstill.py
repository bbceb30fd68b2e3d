"""Standstill: calls that wait without a bound, outside of loops that are causes themselves."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeGuard

from msgspec.structs import replace

from poolproof.flow.graph import Edge, Extent, contains, extent
from poolproof.flow.ops import Call, Enter, Iterate, Op, Yield
from poolproof.syntax.children import walk
from poolproof.syntax.spelling import last_word
from poolproof.tasks.conduct.calls import Resolved
from poolproof.tasks.conduct.causes import Cause, CauseKind, Conduct
from poolproof.tasks.conduct.contact.channels import Act, Channel
from poolproof.tasks.conduct.contact.filled import is_filled_first, is_new
from poolproof.tasks.conduct.contact.own_channels import is_own
from poolproof.tasks.conduct.guards.handlers import REGISTERING
from poolproof.tasks.conduct.guards.signalled import Signalled
from poolproof.tasks.conduct.iterating import Waiting
from poolproof.tasks.conduct.leaving.addresses import is_addressed
from poolproof.tasks.conduct.leaving.deliveries import ASKING, also_calls
from poolproof.tasks.conduct.leaving.occasions import is_announced, is_chosen, is_rare
from poolproof.tasks.conduct.leaving.windows import has_window
from poolproof.tasks.conduct.managed import left
from poolproof.tasks.conduct.programs import Programs, methods_of
from poolproof.tasks.conduct.state.setters import Setters
from poolproof.tasks.conduct.state.trust import Told, trusted
from poolproof.tasks.conduct.threads.companions import Companions
from poolproof.tasks.conduct.threads.coroutines import is_deferred, is_put_off, is_run_out
from poolproof.tasks.conduct.threads.relays import Relays
from poolproof.tasks.conduct.waiting import USUALLY_OVER, WaitKind
from poolproof.tasks.evaluation.values import FunctionValue

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination

# Events that each process has for itself.
_OWN = ("threading.", "asyncio.")
_LONG = 60
_OF_MESSAGES = (WaitKind.QUEUE, WaitKind.CONNECTION)
_STOPPING = frozenset({"stop", "shutdown", "terminate"})
_RELEASING = frozenset({"release"})


class Standstill:
    """Looks at the waits of one function."""

    def __init__(self, examined: Examination, receiving: list[Extent]) -> None:
        self.examined = examined
        self.receiving = receiving
        self.reachable: frozenset[int] = frozenset()

    def causes(self, reachable: frozenset[int], loops: list[Cause]) -> Iterator[Cause]:
        """The waits that may have no end; ``loops`` are causes themselves.

        What waits in a loop that others end is part of that, but for programs, and for room in a
        queue: who ends the loop ends neither.
        """
        self.reachable = reachable
        seen: set[tuple[Extent, type[Op]]] = set()
        for number in sorted(reachable):
            node = self.examined.graph.nodes[number]
            around = {each.kind for each in loops if contains(each.at, node.at)}
            key = (node.at, type(node.op))
            if key in seen or CauseKind.ENDLESS in around:
                continue
            seen.add(key)
            waits: Iterable[Waiting] = ()
            if isinstance(node.op, Call) and node.at in self.examined.resolved:
                waits = self.examined.resolved[node.at].waits
            elif isinstance(node.op, Yield) or (
                isinstance(node.op, Iterate) and self._is_run(node.op, node.at)
            ):
                waits = self.examined.iterated.get(node.at, ())
            elif isinstance(node.op, Enter):
                waits = left(self.examined, node.at)
            for waiting in waits:
                if around and not (waiting.wait.kind in USUALLY_OVER or _is_for_room(waiting)):
                    continue
                cause = self._wait(waiting, node.at)
                if cause is not None:
                    entered = isinstance(node.op, Enter)
                    yield replace(cause, text=f"with {cause.text}") if entered else cause
                    break

    def _wait(self, waiting: Waiting, at: Extent) -> Cause | None:
        examined = self.examined
        module = examined.value.ref.module
        # Before 3.12 what stands in an f-string has the place of all of it.
        called = examined.resolved.get(at)
        node = examined.body.expressions.get(at) if called is None else called.node
        text = "" if node is None else _spelled(_called(node))
        if not waiting.forever:
            told = waiting.wait.kind in (WaitKind.QUEUE, WaitKind.CONNECTION, WaitKind.EVENT)
            if told and waiting.seconds > examined.conducts.long:
                return Cause(
                    CauseKind.SLEEP, module, at, text, waiting.wait, seconds=waiting.seconds,
                    channels=self._channels(waiting, at),
                )  # fmt: skip
            return None
        put_off = isinstance(node, ast.Call) and is_put_off(examined.body, node)
        if put_off or self._is_announced(waiting, at) or self._ends(waiting, at):
            return None
        return Cause(
            CauseKind.WAIT, module, at, text, waiting.wait,
            forks=examined.connections.only_if_forked(waiting),
            siblings=examined.connections.siblings_hold(waiting.made),
            once=not examined.body.loops_around(at),
            told=examined.is_told(at),
            blind=examined.signs.is_blind(at),
            rare=self._is_rare(waiting, node),
            addressed=waiting.wait.kind is WaitKind.HTTP
            and node is not None
            and is_addressed(examined.body, node),
            vague=waiting.wait.kind in _OF_MESSAGES and waiting.made.origin is None,
            channels=self._channels(waiting, at),
            taken=waiting.taken if examined.heeds(at) else None,
            trust=self._trust(waiting, at),
        )  # fmt: skip

    def _trust(self, waiting: Waiting, at: Extent) -> frozenset[Told]:
        """The event that others may set if it is a thread that waits for it."""
        resolved = self.examined.resolved.get(at)
        own = waiting.wait.kind is WaitKind.EVENT and waiting.made.path.startswith(_OWN)
        told = trusted(resolved.node, Edge.TRUE) if own and resolved is not None else None
        return frozenset({told} if told is not None else ())

    def _is_rare(self, waiting: Waiting, node: ast.expr | None) -> bool:
        """Whether a wait that usually ends by itself is seldom come to."""
        usual = waiting.wait.kind in USUALLY_OVER
        return usual and node is not None and is_rare(self.examined.body, node)

    def _is_run(self, op: Iterate, at: Extent) -> bool:
        """Whether what is run over is so here, or is handed on by a generator that others run."""
        if not op.deferred:
            return True
        body = self.examined.body
        for each in body.expressions.values():
            if isinstance(each, ast.GeneratorExp) and extent(each.generators[0].iter) == at:
                names = {n for b in body.bindings if b.value is each for n in b.names}
                return isinstance(next(body.around(each), None), (ast.Call, ast.keyword)) or any(
                    isinstance(use, ast.Name) and use.id in names and isinstance(use.ctx, ast.Load)
                    for use in body.expressions.values()
                )
        return False

    def _is_announced(self, waiting: Waiting, at: Extent) -> bool:
        """Whether what is taken from the network, or from a pipe, was seen to be there."""
        resolved = self.examined.resolved.get(at)
        if waiting.wait.kind not in (WaitKind.NETWORK, WaitKind.CONNECTION) or resolved is None:
            return False
        choosing = [each.node for each in self.examined.resolved.values() if _chooses(each)]
        return is_announced(self.examined.body, resolved.node, choosing)

    def _ends(self, waiting: Waiting, at: Extent) -> bool:
        """Whether something ends a wait that has no bound."""
        kind, path = waiting.wait.kind, waiting.made.path
        if kind in (WaitKind.USER, WaitKind.DEBUGGER):
            asked = self.examined.resolved[at].node
            chosen = kind is WaitKind.DEBUGGER and is_chosen(self.examined.body, asked)
            return chosen or has_window(self.examined)
        if kind is WaitKind.CHILD:
            return Programs(self.examined, self.reachable).are_over(waiting, at)
        if kind is WaitKind.SERVER and (self._is_stopped_before(at) or self._is_stopped_beside(at)):
            return True
        if kind is WaitKind.CONNECTION and not self.examined.connections.forks(waiting.made):
            return True
        own = kind is WaitKind.EVENT and path.startswith(_OWN)
        if own or waiting.wait.ended:
            return not self._is_forsaken(waiting, at)
        if waiting.wait.made_with is not None and self._puts_back(waiting, at):
            return True
        if kind is WaitKind.SIGNALLING:
            return self._is_given_back(at) or is_new(self.examined, waiting.made, at)
        fed = kind is WaitKind.QUEUE and (
            Companions(self.examined).feed(waiting.made)
            or is_filled_first(self.examined, waiting.made, at)
        )
        if fed or (kind in _OF_MESSAGES and is_own(self.examined, waiting.made.origin)):
            return True
        return kind in _OF_MESSAGES and self._is_asked_first(at)

    def _is_forsaken(self, waiting: Waiting, at: Extent) -> bool:
        """Whether nothing in its own process ends a wait that no other process can end."""
        if waiting.wait.ended:
            return self._is_left_alone(at, waiting.wait.ended)
        of_threads = waiting.made.path.startswith("threading.")
        alone = self._is_waited_for_as_made(at) if of_threads else self._is_awaited_as_made(at)
        if alone or self._is_signalled(at):
            return True
        is_event = self.examined.resolved[at].word == "wait"
        relayed = of_threads and bool(self._relaying(at))
        return is_event and (relayed or self._is_left_alone(at, ("set",)))

    def _relaying(self, at: Extent) -> frozenset[Channel]:
        """What a thread is told by that sets the event which is waited for."""
        return Relays(self.examined).let_go(self.examined.resolved[at].node)

    def _is_stopped_before(self, at: Extent) -> bool:
        """Whether a thread that serves is only waited for once it was told to stop."""
        resolved = self.examined.resolved.get(at)
        if resolved is None or resolved.word != "join":
            return False
        owner = getattr(resolved.node.func, "value", None)
        return isinstance(owner, (ast.Name, ast.Attribute)) and any(
            (place.line, place.column) < (at.line, at.column)
            for place, _ in methods_of(self.examined.body, owner, _STOPPING)
        )

    def _is_stopped_beside(self, at: Extent) -> bool:
        """Whether something that the function sets going stops what serves, unless it waits."""
        examined, resolved = self.examined, self.examined.resolved.get(at)
        owner = last_word(getattr(resolved.node.func, "value", None)) if resolved else ""
        return bool(owner) and any(
            isinstance(call.func, ast.Attribute)
            and call.func.attr in _STOPPING
            and last_word(call.func.value) == owner
            for value, conduct in self._beside()
            if not conduct.causes
            for call in examined.conducts.body(value.ref).calls.values()
        )

    def _beside(self) -> Iterator[tuple[FunctionValue, Conduct]]:
        """What the threads and the coroutines do that the function sets going."""
        examined = self.examined
        yield from Companions(examined).beside()
        for at, resolved in examined.resolved.items():
            for value, inside in resolved.runs if not examined.callees.get(at) else ():
                if is_deferred(value.ref.function.node):
                    yield value, examined.conducts.of(value, inside)

    def _channels(self, waiting: Waiting, at: Extent) -> frozenset[Channel]:
        """What others could end the wait by; in a loop that goes on receiving, nothing."""
        if waiting.made.origin is None or any(contains(loop, at) for loop in self.receiving):
            return frozenset()
        if waiting.made.path.startswith("threading."):
            return self._relaying(at) or frozenset({Channel.of(waiting.made.origin)})
        return frozenset({Channel.of(waiting.made.origin)})

    def _is_waited_for_as_made(self, at: Extent) -> bool:
        """Whether an event is waited for where it is made: ``Event().wait()``."""
        func = self.examined.resolved[at].node.func
        return isinstance(func, ast.Attribute) and isinstance(func.value, ast.Call)

    def _is_signalled(self, at: Extent) -> bool:
        node = self.examined.resolved[at].node
        return Signalled(self.examined).says(node)

    def _is_left_alone(self, at: Extent, words: tuple[str, ...]) -> bool:
        """Whether nothing in the worker calls the method of an object that ends a wait for it."""
        examined = self.examined
        touched = examined.touched() | examined.signs.referred | {examined.value.ref}
        return Setters(examined, touched).are_none(examined.resolved[at].node, words)

    def _is_awaited_as_made(self, at: Extent) -> bool:
        """Whether what only this coroutine knows is awaited: nobody can set it."""
        node = self.examined.resolved[at].node
        owner = getattr(node.func, "value", None)
        asks_another = (
            isinstance(owner, (ast.Name, ast.Attribute))
            and self.examined.resolved[at].word == "wait"
        )
        awaited = [e.value for e in self.examined.body.expressions.values() if _is_await(e)]
        if asks_another:
            return False
        return (
            node in awaited or self._is_run_as_made(node) or self._is_left_to_signals(node, awaited)
        )

    def _is_run_as_made(self, made: ast.Call) -> bool:
        """Whether a loop of events runs what has no name: ``asyncio.run(Event().wait())``."""
        body = self.examined.body
        return is_run_out(body, made) and not any(b.value is made for b in body.bindings)

    def _is_left_to_signals(self, made: ast.Call, awaited: list[ast.expr]) -> bool:
        """Whether what is awaited under a name is known to nobody else but handlers of signals."""
        body = self.examined.body
        names = [name for b in body.bindings if b.value is made for name in b.names]
        uses = [
            each
            for each in walk(self.examined.value.ref.function.node)
            if isinstance(each, ast.Name) and each.id in names and isinstance(each.ctx, ast.Load)
        ]
        told = {
            id(part)
            for call in body.calls.values()
            if last_word(call.func) in REGISTERING
            for part in walk(call)
        }
        mine = {id(each) for each in awaited}
        return any(id(each) in mine for each in uses) and all(
            id(each) in mine | told for each in uses
        )

    def _is_asked_first(self, at: Extent) -> bool:
        """Whether the function also asks what it takes from whether there is something."""
        return also_calls(self.examined.resolved, at, ASKING)

    def _puts_back(self, waiting: Waiting, at: Extent) -> bool:
        """Whether room for an item is left by one that the function took from the same queue."""
        if waiting.made.origin is None:
            return False
        channel, body = Channel.of(waiting.made.origin), self.examined.body
        done: dict[Act, list[Extent]] = {Act.GIVES: [], Act.ENDS: [], Act.TAKES: []}
        for place, resolved in self.examined.resolved.items():
            for use in resolved.uses:
                if use.channel == channel and use.act in done:
                    done[use.act].append(place)
        puts, takes = done[Act.GIVES] + done[Act.ENDS], done[Act.TAKES]
        loops = body.loops_around(at)
        return len(puts) <= len(takes) and any(
            take < at and body.loops_around(take) == loops for take in takes
        )

    def _is_given_back(self, at: Extent) -> bool:
        """Whether a lock is given back in the same function, which makes it no signal."""
        func = self.examined.resolved[at].node.func
        return not isinstance(func, ast.Attribute) or also_calls(
            self.examined.resolved, at, _RELEASING
        )


def _called(node: ast.expr) -> ast.expr:
    """What is called, by ``iter(f, "")`` again and again; what is not a call stands for itself."""
    if isinstance(node, ast.YieldFrom):
        return _called(node.value)
    if not isinstance(node, ast.Call):
        return node
    again = next((each for each in walk(node) if _asks_again(each)), None)
    if not isinstance(again, ast.Call):
        return node.func
    asked = again.args[0]
    inner = asked.body if isinstance(asked, ast.Lambda) else asked
    if not isinstance(inner, ast.Call):
        return inner
    return inner.func if inner is not asked else next(iter(inner.args), inner)


def _is_await(node: ast.expr) -> TypeGuard[ast.Await]:
    return isinstance(node, ast.Await)


def _asks_again(node: ast.AST) -> bool:
    """Whether something is called again and again: ``iter(f, last)``."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
        return False
    return node.func.id == "iter" and len(node.args) == 2


def _chooses(resolved: Resolved) -> bool:
    """Whether a call tells which of several pipes have something to say."""
    return any("multiprocessing.connection.wait" in each.wait.calls for each in resolved.waits)


def _spelled(node: ast.expr) -> str:
    """An expression as it is written; the arguments on the way to a method are left out of many."""
    text = ast.unparse(node)
    if len(text) <= _LONG:
        return text
    brief = copy.deepcopy(node)
    for call in list(ast.walk(brief)):
        if isinstance(call, ast.Call) and (call.args or call.keywords):
            call.args, call.keywords = [ast.Constant(...)], []
    return ast.unparse(brief)


def _is_for_room(waiting: Waiting) -> bool:
    """Whether a wait is for room in a queue that has a limit."""
    return waiting.wait.kind is WaitKind.QUEUE and waiting.wait.made_with is not None
