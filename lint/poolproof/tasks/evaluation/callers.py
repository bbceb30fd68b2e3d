"""Callers: where a function gets from what its parameters hold.

A call passes arguments, and so does one that hands the function to somebody who will call it
(``Process(target=serve, args=(jobs,))``). Calls are looked for in the function's own module. A
function or class that starts workers is often made where the program begins, so the calls of those
are looked for in the other modules of the project too.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from poolproof.linking.meanings import ClassRef, FunctionRef, Module
from poolproof.tasks.evaluation.aliases import (
    outermost,
    public,
    spelled_as,
    under_other_names,
    words_for,
)
from poolproof.tasks.evaluation.busy import Busy
from poolproof.tasks.evaluation.calling import brings
from poolproof.tasks.evaluation.decorating import decorated
from poolproof.tasks.evaluation.handing import Handing
from poolproof.tasks.evaluation.index import enclosing
from poolproof.tasks.evaluation.naming import Naming, is_test
from poolproof.tasks.evaluation.values import (
    NOTHING,
    ClassValue,
    Context,
    FunctionValue,
    Instance,
    Value,
    Values,
)

if TYPE_CHECKING:
    from poolproof.tasks.evaluation.names import Names

_CHANNELS = (
    "Queue", "Connection", "Pipe", "Event", "Value", "Barrier", "Lock", "Condition", "Semaphore",
    "Process", "ontext", "Type", "type", "Any", "object", "Callable", "ict", "ist", "Namespace",
    "uple", "Sequence",
)  # fmt: skip
_MAX_CALLS = 8
_MAX_MODULES = 6


class Callers:
    """Finds calls; one for a run."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.busy = Busy(names)
        self._naming: dict[Path, Naming] = {}
        self._contexts_abroad: dict[FunctionRef, tuple[Context, ...]] = {}
        self._inheriting: dict[tuple[Path, FunctionRef], list[tuple[int, ast.Call]]] = {}
        self._handed_abroad: dict[tuple[Path, str], Values] = {}
        self._abroad: dict[tuple[Path, str], tuple[Module, ...]] = {}

    def passed(self, ref: FunctionRef, name: str) -> Values:
        """What the calls of a function pass for a parameter."""
        spelled = spelled_as(ref)
        near = (ref.module, *self._of_bases(ref))
        found = frozenset(v for each in near for v in self._passed_in(each, ref, name, spelled))
        if (found and not self.names.evaluator.far) or not self._may_hold_a_channel(ref, name):
            return found
        if self.names.evaluator.far:
            return found | self.handed_from_elsewhere(ref, name)
        return frozenset(
            value
            for module in self._modules(ref, spelled)
            for value in self._passed_in(module, ref, name, spelled)
        )

    def _of_bases(self, ref: FunctionRef) -> Iterator[Module]:
        """The other modules of the bases that have the same method: they call what heirs define."""
        owner, word = ref.function.owner, ref.function.name.rpartition(".")[2]
        if owner is None or word == "__init__":
            return
        for base in self.names.ancestors(ClassRef(ref.module, owner))[1:]:
            has_it = isinstance(base, ClassRef) and word in base.definition.methods
            if isinstance(base, ClassRef) and has_it and base.module is not ref.module:
                yield base.module

    def handed_from_elsewhere(self, ref: FunctionRef, name: str) -> Values:
        """What any other module passes for a parameter that nothing is known of.

        It costs a search through the project, so it is only asked for what is given to workers.
        """
        key = (ref.module.path, f"{ref.index} {name}")
        if key not in self._handed_abroad:
            self._handed_abroad[key] = NOTHING  # whoever asks again meanwhile is in a circle
            self._handed_abroad[key] = frozenset(
                value
                for module in self.calling(ref)
                for value in self._passed_in(module, ref, name, spelled_as(ref))
            )
        return self._handed_abroad[key]

    def making(self, ref: ClassRef) -> tuple[Module, ...]:
        """The other modules that may make objects of a class, if it is one that starts workers."""
        methods = ref.definition.methods
        index = methods.get("__init__", next(iter(methods.values()), None))
        if index is None:
            return ()
        return self._modules(FunctionRef(ref.module, index), ref.definition.name)

    def from_elsewhere(self, ref: FunctionRef) -> tuple[Context, ...]:
        """The contexts in which other modules call a function; as dear as the above."""
        if ref not in self._contexts_abroad:
            self._contexts_abroad[ref] = ()  # whoever asks again meanwhile is in a circle
            found = dict.fromkeys(self._contexts(ref))
            self._contexts_abroad[ref] = tuple(found)[:_MAX_CALLS]
        return self._contexts_abroad[ref]

    def calls_of(self, ref: FunctionRef, module: Module) -> Iterator[tuple[int, ast.Call]]:
        """The calls of a function or class in a module, with the functions that they stand in."""
        for function, call in self.names.index(module).calls.get(spelled_as(ref), ()):
            context = self.names.evaluator.context(module, function)
            if any(True for _ in self._entries(ref, call.func, context)):
                yield function, call

    def _contexts(self, ref: FunctionRef) -> Iterator[Context]:
        evaluator = self.names.evaluator
        for module in self.calling(ref):
            for function, call in self.names.index(module).calls.get(spelled_as(ref), ())[
                :_MAX_CALLS
            ]:
                context = evaluator.context(module, function)
                for value in self._entries(ref, call.func, context):
                    yield evaluator.calling(value, *evaluator.arguments(call, context), 1)

    def calling(self, ref: FunctionRef) -> Iterator[Module]:
        """The other modules that say the name by which one comes to a function.

        Tests are left out, unless it is one of theirs.
        """
        for word in words_for(ref):
            yield from self._saying(ref.module, word, spelled_as(outermost(ref)))

    def naming(self, ref: ClassRef) -> Iterator[Module]:
        """The other modules that say the name of a class, tests left out."""
        name = ref.definition.name
        if "." not in name:
            yield from self._saying(ref.module, name, name)

    def _saying(self, home: Module, word: str, spelled: str) -> Iterator[Module]:
        program = self.names.program
        called = re.compile(rf"\b{re.escape(spelled)}\b")
        paths = program.search((word,), program.files.root(home.path))
        of_tests = is_test(home.path)
        others = (path for path in paths if path != home.path and (of_tests or not is_test(path)))
        near = [path for path in others if called.search(program.text(path))][:_MAX_MODULES]
        yield from (module for path in near if (module := program.load(path)) is not None)

    def _passed_in(
        self, module: Module, ref: FunctionRef, name: str, spelled: str
    ) -> Iterator[Value]:
        evaluator = self.names.evaluator
        index = self.names.index(module)
        calls = [*index.calls.get(spelled, ())[:_MAX_CALLS], *self._by_heirs(module, ref)]
        calls += islice(under_other_names(index, ref), _MAX_CALLS)
        for function, call in calls:
            if module is not ref.module or ref.index not in enclosing(module, function):
                context = evaluator.context(module, function)
                for value in self._entries(ref, call.func, context):
                    yield from evaluator.argument_of(value, call, context, name)
        word = ref.function.name.rpartition(".")[2]
        for function, handing in index.handed.get(word, ())[:_MAX_CALLS]:
            context = evaluator.context(module, function)
            for value in self._entries(ref, handing.callable, context):
                yield from self._handed(value, handing, name, context)
        yield from decorated(self.names, module, ref, name)

    def _by_heirs(self, module: Module, ref: FunctionRef) -> list[tuple[int, ast.Call]]:
        """The calls of a constructor by those of the heirs of its class, and of those without."""
        owner = ref.function.owner
        if owner is None or not ref.function.name.endswith(".__init__"):
            return []
        key = (module.path, ref)
        if key not in self._inheriting:
            self._inheriting[key] = []  # whoever asks again meanwhile is in a circle
            found = self._inherited(module, ClassRef(ref.module, owner))
            self._inheriting[key] = list(islice(found, _MAX_CALLS))
        return self._inheriting[key]

    def _inherited(self, module: Module, base: ClassRef) -> Iterator[tuple[int, ast.Call]]:
        calls = self.names.index(module).calls
        for klass in module.names.classes:
            heir = ClassRef(module, klass.index)
            if not klass.node.bases or base not in self.names.ancestors(heir)[1:]:
                continue
            if "__init__" not in klass.methods:
                yield from calls.get(klass.name.rpartition(".")[2], ())
            for function, call in calls.get("__init__", ()):
                if module.names.owner_of(function) == klass.index:
                    yield function, call

    def _may_hold_a_channel(self, ref: FunctionRef, name: str) -> bool:
        """Whether neither default nor annotation say that a parameter holds something else."""
        for binding in ref.function.scope.names.get(name, ()):
            default = getattr(binding, "default", None)
            if default is not None and not _is_nothing(default):
                return False
            annotation = getattr(binding, "annotation", None)
            if annotation is not None and not may_be_channel(annotation):
                return False
        return True

    def _entries(
        self, ref: FunctionRef, node: ast.expr, context: Context
    ) -> Iterator[FunctionValue]:
        """The values of a callee that come down to running the function."""
        for callee in self.names.evaluator.values(node, context):
            value: Value | None = callee
            if isinstance(callee, ClassValue):
                init = self.names.method(callee.ref, "__init__")
                value = None if init is None else FunctionValue(init, Instance(callee.ref))
            if isinstance(value, FunctionValue) and value.ref == ref:
                yield value

    def _handed(
        self, value: FunctionValue, handing: Handing, name: str, context: Context
    ) -> Values:
        """What one parameter gets from whoever the function is handed to."""
        evaluator = self.names.evaluator
        named, parameters = dict(handing.named), value.ref.function.parameters
        if name in named:
            return evaluator.values(named[name], context)
        brought = brings(value)
        place = parameters.index(name) if name in parameters else -1
        if place < len(brought):
            return brought[place] if place >= 0 else NOTHING
        place -= len(brought)
        if handing.packed is not None:
            return evaluator.steps(evaluator.values(handing.packed, context), (place,), context)
        if place >= len(handing.rest):
            return dict(value.kwargs).get(name, NOTHING)
        found = evaluator.values(handing.rest[place], context)
        return evaluator.steps(found, ("item",), context) if handing.each else found

    # --- other modules ---------------------------------------------------------------------

    def _modules(self, ref: FunctionRef, spelled: str) -> tuple[Module, ...]:
        """The other modules that may call a function, if it is one that starts workers."""
        word = public(ref)
        if word is None or ref.index not in self.busy.of(ref.module).get(word, ()):
            return ()
        key = (ref.module.path, f"{word} {spelled}")
        if key not in self._abroad:
            self._abroad[key] = ()  # whoever asks again meanwhile is in a circle
            self._abroad[key] = tuple(self._loaded(ref.module, word, spelled))
        return self._abroad[key]

    def _loaded(self, home: Module, word: str, spelled: str) -> Iterator[Module]:
        program = self.names.program
        root = program.files.root(home.path)
        if root not in self._naming:
            self._naming[root] = Naming.below(root, program)
        taken = 0
        for path in self._naming[root].files(word, spelled):
            module = program.load(path) if path != home.path else None
            if module is not None and taken < _MAX_MODULES:
                taken += 1
                yield module


def may_be_channel(annotation: ast.expr) -> bool:
    """Whether an annotation leaves room for what processes talk to each other by, or a callable."""
    text = ast.unparse(annotation)
    return any(word in text for word in _CHANNELS)


def _is_nothing(node: ast.expr) -> bool:
    """Whether a default stands for nothing: ``None``, or what is empty."""
    if isinstance(node, (ast.Tuple, ast.List)):
        return not node.elts
    return (isinstance(node, ast.Dict) and not node.keys) or getattr(node, "value", node) is None
