"""Enders: who takes the ways out of a loop, the worker by itself or only somebody else."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from poolproof.flow.conditions import dotted
from poolproof.flow.graph import Edge, Extent
from poolproof.flow.lower import extent
from poolproof.flow.ops import Branch, Call, Iterate
from poolproof.tasks.body import mentions
from poolproof.tasks.calls import Resolved, Waiting
from poolproof.tasks.causes import Cause, CauseKind, Ender
from poolproof.tasks.channels import Act, Channel
from poolproof.tasks.exceptions import CLOSED
from poolproof.tasks.exits import Exit
from poolproof.tasks.flags import Flags
from poolproof.tasks.values import Outside
from poolproof.tasks.waiting import WaitKind, canonical

if TYPE_CHECKING:
    from poolproof.linking.modules import Module
    from poolproof.tasks.examination import Examination

_SHARED = frozenset(
    f"multiprocessing.{maker}()"
    for maker in ("Value", "RawValue", "Manager().Value", "Manager().dict", "Manager().list",
                  "Manager().Namespace")
)  # fmt: skip


class Enders:
    """Answers for the loops of one function."""

    def __init__(self, examined: Examination) -> None:
        self.examined = examined

    def of(self, way: Exit, loop: Extent) -> Ender | None:
        """Who takes a way out of a loop; None if the loop takes it by itself."""
        examined = self.examined
        node = examined.graph.nodes[way.node]
        if isinstance(node.op, Iterate) and way.edge is Edge.DONE:
            waits = examined.iterated.get(node.at, ())
            return Ender.MESSAGE if any(_tells(w) and w.forever for w in waits) else None
        if way.raised in CLOSED:
            return Ender.MESSAGE if self._stays_open(node.at) else None
        if isinstance(node.op, Call) and way.edge is Edge.NEXT:
            return self._of_timed(node.at)
        test = examined.body.expressions.get(node.at)
        if not isinstance(node.op, Branch) or test is None:
            return None
        if self._asks_what_others_set(test):
            return Ender.EVENT
        if self._depends_on_messages(test, loop):
            return Ender.MESSAGE
        if self._depends_on_room(test, loop):
            return Ender.ROOM
        return Ender.SIGNAL if Flags(examined, frozenset()).is_signalled(test) else None

    def channels(self, way: Exit, loop: Extent) -> Iterator[Channel]:
        """The channels by which others take a way out of a loop."""
        examined = self.examined
        node = examined.graph.nodes[way.node]
        test = examined.body.expressions.get(node.at)
        at = [node.at]
        if isinstance(node.op, Branch) and test is not None:
            at = [
                each
                for each, resolved in examined.resolved.items()
                if mentions(test, self._following(resolved.node, loop), {id(resolved.node)})
            ]
        return (use.channel for use in examined.uses(at) if use.act is not Act.GIVES)

    def _following(self, source: ast.Call, loop: Extent) -> frozenset[str]:
        """The names that hold something else in a loop because of what a call gave."""
        body = self.examined.body
        return body.depending([source]) | body.told([source], loop)

    # --- what others set -------------------------------------------------------------------

    def _asks_what_others_set(self, test: ast.expr) -> bool:
        """Whether a test is about an event or a value that processes share."""
        for each in ast.walk(test):
            if isinstance(each, ast.Call) and self._asks_event(each):
                return True
            if isinstance(each, ast.Attribute | ast.Subscript) and self._is_shared(each.value):
                return not self._writes(each)
        return False

    def _asks_event(self, call: ast.Call) -> bool:
        for path in self.examined.resolved.get(extent(call), Resolved(call)).paths:
            owner, _, word = canonical(path).rpartition(".")
            if word in ("is_set", "wait") and owner.endswith("Event()"):
                return owner.startswith("multiprocessing.")
        return False

    def _is_shared(self, node: ast.expr) -> bool:
        examined = self.examined
        return any(
            isinstance(value, Outside) and canonical(value.path) in _SHARED
            for value in examined.evaluator.values(node, examined.context)
        )

    def _writes(self, node: ast.Attribute | ast.Subscript) -> bool:
        """Whether the function itself writes what it reads there."""
        path = dotted(node.value if isinstance(node, ast.Subscript) else node)
        return any(path in names for names in self.examined.body.bound)

    # --- waits that are tried again ---------------------------------------------------------

    def _of_timed(self, at: Extent) -> Ender | None:
        """Who lets a wait succeed that is tried again whenever its time is over."""
        resolved = self.examined.resolved.get(at)
        timed = [w for w in resolved.waits if not w.forever and not w.polled] if resolved else []
        if not timed or not all(w.wait.kind is WaitKind.QUEUE for w in timed):
            return None
        return Ender.ROOM if resolved is not None and resolved.word == "put" else Ender.MESSAGE

    def _depends_on_room(self, test: ast.expr, loop: Extent) -> bool:
        """Whether a test is about what is only noted once there was room in a queue."""
        found = [
            resolved.node
            for at, resolved in self.examined.resolved.items()
            if self._of_timed(at) is Ender.ROOM
        ]
        return bool(found) and mentions(test, self.examined.body.told(found, loop), set())

    # --- messages --------------------------------------------------------------------------

    def _depends_on_messages(self, test: ast.expr, loop: Extent) -> bool:
        """Whether a test is about what came out of a wait for the parent's messages."""
        examined = self.examined
        found = [r for at, r in examined.resolved.items() if self._takes_message(at, r)]
        sources = [resolved.node for resolved in found]
        if any(waiting.forever for resolved in found for waiting in resolved.waits):
            names = examined.body.depending(sources)
        else:
            names = examined.body.told(sources, loop)
        return mentions(test, names, {id(source) for source in sources})

    def _takes_message(self, at: Extent, resolved: Resolved) -> bool:
        if resolved.word in ("put", "join"):
            return False
        if resolved.word == "poll":
            return any(_tells(w) and self.forks(w.made) for w in resolved.waits)
        if any(_tells(waiting) for waiting in resolved.waits) or _is_nowait(resolved):
            return True
        conducts = (conduct for _, conduct in self.examined.callees.get(at, ()))
        return any(_is_message(cause) for conduct in conducts for cause in conduct.causes)

    # --- connections -----------------------------------------------------------------------

    def _stays_open(self, at: Extent) -> bool:
        """Whether the end of a connection may not be seen: the worker may hold the other end."""
        resolved = self.examined.resolved.get(at)
        waits = [*(resolved.waits if resolved else ()), *self.examined.iterated.get(at, ())]
        return any(self.forks(waiting.made) for waiting in waits)

    def forks(self, made: Outside) -> bool:
        """Whether the worker may hold the other end of a connection too, and does not close it."""
        if self.holds_both(made):
            return True
        if made.start in ("spawn", "forkserver"):
            return False
        return not any(map(_names_another, self._modules(made))) and not self._closes_other_end()

    def holds_both(self, made: Outside) -> bool:
        """Whether the worker was passed both ends, whatever its start method, and keeps them."""
        if made.origin is None or self._closes_other_end():
            return False
        call = made.origin.call
        held = [
            canonical(value.path)
            for _, values in self.examined.context.bound
            for value in values
            if isinstance(value, Outside) and value.origin is not None
            if value.origin.call is call
        ]
        return len(held) > 1 or any(path.endswith("Pipe()") for path in held)

    def only_if_forked(self, waiting: Waiting) -> bool:
        """Whether a wait has no end only because a forked worker holds copies of what is open."""
        return waiting.wait.kind is WaitKind.CONNECTION and not self.holds_both(waiting.made)

    def _modules(self, made: Outside) -> Iterator[Module]:
        yield self.examined.value.ref.module
        if made.origin is not None:
            yield made.origin.context.module

    def _closes_other_end(self) -> bool:
        """Whether a connection is closed that is not the one that is received from."""
        resolved = self.examined.resolved.values()
        received = {
            _receiver(each)
            for each in resolved
            if any(w.wait.kind is WaitKind.CONNECTION for w in each.waits)
        }
        return any(
            any("Connection().close" in canonical(path) for path in each.paths)
            and _receiver(each) not in received
            for each in resolved
        )


def _names_another(module: Module) -> bool:
    """Whether a module sets a start method that hands on no copies of what is open."""
    return module.says("set_start_method") and module.says("spawn", "forkserver")


def _receiver(resolved: Resolved) -> str:
    """What a method is called on, as written."""
    func = resolved.node.func
    return ast.unparse(func.value) if isinstance(func, ast.Attribute) else ""


def _is_nowait(resolved: Resolved) -> bool:
    return any(
        canonical(path).startswith("multiprocessing.") and path.endswith("get_nowait")
        for path in resolved.paths
    )


def _tells(waiting: Waiting) -> bool:
    return waiting.wait.kind in (WaitKind.QUEUE, WaitKind.CONNECTION)


def _is_message(cause: Cause) -> bool:
    """Whether a function that leads to a cause gives back what was sent."""
    wait = cause.wait
    if cause.kind is CauseKind.SENTINEL:
        return cause.ender is Ender.MESSAGE
    told = wait is not None and wait.kind in (WaitKind.QUEUE, WaitKind.CONNECTION)
    return cause.kind is CauseKind.WAIT and told and not cause.text.endswith((".put", ".join"))
