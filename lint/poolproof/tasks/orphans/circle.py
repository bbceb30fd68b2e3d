"""Circle: the modules that start workers along with others.

One function starts the servers, another, in a module of its own, the clients, and a third calls
both: then the modules of all three say who is there. It costs a search for the callers of a
function, so it is only asked for when a finding depends on it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from poolproof.linking.meanings import FunctionRef, Module
from poolproof.syntax.children import walk
from poolproof.syntax.scopes import MODULE, Imported
from poolproof.tasks.conduct.contact.channels import Channel
from poolproof.tasks.evaluation.names import Names

_MAX_MODULES = 8
_MAX_STEPS = 4


class Circle:
    """Finds such modules; one for a run."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self._beside: dict[int, tuple[Module, tuple[Module, ...]]] = {}

    def around(self, near: tuple[Module, ...], submitter: FunctionRef) -> tuple[Module, ...]:
        """Some modules, and those that start workers beside a function in one of them."""
        calling = self._calling(submitter) if submitter.index != MODULE else ()
        around = {id(module): module for module in (*near, *calling)}
        for module in tuple(around.values()):
            around |= {id(other): other for other in self._started_by(module)}
        return tuple(around.values())[: len(near) + _MAX_MODULES]

    def is_made_once(self, channel: Channel, modules: tuple[Module, ...]) -> bool:
        """Whether a channel is not one of many that a function makes for whoever calls it."""
        home = channel.module
        maker = next(
            (index for index, calls in home.names.calls.items() if channel.call in calls), MODULE
        )
        if maker == MODULE or _keeps(FunctionRef(home, maker), channel):
            return True
        way = [FunctionRef(home, maker)]
        while way[-1].index != MODULE and len(way) < _MAX_STEPS:
            asked = {id(m): m for m in (home, *modules, *self._calling(way[-1]))}
            found = [
                FunctionRef(module, function)
                for module in asked.values()
                for function, _ in self.names.callers.calls_of(way[-1], module)
            ]
            if len(found) > 1:
                return False
            if not found or found[0] in way:
                break
            way += found
        return True

    def _calling(self, ref: FunctionRef) -> tuple[Module, ...]:
        return tuple(self.names.callers.calling(ref))

    def _started_by(self, module: Module) -> tuple[Module, ...]:
        """The modules from which a module takes what starts workers."""
        if id(module) not in self._beside:
            self._beside[id(module)] = module, tuple(self._imported(module))
        return self._beside[id(module)][1]

    def _imported(self, module: Module) -> Iterator[Module]:
        called = self.names.index(module).calls
        scopes = (module.names.module, *(each.scope for each in module.names.functions))
        targets = {
            each.target: None
            for scope in scopes
            for name, bindings in scope.names.items()
            for each in bindings
            if isinstance(each, Imported) and (name in called or name.islower())
        }
        for target in targets:
            other, rest = self.names.program.home_of(module, target)
            starting = {} if other is None or other is module else self.names.callers.busy.of(other)
            if other is not None and starting.keys() & (rest[:1] or called.keys()):
                yield other


def _keeps(maker: FunctionRef, channel: Channel) -> bool:
    """Whether a function has what it makes in a variable, and neither stores nor returns that."""
    names = {
        name
        for name, bindings in maker.function.scope.names.items()
        if any(getattr(each, "value", None) is channel.call for each in bindings)
    }
    stored = (store.value for store in maker.module.names.stores if store.function == maker.index)
    given = [node.value for node in walk(maker.function.node) if isinstance(node, ast.Return)]
    return bool(names) and not any(
        isinstance(part, ast.Name) and part.id in names
        for value in (*stored, *filter(None, given))
        for part in walk(value)
    )
