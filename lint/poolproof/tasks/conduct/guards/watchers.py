"""Watchers: what runs beside a task and looks for the parent, and what it does when that is gone.

It ends the process, or stops what the task serves: `server.shutdown()`.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from poolproof.flow.graph import Extent
from poolproof.syntax.children import walk
from poolproof.syntax.spelling import last_word
from poolproof.tasks.conduct.body import Body
from poolproof.tasks.conduct.calls import Resolved
from poolproof.tasks.conduct.causes import Conduct, Guard
from poolproof.tasks.conduct.guards.lifelines import at_the_end, closes_an_end, kills
from poolproof.tasks.conduct.threads.companions import Companions
from poolproof.tasks.conduct.threads.coroutines import is_deferred
from poolproof.tasks.evaluation.calling import argument
from poolproof.tasks.evaluation.values import Context, FunctionValue

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination

_THREADS = frozenset({"threading.Thread", "threading.Timer"})
_OF_PARENT = ("sentinel", "parent", "ppid")
_OF_PATHS = ("parent", "parents")
_STOPPING = frozenset({"stop", "shutdown"})
_WAITING = frozenset({"join", "wait"})
_CANCELLING = frozenset({"cancel", "exit"})
_CLOSING = ".close"
# How what may be closed serves.
_SERVING = (".serve_forever", ".wait_closed")


class Watchers:
    """Reads what one function sets going."""

    def __init__(self, examined: Examination) -> None:
        self.examined = examined

    def guards(self, at: Extent, resolved: Resolved) -> Iterator[Guard]:
        """What ends the worker, or its serving, that a call sets going or makes."""
        for value, inside in self._beside(at, resolved):
            conduct = self.examined.conducts.of(value, inside)
            if conduct.kills and (conduct.looks or _speaks_of_parent(value)):
                yield Guard.WATCHDOG
            elif conduct.looks or _waits_for_parent(value):
                if self._cancels(value):
                    yield Guard.WATCHDOG
                elif self._stops(value, inside, conduct):
                    yield Guard.STOP
            elif self._at_the_end(value, inside, kills):
                yield Guard.WATCHDOG if self._closes_an_end() else Guard.LIFELINE
            elif self._at_the_end(value, inside, self._is_stop):
                yield Guard.STOP if self._closes_an_end() else Guard.LIFELINE_STOP

    def are_feeble(self) -> bool:
        """Whether a thread watches the parent, and then ends neither the process nor serving."""
        return any(
            (conduct.looks or _speaks_of_parent(value))
            and not (conduct.kills or self._stops(value, inside, conduct))
            for resolved in self.examined.resolved.values()
            for value, inside in self._of_thread(resolved)
            for conduct in (self.examined.conducts.of(value, inside),)
        )

    def _beside(self, at: Extent, resolved: Resolved) -> Iterator[tuple[FunctionValue, Context]]:
        """The threads and coroutines that a call makes or starts."""
        yield from self._of_thread(resolved)
        yield from Companions(self.examined).started(resolved)
        if at not in self.examined.callees or self.examined.callees[at]:
            return  # it is run to its end
        for value, inside in resolved.runs:
            if is_deferred(value.ref.function.node):
                yield value, inside

    def _of_thread(self, resolved: Resolved) -> Iterator[tuple[FunctionValue, Context]]:
        """What a thread will run that a call makes."""
        examined = self.examined
        makes = not _THREADS.isdisjoint(resolved.paths)
        node = argument(resolved.node, 1, "target") if makes else None
        for value in examined.evaluator.values(node, examined.context) if node is not None else ():
            if isinstance(value, FunctionValue):
                depth = examined.context.depth + 1
                yield value, examined.evaluator.calling(value, (), {}, depth)

    # --- what is done when it is gone ------------------------------------------------------

    def _at_the_end(
        self, value: FunctionValue, inside: Context, ends: Callable[[Extent, Resolved], bool]
    ) -> bool:
        return at_the_end(self.examined.conducts, value, inside, ends)

    def _closes_an_end(self) -> bool:
        return closes_an_end(self.examined.resolved.values())

    def _stops(self, value: FunctionValue, inside: Context, conduct: Conduct) -> bool:
        """Whether what runs there stops what is served, itself or by what it calls."""
        body, resolver = self.examined.conducts.body, self.examined.conducts.resolver
        calls = body(value.ref).calls.values()
        return any(_stops_in(body(ref)) for ref in conduct.touched) or any(
            self._closes(resolver.call(each, inside)) for each in calls
        )

    def _cancels(self, value: FunctionValue) -> bool:
        """Whether a coroutine cancels others that run beside it, or ends the loop for all."""
        calls = self.examined.conducts.body(value.ref).calls.values()
        words = {last_word(call.func) for call in calls}
        return is_deferred(value.ref.function.node) and not _CANCELLING.isdisjoint(words)

    def _closes(self, call: Resolved) -> bool:
        """Whether a call closes a server that runs in the loop of events."""
        owners = (path.removesuffix(_CLOSING) for path in call.paths if path.endswith(_CLOSING))
        waits = self.examined.conducts.waits
        return any(waits.find(f"{each}{word}") for each in owners for word in _SERVING)

    def _is_stop(self, _: Extent, call: Resolved) -> bool:
        """Whether a call stops what is served, or runs what does."""
        func = call.node.func
        if isinstance(func, ast.Attribute) and func.attr in _STOPPING:
            return True
        return any(_stops_in(self.examined.conducts.body(each.ref)) for each, _ in call.runs)


def _stops_in(body: Body) -> bool:
    """Whether a function says what stops something that serves, or has it said by others."""
    parts = (each for each in body.expressions.values() if isinstance(each, ast.Attribute))
    return any(each.attr in _STOPPING for each in parts)


def _speaks_of_parent(value: FunctionValue) -> bool:
    """Whether a function uses something of the parent's: its sentinel, its pipe's end."""
    parts = list(walk(value.ref.function.node))
    # Who kills the parent does not watch it; what a value is compared with is only a mark.
    aims = {
        id(each)
        for part in parts
        if isinstance(part, ast.Compare)
        or (isinstance(part, ast.Call) and ast.unparse(part.func) == "os.kill")
        for each in (part.comparators if isinstance(part, ast.Compare) else walk(part))
    }
    return any(_is_of_parent(each) for each in parts if id(each) not in aims)


def _waits_for_parent(value: FunctionValue) -> bool:
    """Whether a function waits for the end of the parent itself, and not of its messages."""
    return any(
        isinstance(call, ast.Call)
        and last_word(call.func) in _WAITING
        and any(map(_is_of_parent, walk(call)))
        for call in walk(value.ref.function.node)
    )


def _is_of_parent(node: ast.AST) -> bool:
    """Whether a name speaks of the parent, and not of a folder's or of a child's own pipe."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr in _OF_PATHS  # of a process: that of a path is not called
    if isinstance(node, ast.Name):
        return node.id == "stdin" or any(map(node.id.__contains__, _OF_PARENT))
    if not isinstance(node, ast.Attribute):
        return False
    of = getattr(node.value, "id", "")
    if node.attr in _OF_PATHS:
        return of == "self"
    return (node.attr, of) == ("stdin", "sys") or any(map(node.attr.__contains__, _OF_PARENT))
