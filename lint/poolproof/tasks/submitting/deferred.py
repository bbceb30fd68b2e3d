"""Deferred calls: ``Parallel(n_jobs=4)(delayed(f)(x) for x in xs)``.

Such a pool is not told a function and its arguments: it is called with calls that were put off, and
its workers make them.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from msgspec import Struct

from poolproof.linking.meanings import Module
from poolproof.tasks.evaluation.calling import argument
from poolproof.tasks.evaluation.evaluator import Evaluator
from poolproof.tasks.evaluation.values import Context, Origin, Outside, ordered
from poolproof.typestate.protocol import Protocol

# Around the call, these choose for it what does the work.
_CHOOSERS = ("parallel_backend", "parallel_config")


class Later(Struct, frozen=True):
    """A call that was put off: the callable, the call's origin, and the pool that makes it."""

    callable: ast.expr
    origin: Origin
    pool: Outside
    protocol: Protocol


class Deferred:
    """Finds the calls that run what was put off."""

    def __init__(self, evaluator: Evaluator, workers: Mapping[str, Protocol]) -> None:
        self.evaluator = evaluator
        self.protocols = {f"{name}()": p for name, p in workers.items() if p.defers}
        deferring = frozenset(name for p in self.protocols.values() for name in p.defers)
        self._words = frozenset(name.rpartition(".")[2] for name in deferring)
        self._deferring: dict[Module, bool] = {}
        self._made = frozenset(f"{name}()()" for name in deferring)

    def any_in(self, module: Module) -> bool:
        """Whether a module puts off calls."""
        if module not in self._deferring:
            self._deferring[module] = module.says(*self._words) and self._defers(module)
        return self._deferring[module]

    def _defers(self, module: Module) -> bool:
        calls = self.evaluator.names.index(module).calls
        chosen = any(word in calls for word in _CHOOSERS)
        return not chosen and not self._words.isdisjoint(calls)

    def of(self, call: ast.Call, context: Context) -> Iterator[Later]:
        """What a call of a pool makes others do."""
        for pool in ordered(self.evaluator.values(call.func, context)):
            protocol = self.protocols.get(pool.path) if isinstance(pool, Outside) else None
            if protocol is None or not isinstance(pool, Outside):
                continue
            taking = protocol.tasks["__call__"]
            node = argument(call, taking.position, taking.keyword)
            if node is not None and _shares(pool, protocol):
                yield from self._put_off(node, context, pool, protocol)
                return

    def _put_off(
        self, node: ast.expr, context: Context, pool: Outside, protocol: Protocol
    ) -> Iterator[Later]:
        items = self.evaluator.steps(self.evaluator.values(node, context), ("item",), context)
        for item in ordered(items):
            if isinstance(item, Outside) and item.origin is not None and item.path in self._made:
                func = item.origin.call.func
                if isinstance(func, ast.Call) and func.args:
                    yield Later(func.args[0], item.origin, pool, protocol)


def may_run(call: ast.Call) -> bool:
    """Whether a call is of the form that runs what was put off."""
    return len(call.args) == 1 and isinstance(call.func, (ast.Name, ast.Call))


def _shares(pool: Outside, protocol: Protocol) -> bool:
    """Whether the arguments of a pool let other processes do its work."""
    if pool.origin is None:
        return False
    first = next(iter(protocol.alone), "")
    for name, values in protocol.alone.items():
        given = argument(pool.origin.call, 0 if name == first else None, name)
        if given is None and name == first:
            return False
        if isinstance(given, ast.Constant) and given.value in values:
            return False
    return True
