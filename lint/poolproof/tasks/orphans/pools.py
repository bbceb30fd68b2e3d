"""Pools whose workers outlive the main process, or do not hear of its end, whatever they run."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from msgspec import Struct

from poolproof.finding import Note
from poolproof.linking.meanings import Module
from poolproof.solution import Hazard, HazardKind, Role
from poolproof.syntax.scopes import MODULE
from poolproof.tasks.conduct.conducts import Conducts
from poolproof.tasks.conduct.guards.methods import names_another
from poolproof.tasks.evaluation.calling import argument
from poolproof.tasks.evaluation.values import FunctionValue, Outside, ordered
from poolproof.tasks.orphans.initializers import Initializers
from poolproof.tasks.submitting.starters import Starters
from poolproof.tasks.submitting.submitted import Places
from poolproof.typestate.catalogue import Catalogue
from poolproof.typestate.protocol import Protocol, State, Workers


class Pools(Struct):
    """Judges the calls that make pools."""

    conducts: Conducts
    catalogue: Catalogue
    starters: Starters
    places: Places
    initializers: Initializers

    def of(self, module: Module) -> Iterator[Hazard]:
        """The hazards of the pools that a module makes."""
        yield from self._unguarded(module)
        yield from self._inherited(module)

    def _unguarded(self, module: Module) -> Iterator[Hazard]:
        """Executors whose idle workers outlive the main process, as nothing ends them."""
        for function, call, path, protocol in self._made(module):
            if not path.startswith("concurrent.futures.") or not protocol.process_wide:
                continue
            if self.initializers.guards(call, protocol, module, function):
                continue
            span = self.places.span(module, call)
            note = Note(module.shown, span, "the workers start without a guard")
            text = ast.unparse(call.func)
            yield Hazard(
                HazardKind.UNGUARDED, span, protocol, Role.INITIALIZER, text, steps=(note,)
            )

    def _inherited(self, module: Module) -> Iterator[Hazard]:
        """Handlers for SIGTERM that return, set before a pool forks its workers."""
        handlers = list(self._sigterm_handlers(module)) if module.says("SIGTERM") else []
        if not handlers:
            return
        for function, call, _, protocol in self._made(module):
            if protocol.process_wide or protocol.moves.get("terminate", {}).get(State.OPEN) is None:
                continue
            if names_another(module) or _has_initializer(call, protocol):
                continue
            if self.conducts.scripts.never_fork(module):
                continue
            for where, setting, name in handlers:
                same = where == function and setting.lineno < call.lineno
                if same or (where == MODULE and function != MODULE):
                    span = self.places.span(module, call)
                    at = self.places.span(module, setting)
                    yield Hazard(
                        HazardKind.INHERITED_HANDLER, span, protocol, Role.INITIALIZER, name,
                        ast.unparse(call.func),
                        steps=(
                            Note(module.shown, at, f"{name} becomes the handler for SIGTERM here"),
                            Note(module.shown, span, "the workers inherit it when they are forked"),
                        ),
                    )  # fmt: skip
                    break

    def _made(self, module: Module) -> Iterator[tuple[int, ast.Call, str, Protocol]]:
        """The calls that start process pools."""
        evaluator = self.conducts.evaluator
        for function, call in self.starters.calls(module):
            context = evaluator.context(module, function)
            for value in ordered(evaluator.values(call.func, context)):
                if not isinstance(value, Outside):
                    continue
                protocol = self.catalogue.by_constructor.get(value.path)
                if protocol is not None and protocol.workers is Workers.PROCESSES:
                    yield function, call, value.path, protocol
                    break

    def _sigterm_handlers(self, module: Module) -> Iterator[tuple[int, ast.Call, str]]:
        evaluator = self.conducts.evaluator
        for function, call in evaluator.names.index(module).calls.get("signal", ()):
            context = evaluator.context(module, function)
            callee = evaluator.values(call.func, context)
            if Outside("signal.signal") not in callee or len(call.args) != 2:
                continue
            if Outside("signal.SIGTERM") not in evaluator.values(call.args[0], context):
                continue
            for handler in evaluator.values(call.args[1], context):
                if isinstance(handler, FunctionValue):
                    inside = evaluator.calling(handler, (), {}, 1)
                    conduct = self.conducts.of(handler, inside)
                    if conduct.returns and not conduct.kills:
                        yield function, call, ast.unparse(call.args[1])


def _has_initializer(call: ast.Call, protocol: Protocol) -> bool:
    """Whether an initializer is there, which may set the handler back."""
    takings = protocol.starts
    return any(argument(call, each.position, each.keyword) is not None for each in takings)
