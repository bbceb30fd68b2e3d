"""Receivers: files whose code is handed a pool, or a class of processes, that it need not name.

``Service(pool)`` makes a submission of ``self.pool.submit(work)`` in the file of ``Service``, and
so does a class that says which processes its base in another file shall start.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from poolproof.linking.meanings import ClassRef, Module
from poolproof.syntax.scopes import Assigned, Bound, Imported, Scope
from poolproof.syntax.spelling import last_word
from poolproof.tasks.evaluation.values import ClassValue, Context, FunctionValue, Value
from poolproof.typestate.protocol import Workers

if TYPE_CHECKING:
    from poolproof.tasks.submitting.submissions import Submissions


class Receivers:
    """Finds them for one module after the other."""

    def __init__(self, submissions: Submissions) -> None:
        self.submissions = submissions
        self.evaluator = submissions.evaluator
        catalogue = submissions.catalogue
        self._words = frozenset(name.rpartition(".")[2] for name in catalogue.workers)
        self._known: dict[Module, frozenset[Path]] = {}

    def of(self, module: Module) -> frozenset[Path]:
        """The other files of the project that a module hands such to."""
        if module not in self._known:
            self._known[module] = frozenset()  # whoever asks again meanwhile is in a circle
            if self._leads_out(module):
                found = {*self._called(module), *self._inherited(module)}
                self._known[module] = frozenset(found - {module.path})
        return self._known[module]

    def start(self, ref: ClassRef) -> bool:
        """Whether other files make objects of a class of processes that is handed to them."""
        callers, load = self.evaluator.names.callers, self.evaluator.program.load
        near = (ref.module, *callers.naming(ref))
        paths = {path for module in near for path in self.of(module)}
        homes = filter(None, map(load, sorted(paths)))
        node = ref.definition.node
        return any(
            handed.callable is node for home in homes for handed in self.submissions.by_calls(home)
        )

    def _leads_out(self, module: Module) -> bool:
        """Whether a module imports anything of its project: there is nobody to hand to else."""
        scopes = _scopes(module)
        stars = (star for scope in scopes for star in scope.stars)
        names = (bindings for scope in scopes for bindings in scope.names.values())
        imported = (b.target for bindings in names for b in bindings if isinstance(b, Imported))
        locate = self.evaluator.program.files.locate
        return any(
            each.startswith(".") or locate(module.path, each.partition(".")[0]) is not None
            for each in (*stars, *imported)
        )

    def _called(self, module: Module) -> Iterator[Path]:
        held = frozenset(self._holding(module))
        handing = self.submissions.starters.handing(module)
        for function, calls in module.names.calls.items():
            context = self.evaluator.context(module, function)
            for call in calls:
                if not held and id(call) not in handing:
                    continue
                nodes = [*call.args, *(keyword.value for keyword in call.keywords)]
                if any(self._is_handed(node, held, context) for node in nodes):
                    for value in self.evaluator.values(call.func, context):
                        yield from self._homes(value)

    def _inherited(self, module: Module) -> Iterator[Path]:
        """The files of the bases of classes that say what processes to start."""
        for klass in module.names.classes:
            if not klass.node.bases:
                continue
            context = self.evaluator.context(module, klass.outer.function)
            said = (
                binding.value
                for bindings in klass.scope.names.values()
                for binding in bindings
                if isinstance(binding, Assigned)
            )
            if any(self._is_handed(node, frozenset(), context) for node in said):
                yield from self._homes(ClassValue(ClassRef(module, klass.index)))

    def _holding(self, module: Module) -> Iterator[str]:
        """The variables and attributes that what is called like a constructor is given to."""
        if self._words.isdisjoint(self.evaluator.names.index(module).calls):
            return
        for scope in _scopes(module):
            for name, bindings in scope.names.items():
                for each in bindings:
                    made = each.value if isinstance(each, Assigned) else None
                    made = each.source if isinstance(each, Bound) else made
                    if self._makes(made):
                        yield name
        yield from (store.name for store in module.names.stores if self._makes(store.value))

    def _makes(self, node: ast.expr | None) -> bool:
        return isinstance(node, ast.Call) and last_word(node.func) in self._words

    def _is_handed(self, node: ast.expr, held: frozenset[str], context: Context) -> bool:
        """Whether an expression is a pool of processes, or a class of processes."""
        if not isinstance(node, (ast.Name, ast.Attribute)):
            return False
        may_be = self.submissions.starters.may_be
        if last_word(node) not in held and not may_be(context.module, context.function, node):
            return False
        return any(map(self._is_one, self.evaluator.values(node, context)))

    def _is_one(self, value: Value) -> bool:
        if isinstance(value, ClassValue):
            return self.submissions.processes.protocol(value.ref) is not None
        pool = self.submissions.pool(value)
        return pool is not None and pool.workers is Workers.PROCESSES and bool(pool.tasks)

    def _homes(self, value: Value) -> Iterator[Path]:
        """The files of what is called: for a class, those of its bases too."""
        if isinstance(value, FunctionValue):
            yield value.ref.module.path
        elif isinstance(value, ClassValue):
            for each in self.evaluator.names.ancestors(value.ref):
                if isinstance(each, ClassRef):
                    yield each.module.path


def _scopes(module: Module) -> tuple[Scope, ...]:
    return (module.names.module, *(each.scope for each in module.names.functions))
