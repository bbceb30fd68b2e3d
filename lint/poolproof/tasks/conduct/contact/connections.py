"""Connections: whether a worker sees that the other end of its pipe is gone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from poolproof.flow.graph import Extent
from poolproof.linking.meanings import ClassRef, Module
from poolproof.syntax.children import walk
from poolproof.syntax.scopes import Bound, Store
from poolproof.tasks.conduct.calls import Resolved
from poolproof.tasks.conduct.contact.batches import is_of_batch
from poolproof.tasks.conduct.guards.methods import sets_another
from poolproof.tasks.conduct.iterating import Waiting
from poolproof.tasks.conduct.leaving.exceptions import ENDED
from poolproof.tasks.conduct.waiting import PIPE, WaitKind, canonical
from poolproof.tasks.evaluation.values import Instance, Outside

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination

_CLOSE = f"{PIPE}.close"
_SENDING = ("send", "send_bytes")


class Connections:
    """Answers for the pipes of one function."""

    def __init__(self, examined: Examination) -> None:
        self.examined = examined

    def stay_open(self, at: Extent) -> bool:
        """Whether the end of a connection may not be seen: the worker may hold the other end."""
        resolved = self.examined.resolved.get(at)
        waits = [*(resolved.waits if resolved else ()), *self.examined.iterated.get(at, ())]
        return any(self.forks(waiting.made) for waiting in waits)

    def are_heard(self) -> bool:
        """Whether the end of all pipes is seen that the function, or what it calls, receives on."""
        examined = self.examined
        own = [
            not self.stay_open(at) for at, r in examined.resolved.items() if ENDED in r.natural()
        ]
        called = [
            c.hears for each in examined.callees.values() for _, c in each if ENDED in c.raises
        ]
        return bool(own or called) and all((*own, *called))

    def forks(self, made: Outside) -> bool:
        """Whether the worker may hold the other end of a connection too, and does not close it."""
        if _is_remote(made):
            return False
        if self.holds_both(made):
            return True
        if made.start in ("spawn", "forkserver"):
            return False
        if any(map(sets_another, self._modules(made))):
            return False
        return not self._closes_other_end() or self.siblings_hold(made)

    def break_at(self, resolved: Resolved) -> bool:
        """Whether a call sends on a pipe whose other end only the main process holds."""
        if resolved.word not in _SENDING or not isinstance(resolved.node.func, ast.Attribute):
            return False
        owners = self.examined.evaluator.values(resolved.node.func.value, self.examined.context)
        return bool(owners) and all(
            isinstance(made, Outside)
            and canonical(made.path) == PIPE
            and made.origin is not None
            and not self.is_own(made)
            and not self.forks(made)
            for made in owners
        )

    def siblings_hold(self, made: Outside) -> bool:
        """Whether the worker closes the other end of its pipe, but its siblings hold that too."""
        return self._closes_other_end() and not self._closes_many() and is_of_batch(made)

    def holds_both(self, made: Outside) -> bool:
        """Whether the worker was passed both ends, whatever its start method, and keeps them.

        What an object has that is passed comes along, be it the one whose method runs.
        """
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
        if len(held) > 1 or any(path.endswith("Pipe()") for path in held):
            return True
        passed = (value for _, values in self.examined.context.bound for value in values)
        kept = (each for each in passed if isinstance(each, Instance))
        return any(self._keeps_other_end(each, call, bool(held)) for each in kept)

    def _keeps_other_end(self, kept: Instance, call: ast.Call, is_passed: bool) -> bool:
        """Whether an object keeps both ends of a pipe, or the one that is not passed beside it."""
        ends: set[tuple[str | int, ...]] = set()
        for each in self.examined.evaluator.names.ancestors(kept.ref):
            if not isinstance(each, ClassRef):
                continue
            if "__getstate__" in each.definition.methods:
                return False
            for store in each.module.names.stores:
                owner = each.module.names.owner_of(store.function)
                if owner == each.index and store.base == "self":
                    taken = set(_taken(store, call, each.module))
                    ends |= taken
                    is_passed = is_passed and not (taken and _passes(store.name, each))
        return len(ends) > 1 or () in ends or (is_passed and len(ends) == 1)

    def only_if_forked(self, waiting: Waiting) -> bool:
        """Whether a wait has no end only because a forked worker holds copies of what is open."""
        made = waiting.made
        apart = waiting.wait.kind is WaitKind.CONNECTION and not self.is_own(made)
        return apart and not self.holds_both(made)

    def is_own(self, made: Outside) -> bool:
        """Whether the function has made a pipe itself: the other end is that of a child it has."""
        if made.origin is None:
            return False
        home, ref = made.origin.context, self.examined.value.ref
        return home.module is ref.module and home.function == ref.index

    def _modules(self, made: Outside) -> Iterator[Module]:
        yield self.examined.value.ref.module
        if made.origin is not None:
            yield made.origin.context.module

    def _closes_other_end(self) -> bool:
        """Whether a connection is closed that is not the one that is used."""
        return any(True for _ in self._closing())

    def _closes_many(self) -> bool:
        """Whether connections are closed in a loop, which may be those of all the siblings."""
        return any(self.examined.body.loops_around(at) for at in self._closing())

    def _closing(self) -> Iterator[Extent]:
        """Where connections are closed other than those that are used.

        Those are received from; what is only sent to may be the other end, if anything is received.
        """
        resolved = self.examined.resolved
        used = {
            _receiver(each)
            for each in resolved.values()
            if any(w.wait.kind is WaitKind.CONNECTION for w in each.waits)
        } or {_receiver(each) for each in resolved.values() if each.word in _SENDING}
        for at, each in resolved.items():
            closes = any(canonical(path) == _CLOSE for path in each.paths)
            if closes and _receiver(each) not in used:
                yield at


def _taken(store: Store, call: ast.Call, module: Module) -> Iterator[tuple[str | int, ...]]:
    """Which end of what a call makes is stored: ``self.here = ours`` of ``ours, theirs = Pipe()``.

    Both if it is not taken apart.
    """
    if store.value is call:
        yield store.taken
    elif isinstance(store.value, ast.Name):
        names = module.names.scope_of(store.function).names
        for binding in names.get(store.value.id, ()):
            if isinstance(binding, Bound) and binding.source is call:
                yield binding.taken


def _passes(name: str, owner: ClassRef) -> bool:
    """Whether methods of a class pass an attribute to anything: ``args=(self.theirs,)``."""
    calls = (
        call
        for function in owner.definition.methods.values()
        for call in owner.module.names.calls.get(function, ())
    )
    given = (part for call in calls for part in (*call.args, *(k.value for k in call.keywords)))
    return any(
        isinstance(node, ast.Attribute) and node.attr == name
        for part in given
        for node in walk(part)
    )


def _is_remote(made: Outside) -> bool:
    """Whether the other end was never in this process: it came over a socket."""
    return ".Client()" in made.path or ".accept()" in made.path


def _receiver(resolved: Resolved) -> str:
    """What a method is called on, as written."""
    func = resolved.node.func
    return ast.unparse(func.value) if isinstance(func, ast.Attribute) else ""
