"""Companions: threads that keep a worker's process alive, and what a task waits for by a join.

A process ends when its threads have, those that are daemons left out: a task that starts a thread
which never ends does so itself. Whoever joins a thread or a process waits for all that this does.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeGuard

from msgspec.structs import replace

from poolproof.flow.graph import Extent, extent
from poolproof.linking.meanings import ClassRef
from poolproof.linking.meanings import Outside as OutsideMeaning
from poolproof.syntax.children import walk
from poolproof.tasks.conduct.causes import Cause, CauseKind, Conduct, Ender, Guard, Link
from poolproof.tasks.conduct.contact.channels import Act, Channel
from poolproof.tasks.conduct.contact.filled import lets_go
from poolproof.tasks.conduct.leaving.occasions import is_chosen
from poolproof.tasks.conduct.programs import Programs
from poolproof.tasks.conduct.state.trust import Told
from poolproof.tasks.conduct.threads.endings import WAITS, is_stopped, stops, waits_for_end
from poolproof.tasks.conduct.threads.given_work import GivenWork, given_work
from poolproof.tasks.conduct.threads.limits import is_limit
from poolproof.tasks.conduct.waiting import WaitKind, canonical
from poolproof.tasks.evaluation.awaiting import running, runs_coroutine
from poolproof.tasks.evaluation.calling import argument
from poolproof.tasks.evaluation.handing import handings
from poolproof.tasks.evaluation.returning import own_nodes
from poolproof.tasks.evaluation.values import (
    Context,
    Coroutine,
    FunctionValue,
    Instance,
    Outside,
    Value,
    ordered,
)

if TYPE_CHECKING:
    from poolproof.tasks.conduct.calls import Resolved
    from poolproof.tasks.conduct.examination import Examination

_THREADS = frozenset({"threading.Thread", "threading.Timer"})
_TIMERS = frozenset({"threading.Timer"})
_BARE_THREADS = frozenset({"_thread.start_new_thread", "thread.start_new_thread"})
_PROCESSES = frozenset({"multiprocessing.Process"})
_LASTING = frozenset({CauseKind.ENDLESS, CauseKind.SWALLOWED, CauseKind.SENTINEL, CauseKind.WAIT})
_STARTS = "starts a thread that runs"
_RESULT = "waits for the result of"


class Companions:
    """Looks at what one function starts and joins."""

    def __init__(self, examined: Examination) -> None:
        self.examined = examined
        # What the threads change that were looked at.
        self.changes: set[Told] = set()
        # What the threads end the process by, if not at once.
        self.guards: set[Guard] = set()

    def causes(self, reachable: frozenset[int]) -> Iterator[Cause]:
        """What keeps the function's process from ending, by way of others."""
        live = {self.examined.graph.nodes[n].at for n in reachable}
        for at, resolved in sorted(self.examined.resolved.items(), key=lambda item: item[0]):
            func = resolved.node.func
            if at not in live or not isinstance(func, ast.Attribute):
                continue
            for waiting in resolved.waits:
                if waiting.forever and waiting.wait.kind is WaitKind.QUEUE:
                    yield from self._awaited(at, waiting.made)
            given = list(given_work(self.examined, resolved))
            if given:
                yield from self._given(at, given)
            elif func.attr == "start":
                yield from self._kept(at, func.value, _THREADS, _STARTS)
            elif waits_for_end(self.examined.body, resolved.node):
                killed = Programs(self.examined).are_killed(at)
                makers = _THREADS if killed else _THREADS | _PROCESSES
                yield from self._kept(at, func.value, makers, WAITS)

    def feed(self, made: Outside) -> bool:
        """Whether a thread that the function starts puts something into a queue."""
        return any(self._feeding(made))

    def _awaited(self, at: Extent, made: Outside) -> Iterator[Cause]:
        """What keeps a thread from coming to the one result that is waited for."""
        for value, conduct in self._feeding(made):
            if self._puts_again(value):
                continue
            link = Link(self.examined.value.ref.module, at, value.ref, _RESULT)
            for cause in conduct.causes:
                if cause.chain and self._lasts(cause):
                    yield replace(cause.through(link), beside=True)

    def _puts_again(self, value: FunctionValue) -> bool:
        """Whether a function puts anything into a queue in a loop of its own."""
        body = self.examined.conducts.body(value.ref)
        puts = (at for at, call in body.calls.items() if getattr(call.func, "attr", "") == "put")
        return any(body.loops_around(at) for at in puts)

    def _feeding(self, made: Outside) -> Iterator[tuple[FunctionValue, Conduct]]:
        """The threads that the function starts and that put something into a queue."""
        if made.origin is None:
            return
        channel = Channel.of(made.origin)
        for value, conduct in self._beside():
            if any(u.channel == channel and u.act in (Act.GIVES, Act.ENDS) for u in conduct.uses):
                yield value, conduct

    def _beside(self) -> Iterator[tuple[FunctionValue, Conduct]]:
        """What the threads do that the function itself makes."""
        examined = self.examined
        for resolved in examined.resolved.values():
            if not any(path in _THREADS | _BARE_THREADS for path in resolved.paths):
                continue
            for handing in handings(resolved.node):
                for value in examined.evaluator.values(handing.callable, examined.context):
                    if isinstance(value, FunctionValue):
                        inside = examined.evaluator.calling(
                            value, (), {}, examined.context.depth + 1
                        )
                        yield value, examined.conducts.of(value, inside)

    def beside(self) -> Iterator[tuple[FunctionValue, Conduct]]:
        """What the threads do that the function itself starts."""
        for resolved in self.examined.resolved.values():
            for function, inside in self.started(resolved):
                yield function, self.examined.conducts.of(function, inside)

    def started(self, resolved: Resolved) -> Iterator[tuple[FunctionValue, Context]]:
        """What a thread runs that a call starts."""
        func, examined = resolved.node.func, self.examined
        if isinstance(func, ast.Attribute) and func.attr == "start":
            for value in ordered(examined.evaluator.values(func.value, examined.context)):
                yield from self._runs(value, _THREADS)

    def _given(self, at: Extent, given: list[GivenWork]) -> Iterator[Cause]:
        """What workers run whose end the function, or the process, waits for."""
        for each in given:
            how = _STARTS if each.by_thread else WAITS
            link = Link(self.examined.value.ref.module, at, each.function.ref, how)
            for cause in self._followed(each.function, each.inside).causes:
                if self._lasts(cause):
                    yield replace(cause.through(link), beside=True)

    def _kept(
        self, at: Extent, node: ast.expr, makers: frozenset[str], how: str
    ) -> Iterator[Cause]:
        examined = self.examined
        for value in ordered(examined.evaluator.values(node, examined.context)):
            if how == _STARTS and _is_made_by(value, _TIMERS) and self._comes_again(at, value):
                text = ast.unparse(value.origin.call) if value.origin is not None else ""
                module = examined.value.ref.module
                yield Cause(CauseKind.ENDLESS, module, at, text, beside=True)
            for function, context in self._runs(value, makers):
                if how == _STARTS and is_limit(self.examined.conducts, function, context):
                    self.guards.add(Guard.TIMEOUT)
                if how == _STARTS and self._is_daemon(value):
                    continue
                link = Link(examined.value.ref.module, at, function.ref, how)
                for cause in self._followed(function, context).causes:
                    if how == WAITS and (self._stops(cause) or self._has_told(cause)):
                        continue
                    if self._lasts(cause):
                        yield replace(cause.through(link), beside=True)
            yield from self._serving(at, value, how)

    def _comes_again(self, at: Extent, timer: Outside) -> bool:
        """Whether a function starts a timer that runs the same function again, whatever happens."""
        examined, body = self.examined, self.examined.body
        runs = argument(timer.origin.call, 1, "function") if timer.origin is not None else None
        if runs is None or timer.origin is None or is_chosen(body, body.calls[at]):
            return False
        nodes = own_nodes(examined.value.ref.function.node)
        if any(isinstance(each, ast.Return) and extent(each) < at for each in nodes):
            return False
        again = examined.evaluator.values(runs, timer.origin.context)
        return not self._is_daemon(timer) and any(
            isinstance(each, FunctionValue) and each.ref == examined.value.ref for each in again
        )

    def _followed(self, function: FunctionValue, context: Context) -> Conduct:
        """What a thread does."""
        conduct = self.examined.conducts.of(function, context)
        self.changes |= conduct.changes
        return conduct

    def _serving(self, at: Extent, thread: Value, how: str) -> Iterator[Cause]:
        """A call of the table that is what a thread runs, if nobody tells what serves to stop."""
        if not _is_made_by(thread, _THREADS) or thread.origin is None:
            return
        if how == _STARTS and self._is_daemon(thread):
            return
        evaluator, context = self.examined.evaluator, thread.origin.context
        target = argument(thread.origin.call, 1, "target")
        for value in evaluator.values(target, context) if target is not None else ():
            if not isinstance(value, Outside) or target is None:
                continue
            wait = self.examined.conducts.waits.find(value.path)
            if wait is None or wait.bounded or wait.kind is not WaitKind.SERVER:
                continue
            told = self.examined.conducts.resolver.surroundings.bound(wait, value, context)
            if not told and not is_stopped(target, context):
                text, module = ast.unparse(target), self.examined.value.ref.module
                yield Cause(CauseKind.WAIT, module, at, text, wait, once=True)

    def _lasts(self, cause: Cause) -> bool:
        """Whether a cause holds whatever the maker of the thread does meanwhile."""
        if cause.kind is CauseKind.SENTINEL and self._ends(cause):
            return False
        return cause.kind in _LASTING and not lets_go(self.examined, cause)

    def _stops(self, cause: Cause) -> bool:
        """Whether who joins a thread stops what it serves: ``call_soon_threadsafe(loop.stop)``."""
        if cause.wait is None or cause.wait.kind is not WaitKind.SERVER:
            return False
        owner = cause.text.rpartition(".")[0].rpartition(".")[2]
        return any(
            isinstance(each, ast.Attribute) and stops(each, owner)
            for each in self.examined.body.expressions.values()
        )

    def _has_told(self, cause: Cause) -> bool:
        """Whether who joins puts something, whatever it is, where a loop waits for its end."""
        return cause.ender is Ender.MESSAGE and any(
            use.channel in cause.channels and use.act is Act.GIVES
            for resolved in self.examined.resolved.values()
            for use in resolved.uses
        )

    def _ends(self, cause: Cause) -> bool:
        """Whether the maker itself says that a loop is to end."""
        examined = self.examined
        if cause.ender is Ender.EVENT and any(
            name.endswith(".value") for names in examined.body.bound for name in names
        ):
            return True
        return any(
            use.channel in cause.channels and use.act is Act.ENDS
            for resolved in examined.resolved.values()
            for use in resolved.uses
        )

    def _runs(
        self, value: Value, makers: frozenset[str]
    ) -> Iterator[tuple[FunctionValue, Context]]:
        """What a thread or process runs, and how it is called."""
        evaluator, depth = self.examined.evaluator, self.examined.context.depth + 1
        if isinstance(value, Instance):
            if self._maker(value.ref) in makers:
                for method in evaluator.members.of(value, "run", self.examined.context):
                    if isinstance(method, FunctionValue):
                        yield method, evaluator.calling(method, (), {}, depth)
            return
        if not _is_made_by(value, makers) or value.origin is None:
            return
        context = value.origin.context
        for handing in handings(value.origin.call):
            args = tuple(evaluator.values(each, context) for each in handing.rest)
            if handing.packed is not None:
                packed = evaluator.values(handing.packed, context)
                width = max((len(getattr(v, "items", ())) for v in packed), default=0)
                args = tuple(evaluator.steps(packed, (n,), context) for n in range(width))
            kwargs = {key: evaluator.values(each, context) for key, each in handing.named}
            for function in evaluator.values(handing.callable, context):
                if isinstance(function, FunctionValue):
                    yield function, evaluator.calling(function, args, kwargs, depth)
                elif isinstance(function, Outside) and runs_coroutine(function.path):
                    for each in args[0] if args else ():
                        if isinstance(each, Coroutine):
                            yield each.function, running(evaluator, each, depth)

    def _maker(self, ref: ClassRef) -> str:
        """The class from outside that makes a class of the project one of threads or processes."""
        for each in self.examined.evaluator.names.ancestors(ref):
            if isinstance(each, OutsideMeaning) and canonical(each.name) in _THREADS | _PROCESSES:
                return canonical(each.name)
        return ""

    def _is_daemon(self, value: Value) -> bool:
        """Whether anything near what makes a thread says that it is a daemon."""
        if isinstance(value, Instance):
            node: ast.AST = value.ref.definition.node
            return _says_daemon(node) or _says_daemon(self.examined.value.ref.function.node)
        assert isinstance(value, Outside)
        assert value.origin is not None
        context = value.origin.context
        functions = context.module.names.functions
        around = [functions[context.function].node] if context.function >= 0 else []
        here = self.examined.value.ref.function.node
        return any(_says_daemon(node) for node in (value.origin.call, *around, here))


def _is_made_by(value: Value, makers: frozenset[str]) -> TypeGuard[Outside]:
    """Whether something is what one of the classes makes, or an element of several such."""
    return (
        isinstance(value, Outside)
        and canonical(value.path.replace("[]", "")).removesuffix("()") in makers
    )


def _says_daemon(node: ast.AST) -> bool:
    return any(
        (isinstance(each, ast.keyword) and each.arg == "daemon")
        or (isinstance(each, ast.Attribute) and each.attr in ("daemon", "setDaemon"))
        or (isinstance(each, ast.Name) and each.id == "daemon" and isinstance(each.ctx, ast.Store))
        for each in walk(node)
    )
