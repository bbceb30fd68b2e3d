"""Circle: the modules that start workers along with others.

One function starts the servers, another, in a module of its own, the clients, and a third calls
both: then the modules of all three say who is there. It costs a search for the callers of a
function, so it is only asked for when a finding depends on it.
"""

from __future__ import annotations

from collections.abc import Iterator

from poolproof.linking.modules import FunctionRef, Module
from poolproof.syntax.scopes import MODULE, Imported
from poolproof.tasks.channels import Channel
from poolproof.tasks.names import Names

_MAX_MODULES = 8


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
        """Whether the function that makes a channel is called at one place: it makes no others."""
        home = channel.module
        for function, calls in home.names.calls.items():
            if function != MODULE and any(call is channel.call for call in calls):
                ref = FunctionRef(home, function)
                asked = {id(module): module for module in (home, *modules)}.values()
                found = [c for m in asked for c in self.names.callers.calls_of(ref, m)]
                return len(found) <= 1
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
            starting = {} if other is None or other is module else self.names.callers.busy(other)
            if other is not None and starting.keys() & (rest[:1] or called.keys()):
                yield other
