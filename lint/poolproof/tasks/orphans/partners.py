"""Partners: other tasks that end what a task waits for, whether or not the main process lives.

A task that takes from a queue until it is told to stop comes to its end without its parent if a
sibling tells it so; one that puts into a full queue goes on if a sibling takes from it. That holds
only as far as the sibling does not itself need the parent for it, and has no guard by which it
ends with the parent. Siblings that need nobody but each other need no parent.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from msgspec import Struct, field

from poolproof.flow.graph import contains, extent
from poolproof.linking.meanings import FunctionRef, Module
from poolproof.solution import Role
from poolproof.syntax.children import walk
from poolproof.syntax.scopes import MODULE
from poolproof.tasks.conduct.causes import Cause, CauseKind
from poolproof.tasks.conduct.conducts import Conducts
from poolproof.tasks.conduct.waiting import WaitKind
from poolproof.tasks.orphans.circle import Circle
from poolproof.tasks.orphans.company import Company, Member
from poolproof.tasks.submitting.submissions import Handed, Submissions
from poolproof.typestate.protocol import Workers

_APART = (WaitKind.CHILD, WaitKind.HTTP, WaitKind.SERVER, WaitKind.USER, WaitKind.DEVICE)
_ENDED = (CauseKind.SENTINEL, CauseKind.WAIT, CauseKind.SLEEP)
_LOOPS = (ast.For, ast.While, ast.ListComp, ast.GeneratorExp, ast.SetComp, ast.DictComp)


class Partners(Struct):
    """Looks at what is submitted beside a task; one for a run."""

    conducts: Conducts
    submissions: Submissions
    circle: Circle
    _companies: dict[frozenset[int], tuple[tuple[Module, ...], Company]] = field(
        default_factory=dict
    )
    _members: dict[int, tuple[Module, list[Member]]] = field(default_factory=dict)

    def serve(self, cause: Cause, task: FunctionRef, handed: Handed) -> bool:
        """Whether others bring an end to a cause in a task that was submitted.

        They are looked for where it is submitted and where its channels are made, then in the
        modules that start workers along with those.
        """
        apart = (
            cause.kind is CauseKind.WAIT and cause.wait is not None and cause.wait.kind in _APART
        )
        if apart or not (cause.channels or cause.taken) or cause.kind not in _ENDED:
            return False
        home = handed.module
        near = {id(m): m for m in (home, *(channel.module for channel in cause.channels))}
        submitter = FunctionRef(home, handed.function)
        if self._served(cause, task, submitter, tuple(near.values())):
            return True
        wide = self.circle.around(tuple(near.values()), submitter)
        return (
            len(wide) > len(near)
            and self._served(cause, task, submitter, wide)
            and all(self.circle.is_made_once(channel, wide) for channel in cause.channels)
        )

    def _served(
        self, cause: Cause, task: FunctionRef, submitter: FunctionRef, modules: tuple[Module, ...]
    ) -> bool:
        key = frozenset(map(id, modules))
        if key not in self._companies:
            company = Company.of(list(self._tasks(modules)), modules, self.conducts)
            self._companies[key] = modules, company
        company = self._companies[key][1]
        if cause.channels and all(channel.maker == "Barrier" for channel in cause.channels):
            return all(map(company.meets, cause.channels))
        return company.serves(cause, task) and (
            submitter.index == MODULE or company.without_parents(submitter).serves(cause, task)
        )

    def _tasks(self, modules: tuple[Module, ...]) -> Iterator[Member]:
        """What processes are given where a task is submitted, and where its channels are made."""
        for module in modules:
            if id(module) not in self._members:
                self._members[id(module)] = module, list(self._given_in(module))
            yield from self._members[id(module)][1]

    def _given_in(self, module: Module) -> Iterator[Member]:
        for handed in self.submissions.of(module):
            many = 2 if _is_repeated(handed) else 1
            for function, context in handed.tasks:
                if handed.protocol.workers is Workers.PROCESSES:
                    conduct = self.conducts.of(function, context)
                    yield Member(function.ref, conduct, module, many)


def _is_repeated(handed: Handed) -> bool:
    """Whether a submission stands in a loop, or gives work to more workers than one."""
    if handed.role is not Role.PROCESS:
        return True
    names, call = handed.module.names, extent(handed.call)
    root = names.tree if handed.function == MODULE else names.functions[handed.function].node
    return any(isinstance(node, _LOOPS) and contains(extent(node), call) for node in walk(root))
