"""What is wrong with what a module gives to workers, and with when its pools start."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from poolproof.linking.meanings import ClassRef, Module
from poolproof.linking.meanings import Outside as OutsideMeaning
from poolproof.solution import Fault, FaultKind, Role
from poolproof.source.ignores import Patterns
from poolproof.tasks.conduct.leaving.catching import ANYTHING
from poolproof.tasks.evaluation.evaluator import Evaluator
from poolproof.tasks.evaluation.values import (
    ClassValue,
    Constant,
    Context,
    FunctionValue,
    Instance,
    Outside,
)
from poolproof.tasks.faults import nesting, startup, unheeded
from poolproof.tasks.faults.harmless import Harmlessness
from poolproof.tasks.faults.journeys import Journeys, Stop, paths
from poolproof.tasks.faults.pickling import is_strict, unpicklable
from poolproof.tasks.faults.rebuilding import broken
from poolproof.tasks.faults.telling import Telling, shown
from poolproof.tasks.faults.unheeded import Unheeded
from poolproof.tasks.submitting.submissions import Handed
from poolproof.tasks.submitting.submitted import Places
from poolproof.typestate.catalogue import Catalogue
from poolproof.typestate.protocol import Workers

_EXITS = {
    "sys.exit": "SystemExit", "builtins.exit": "SystemExit", "builtins.quit": "SystemExit",
    "builtins.SystemExit": "SystemExit", "builtins.SystemExit()": "SystemExit",
    "builtins.KeyboardInterrupt": "KeyboardInterrupt",
    "builtins.KeyboardInterrupt()": "KeyboardInterrupt",
}  # fmt: skip
# How many calls away something counts that branches on the way choose: the more of them there are,
# the less the task has to do with the conditions under which they are taken.
_REACH = 3
_KILLS = frozenset({"os._exit", "os.abort"})
_NONE = frozenset({Constant(None, "NoneType")})

Stops: TypeAlias = tuple[tuple[FunctionValue, Stop], ...]


class Faults:
    """Finds the faults of modules; one for a run."""

    def __init__(
        self, evaluator: Evaluator, catalogue: Catalogue, places: Places, forked: Patterns
    ) -> None:
        self.evaluator = evaluator
        self.catalogue = catalogue
        self.places = places
        self.tell = Telling(places)
        self.forked = forked
        self.journeys = Journeys(evaluator)
        self.harmless = Harmlessness(evaluator, catalogue)
        self.traced = Harmlessness(evaluator, catalogue, traces_do=True)

    def of(self, module: Module, handed: tuple[Handed, ...]) -> Iterator[Fault]:
        """Every fault of a module, each once, in the order of the text."""
        # What becomes of a task's errors and of what it is made of is each library's own affair.
        handed = tuple(each for each in handed if each.protocol.owes or each.role is not Role.TASK)
        found = [
            *self._submitted(module, handed),
            *self._waited(module),
            *self._started(module, handed),
        ]
        unique = {(fault.kind, fault.span, fault.subject): fault for fault in reversed(found)}
        yield from sorted(unique.values(), key=lambda f: (f.span, f.kind.value, f.subject))

    # --- submissions -----------------------------------------------------------------------

    def _submitted(self, module: Module, handed: Iterable[Handed]) -> Iterator[Fault]:
        uses = Unheeded(module, self.evaluator)
        for each in handed:
            daemonic = nesting.is_daemonic(each, self._makers(each))
            stops = tuple(self._stops(each)) if daemonic or self._may_break(each) else ()
            if daemonic:
                yield from self._nested(each, stops)
            if each.role is Role.INITIALIZER:
                yield from self._initialized(each)
            if each.role is not Role.TASK:
                continue
            if (
                each.method in each.protocol.lazy
                and uses.is_dropped(each)
                and not unheeded.tells_errors(each, self.evaluator)
                and unheeded.can_fail(each, self.traced)
            ):
                yield self.tell.fault(FaultKind.UNCHECKED, each)
            yield from self._callbacks(each)
            yield from self._task(each, stops)
            reason = self._unpicklable(each)
            if reason:
                yield self.tell.fault(FaultKind.UNPICKLABLE, each, detail=reason)

    def _callbacks(self, handed: Handed) -> Iterator[Fault]:
        for keyword, node, value in unheeded.raising_callbacks(
            handed, self.evaluator, self.harmless
        ):
            if not handed.protocol.forgets:
                continue
            ref = value.ref
            note = self.tell.note(
                ref.module, ref.function.node, "it is defined here, and may raise"
            )
            yield self.tell.fault(FaultKind.RAISING_CALLBACK, handed, shown(node), keyword, (note,))

    def _unpicklable(self, handed: Handed) -> str:
        makers = self._makers(handed)
        if not makers or not all(is_strict(path) for path in makers):
            return ""
        return unpicklable(handed, self.evaluator)

    def _initialized(self, handed: Handed) -> Iterator[Fault]:
        """An initializer that only a forked worker has, as nothing is pickled for it."""
        call = handed.call
        if not isinstance(call, ast.Call) or handed.protocol.workers is not Workers.PROCESSES:
            return
        context = self.evaluator.context(handed.module, handed.function)
        makers = paths(self.evaluator.values(call.func, context))
        forked = handed.start == "fork" or startup.chooses_fork(handed.module)
        if forked or not makers or not all(is_strict(path) for path in makers):
            return
        reason = unpicklable(handed, self.evaluator)
        if reason:
            yield self.tell.fault(FaultKind.UNSENT, handed, detail=reason)

    def _makers(self, handed: Handed) -> set[str]:
        """The constructors of the process pool that a submission surely goes to."""
        known = self.catalogue.workers.keys()
        call = handed.call
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
            return set()
        context = self.evaluator.context(handed.module, handed.function)
        values = self.evaluator.values(call.func.value, context) - _NONE  # which takes no work
        if not all(isinstance(v, Outside) for v in values):
            return set()
        found = {path.replace("[]", "").removesuffix("()") for path in paths(values)}
        kinds = {self.catalogue.workers[path].workers for path in found & known}
        return found if kinds == {Workers.PROCESSES} else set()

    # --- tasks -----------------------------------------------------------------------------

    def _task(self, handed: Handed, stops: Stops) -> Iterator[Fault]:
        """What the journey through a task comes to."""
        seen: set[FaultKind] = set()
        for value, stop in stops:
            for fault in self._at(handed, value, stop):
                if fault.kind not in seen:
                    seen.add(fault.kind)
                    yield fault

    def _may_break(self, handed: Handed) -> bool:
        """Whether a task's exit, or what it raises, can do harm: not to threads of an executor."""
        if handed.role is not Role.TASK:
            return False
        return handed.protocol.forgets or bool(self._makers(handed))

    def _stops(self, handed: Handed) -> Iterator[tuple[FunctionValue, Stop]]:
        for value, _ in handed.tasks:
            for stop in self.journeys.task(value, _reach(value)):
                yield value, stop

    def _nested(self, handed: Handed, stops: Stops) -> Iterator[Fault]:
        """The first place at which a task in a daemon starts processes."""
        for value, stop in stops:
            if nesting.starts_children(stop):
                assert isinstance(stop.node, ast.Call)
                what = "this starts processes in a daemon, which must have none"
                yield self.tell.along(
                    FaultKind.NESTED, handed, value, stop, shown(stop.node.func), what
                )
                return

    def _at(self, handed: Handed, value: FunctionValue, stop: Stop) -> Iterator[Fault]:
        if not stop.sure and len(stop.hops) > _reach(value):
            return
        node = stop.node
        if isinstance(node, ast.Call):
            if handed.protocol.forgets and self._exits(handed, stop):
                what = "this ends the worker, and not only the task"
                yield self.tell.along(FaultKind.EXITS, handed, value, stop, shown(node.func), what)
            return
        if handed.protocol.forgets and self._exits(handed, stop):
            what = "this ends the worker, and not only the task"
            yield self.tell.along(FaultKind.EXITS, handed, value, stop, ast.unparse(node), what)
        breaks = handed.protocol.forgets or handed.protocol.process_wide
        if breaks and self._makers(handed):
            yield from self._unrebuilt(handed, value, stop)

    def _exits(self, handed: Handed, stop: Stop) -> bool:
        """Whether a stop ends the worker: nothing catches ``SystemExit`` or ``os._exit``."""
        found = paths(stop.values)
        if not found or len(found) != len(stop.values):
            return False
        if found <= _KILLS:
            return handed.protocol.workers is Workers.PROCESSES and not _forks(stop.context)
        if isinstance(stop.node, ast.Call) and not found <= {
            "sys.exit", "builtins.exit", "builtins.quit"
        }:  # fmt: skip
            return False
        raised = {_EXITS.get(path, "") for path in found}
        return "" not in raised and not raised & stop.caught and ANYTHING not in stop.caught

    def _unrebuilt(self, handed: Handed, value: FunctionValue, stop: Stop) -> Iterator[Fault]:
        assert isinstance(stop.node, ast.Raise)
        made = stop.node.exc if isinstance(stop.node.exc, ast.Call) else None
        for raised in sorted(stop.values, key=repr):
            if not isinstance(raised, (Instance, ClassValue)) or self._caught(raised, stop):
                continue
            why = broken(raised.ref, made, self.evaluator)
            if why is None:
                continue
            name = raised.ref.definition.name
            needs = " and ".join(f"`{n}`" for n in why.needed)
            kept = {0: "none", 1: "one"}.get(why.kept, str(why.kept))
            note = self.tell.note(
                why.init.module, why.init.function.node, f"this needs {needs}; {kept} is kept"
            )
            yield self.tell.along(
                FaultKind.UNREBUILT, handed, value, stop, name, "it is raised here", note
            )

    def _caught(self, raised: Instance | ClassValue, stop: Stop) -> bool:
        if ANYTHING in stop.caught or "Exception" in stop.caught:
            return True
        names = {
            a.definition.name if isinstance(a, ClassRef) else a.name
            for a in self.evaluator.program.ancestors(raised.ref)
            if isinstance(a, (ClassRef, OutsideMeaning))
        }
        return bool({name.rpartition(".")[2] for name in names} & stop.caught)

    # --- waits and starts ------------------------------------------------------------------

    def _waited(self, module: Module) -> Iterator[Fault]:
        for call, protocol, method in unheeded.unbounded(module, self.evaluator, self.catalogue):
            func = call.func
            assert isinstance(func, ast.Attribute)
            span = self.places.span(module, call)
            yield Fault(FaultKind.UNBOUNDED, span, protocol, func.attr, method)

    def _started(self, module: Module, handed: tuple[Handed, ...]) -> Iterator[Fault]:
        if not self.forked.verdict(str(module.path)):
            yield from self._unguarded(module, handed)
        yield from self._late(module, handed)
        for protocol, thread, made in startup.after_threads(module, self.evaluator, self.catalogue):
            steps = (
                self.tell.note(module, thread, "a thread is started here"),
                self.tell.note(module, made, "the workers are forked here, while it runs"),
            )
            span = self.places.span(module, made)
            yield Fault(FaultKind.AFTER_THREADS, span, protocol, shown(made.func), "", "", steps)

    def _unguarded(self, module: Module, handed: tuple[Handed, ...]) -> Iterator[Fault]:
        for found in startup.unguarded(module, handed, self.journeys, self.catalogue):
            steps = tuple(self.tell.hop(hop) for hop in found.hops)
            span = self.places.span(module, found.at)
            last = found.hops[-1].callee if found.outside else ""
            name = shown(found.at.func)
            yield Fault(FaultKind.UNGUARDED, span, found.protocol, name, last, "", steps)

    def _late(self, module: Module, handed: tuple[Handed, ...]) -> Iterator[Fault]:
        for each in handed:
            pair = startup.late(each, self.evaluator) if each.role is Role.TASK else None
            if pair is None:
                continue
            made, task = pair
            steps = (
                self.tell.note(module, made, "the pool is started, and its workers forked, here"),
                self.tell.note(module, task, "the task is defined here"),
                self.tell.note(module, each.call, "it is given to the pool here"),
            )
            name = getattr(task, "name", "")
            span = self.places.span(module, made)
            yield Fault(FaultKind.LATE, span, each.protocol, each.method, name, "", steps)


def _forks(context: Context) -> bool:
    """Whether the function forks by hand: its child has to end by ``os._exit``."""
    if context.function < 0:
        return False
    text = ast.unparse(context.module.names.functions[context.function].node)
    return "fork(" in text


def _reach(task: FunctionValue) -> int:
    """Through how many calls a branch may choose what is told; a lambda only makes one of them."""
    return _REACH + isinstance(task.ref.function.node, ast.Lambda)
