"""Signs in a function: guards against being orphaned, and what makes ending a worker hard."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from poolproof.flow.graph import Extent, contains
from poolproof.linking.meanings import FunctionRef
from poolproof.syntax.children import walk
from poolproof.syntax.scopes import Function
from poolproof.tasks.conduct.body import LoopText
from poolproof.tasks.conduct.calls import Resolved
from poolproof.tasks.conduct.causes import Cause, CauseKind, Guard, Look
from poolproof.tasks.conduct.guards.alarms import is_alarm, lasts, takes_back
from poolproof.tasks.conduct.guards.kinship import Kinship
from poolproof.tasks.conduct.guards.lifelines import KILLS
from poolproof.tasks.conduct.guards.looking import Looking, is_passed_over
from poolproof.tasks.conduct.guards.watchers import Watchers
from poolproof.tasks.conduct.leaving.exceptions import GONE
from poolproof.tasks.conduct.threads.coroutines import is_put_off
from poolproof.tasks.evaluation.calling import argument, marks
from poolproof.tasks.evaluation.values import Constant, FunctionValue, Outside

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination

_DEATH = frozenset({"prctl", "set_pdeathsig", "set_parent_death_signal"})
_PRCTL = "prctl"
_PR_SET_PDEATHSIG = 1
_REPEATING = frozenset({"PeriodicCallback", "LoopingCall", "add_job", "repeat_every", "run_every"})
_WATCHING = re.compile("watch|monitor|guard", re.IGNORECASE)
_PARENTS = ("getppid", "parent_process")
_TIMER = "threading.Timer"
_LATE = "faulthandler.dump_traceback_later"
SLEEPS = frozenset(
    {"time.sleep", "asyncio.sleep", "trio.sleep", "anyio.sleep", "gevent.sleep", "eventlet.sleep"}
)
_CHILDREN = (
    "subprocess.Popen", "subprocess.run", "subprocess.call", "subprocess.check_call",
    "subprocess.check_output", "os.system", "os.popen",
)  # fmt: skip


def is_limited(function: Function) -> bool:
    """Whether a decorator sets a limit to how long each call of a function may take."""
    words = (word.lower() for word in marks(function))
    return any("timeout" in word or "time_limit" in word for word in words)


class Signs:
    """Reads the resolved calls of one function."""

    def __init__(self, examined: Examination) -> None:
        self.examined = examined
        self.kinship = Kinship(examined)
        self.looking = Looking(examined, self.kinship)
        self.watchers = Watchers(examined)

    def _calls(self) -> Iterator[tuple[Extent, Resolved]]:
        yield from self.examined.resolved.items()

    def guards(self, reachable: frozenset[int]) -> frozenset[Guard]:
        """What ends the worker from outside of what it does."""
        live = {self.examined.graph.nodes[n].at for n in reachable}
        found: set[Guard] = set()
        for at, resolved in self._calls():
            if at not in live:
                continue
            if resolved.word in _DEATH and not self._asks_for_other(resolved):
                found.add(Guard.DEATH_SIGNAL)
            if resolved.word in _REPEATING and self._looks_again(resolved):
                found.add(Guard.WATCHDOG)
            if is_alarm(resolved) and not takes_back(resolved) and lasts(self.examined, at):
                found.add(Guard.ALARM)
            found.update(self.watchers.guards(at, resolved))
            if _is_told_of_parent(resolved):
                found.add(Guard.WATCHDOG)
            if (_TIMER in resolved.paths and self._is_last(resolved)) or _exits_late(resolved):
                found.add(Guard.TIMEOUT)
        return frozenset(found)

    def _asks_for_other(self, resolved: Resolved) -> bool:
        """Whether ``prctl`` is told by its number to do something else, as to set a name."""
        node = resolved.node.args[0] if resolved.word == _PRCTL and resolved.node.args else None
        values = self.examined.evaluator.values(node, self.examined.context) if node else ()
        told = [value.value for value in values if isinstance(value, Constant)]
        return len(told) == len(values) > 0 and _PR_SET_PDEATHSIG not in told

    def _looks_again(self, resolved: Resolved) -> bool:
        """Whether a loop of events is told to call, again and again, what looks for the parent."""
        examined = self.examined
        return any(
            bool(examined.conducts.of(value, inside).looks)
            for arg in resolved.node.args
            for value in examined.evaluator.values(arg, examined.context)
            if isinstance(value, FunctionValue)
            for inside in (examined.evaluator.calling(value, (), {}, examined.context.depth + 1),)
        )

    def _is_last(self, timer: Resolved) -> bool:
        """Whether a timer ends the process when its time is over, and nobody takes it back."""
        node = argument(timer.node, 1, "function")
        if node is None or any(each.word == "cancel" for _, each in self._calls()):
            return False
        examined = self.examined
        values = examined.evaluator.values(node, examined.context)
        return any(
            (isinstance(value, Outside) and value.path in ("os._exit", "os.abort"))
            or (
                isinstance(value, FunctionValue)
                and examined.conducts.of(
                    value, examined.evaluator.calling(value, (), {}, examined.context.depth + 1)
                ).kills
            )
            for value in values
        )

    def looks(self) -> frozenset[Look]:
        """How the function looks for its parent, itself and by what it calls."""
        examined = self.examined
        found = {look for _, look in self.looking.found}
        for at, callees in examined.callees.items():
            for _, conduct in callees:
                if GONE in conduct.raises and self.kinship.is_taken(examined.body.expressions[at]):
                    continue
                if conduct.looks and is_passed_over(examined.body, examined.body.expressions[at]):
                    continue
                again = any(map(self._goes_on, examined.body.loops_around(at)))
                found |= {
                    Look.PARENT if look is Look.ONCE and again else look for look in conduct.looks
                }
        return frozenset(found)

    def _goes_on(self, loop: LoopText) -> bool:
        """Whether a loop is no mere run over things that are there."""
        if isinstance(loop.node, ast.While) or self.examined.iterated.get(loop.head):
            return True
        resolver = self.examined.conducts.resolver
        return resolver.iterating.is_endless(loop.node.iter, self.examined.context)

    def is_blind(self, at: Extent) -> bool:
        """Whether the loop around a wait looks for the parent, when it comes to that."""
        around = self.examined.body.loops_around(at)
        return any(contains(loop.at, test) for loop in around for test, _ in self.looking.found)

    def kills(self) -> bool:
        """Whether the function can end its process."""
        return any(
            path in KILLS and not self._aims_at_parent(resolved)
            for _, resolved in self._calls()
            for path in resolved.paths
        )

    def _aims_at_parent(self, resolved: Resolved) -> bool:
        """``os.kill(os.getppid(), ...)`` ends another process."""
        victim = resolved.node.args[0] if resolved.node.args else None
        return isinstance(victim, ast.Call) and "getppid" in ast.unparse(victim)

    @cached_property
    def referred(self) -> frozenset[FunctionRef]:
        """The functions that are handed to others to be called later."""
        examined = self.examined
        handed = [
            arg
            for _, resolved in self._calls()
            for arg in [*resolved.node.args, *(k.value for k in resolved.node.keywords)]
        ]
        kept = [
            each.value
            for each in examined.body.bindings
            if isinstance(each.node, ast.Assign)
            and any(isinstance(target, ast.Attribute) for target in each.node.targets)
            and not isinstance(each.value, ast.Call)
        ]
        return frozenset(
            value.ref
            for node in (*handed, *kept)
            if isinstance(node, (ast.Name, ast.Attribute, ast.Lambda, ast.Call))
            for value in examined.evaluator.values(node, examined.context)
            if isinstance(value, FunctionValue)
        )

    def causes(self, reachable: frozenset[int]) -> Iterator[Cause]:
        """Long sleeps, signals that are ignored, child programs."""
        live = {self.examined.graph.nodes[n].at for n in reachable}
        for at, resolved in sorted(self._calls(), key=lambda item: item[0]):
            if at in live:
                yield from self._cause(at, resolved)

    def _cause(self, at: Extent, resolved: Resolved) -> Iterator[Cause]:
        examined = self.examined
        module = examined.value.ref.module
        text = ast.unparse(resolved.node.func)
        sleeps = not SLEEPS.isdisjoint(resolved.paths) and resolved.node.args
        if sleeps and not is_put_off(examined.body, resolved.node):
            values = examined.evaluator.values(resolved.node.args[0], examined.context)
            numbers = [v.value for v in values if isinstance(v, Constant)]
            long = [
                n for n in numbers if isinstance(n, (int, float)) and n > examined.conducts.long
            ]
            if long and len(long) == len(values):
                yield Cause(CauseKind.SLEEP, module, at, text, seconds=float(min(long)))
        if "signal.signal" in resolved.paths and self._ignores_sigterm(resolved):
            yield Cause(CauseKind.IGNORES, module, at, text)
        if any(path in _CHILDREN for path in resolved.paths) and not self._ends_children():
            yield Cause(CauseKind.CHILD, module, at, text)

    def _ends_children(self) -> bool:
        """Whether the function kills what it starts."""
        return any(
            path.startswith("subprocess.Popen().") and path.endswith((".kill", ".terminate"))
            for _, resolved in self._calls()
            for path in resolved.paths
        )

    def _ignores_sigterm(self, resolved: Resolved) -> bool:
        args = resolved.node.args
        if len(args) != 2:
            return False
        if self._paths(args[0]) != {"signal.SIGTERM"} or self._paths(args[1]) != {"signal.SIG_IGN"}:
            return False
        again = [
            other
            for _, other in self._calls()
            if other is not resolved
            and "signal.signal" in other.paths
            and other.node.args
            and "signal.SIGTERM" in self._paths(other.node.args[0])
        ]
        return not again

    def _paths(self, node: ast.expr) -> set[str]:
        values = self.examined.evaluator.values(node, self.examined.context)
        return {value.path for value in values if isinstance(value, Outside)}


def _exits_late(resolved: Resolved) -> bool:
    """Whether a call says where the process is after a while, and that it is over then."""
    told = (key.value for key in resolved.node.keywords if key.arg == "exit")
    return _LATE in resolved.paths and any(getattr(each, "value", True) for each in told)


def _is_told_of_parent(resolved: Resolved) -> bool:
    """Whether something from outside that watches over others is given the parent to watch."""
    given = (*resolved.node.args, *(keyword.value for keyword in resolved.node.keywords))
    return (
        not resolved.runs
        and _WATCHING.search(resolved.word) is not None
        and any(
            isinstance(part, ast.Call) and getattr(part.func, "attr", "") in _PARENTS
            for each in given
            for part in walk(each)
        )
    )
