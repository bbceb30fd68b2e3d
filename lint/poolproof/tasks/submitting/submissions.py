"""Submissions: which calls give a callable to a worker, and which functions it can be."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Set

from msgspec import Struct
from msgspec.structs import replace

from poolproof.linking.modules import ClassRef, FunctionRef, Module
from poolproof.solution import Role
from poolproof.syntax.scopes import MODULE, Assigned
from poolproof.tasks.evaluation.calling import behind, defaults, made, runs_in_place
from poolproof.tasks.evaluation.evaluator import Evaluator
from poolproof.tasks.evaluation.given import Given
from poolproof.tasks.evaluation.values import (
    ClassValue,
    Constant,
    Context,
    FunctionValue,
    Instance,
    Origin,
    Outside,
    Partial,
    Value,
    Values,
    ordered,
)
from poolproof.tasks.submitting.deferred import Deferred, Later
from poolproof.tasks.submitting.processes import Processes
from poolproof.tasks.submitting.reasons import NO_BODY, reason
from poolproof.tasks.submitting.starters import Starters
from poolproof.tasks.submitting.wrapping import calls_unknown, from_elsewhere
from poolproof.typestate.catalogue import Catalogue
from poolproof.typestate.protocol import Protocol, Taking, Workers


class Handed(Struct, frozen=True):
    """A submission as the engine sees it.

    ``call`` is the AST of the call, or of the class statement of a process class that is not
    started in its module; ``values`` are what the callable may be; ``tasks`` pairs each function
    among them with the context in which a worker runs it. ``start`` is the start method if the
    text names it, ``maker`` the call that made the pool.
    """

    module: Module
    function: int
    call: ast.Call | ast.ClassDef
    callable: ast.expr | ast.ClassDef
    protocol: Protocol
    role: Role
    method: str
    values: Values
    tasks: tuple[tuple[FunctionValue, Context], ...]
    unresolved: str = ""
    start: str = ""
    maker: Origin | None = None


class Submissions:
    """Finds the submissions of modules."""

    def __init__(self, evaluator: Evaluator, catalogue: Catalogue) -> None:
        self.evaluator = evaluator
        self.far = Evaluator(evaluator.program, far=True)
        self.catalogue = catalogue
        protocols = frozenset(catalogue.workers.values())
        self._methods = frozenset(name for p in protocols for name in p.tasks)
        self._lent = frozenset(name for p in protocols for name in p.lent)
        words = (name.rpartition(".")[2] for name, p in catalogue.workers.items() if p.starts)
        self.starters = Starters(evaluator.program, frozenset(words))
        self.deferred = Deferred(evaluator, catalogue.workers)
        self.processes = Processes(evaluator, catalogue)
        self._found: dict[Module, tuple[Handed, ...]] = {}

    def of(self, module: Module) -> tuple[Handed, ...]:
        """Every submission in a module, in the order of the text."""
        # Asked once for the module, and again for those who look for what its tasks do for others.
        if module not in self._found:
            self._found[module] = self._all(module)
        return self._found[module]

    def _all(self, module: Module) -> tuple[Handed, ...]:
        found: list[Handed] = []
        for function, calls in module.names.calls.items():
            for call in calls:
                found.extend(self._call(module, function, call))
        started = {id(h.callable) for h in found if isinstance(h.callable, ast.ClassDef)}
        for klass in module.names.classes:
            if id(klass.node) not in started:
                found.extend(self._class(ClassRef(module, klass.index), started))
        found.sort(key=lambda each: (each.call.lineno, each.call.col_offset))
        return tuple(found)

    def holds_pool(self, module: Module, name: str) -> bool:
        """Whether a variable of a module holds a pool of processes."""
        values = self.evaluator.names.read(name, self.evaluator.context(module))
        pools = (self._pool(value) for value in values)
        return any(each is not None and each.workers is Workers.PROCESSES for each in pools)

    # --- calls -----------------------------------------------------------------------------

    def _call(self, module: Module, function: int, call: ast.Call) -> Iterator[Handed]:
        method = self._method(module, function, call.func)
        context = self.evaluator.context(module, function)
        if method is not None:
            yield from self._submitted(call, method.value, method.attr, context)
        elif call.args and getattr(call.func, "attr", "") in self._lent:
            yield from self._submitted(call, call.args[0], getattr(call.func, "attr", ""), context)
        if self.starters.may_start(module, function, call):
            yield from self._started(call, context)
        if self.deferred.may_run(module, call):
            for later in self.deferred.of(call, context):
                yield self._put_off(call, later, context)

    def _method(self, module: Module, function: int, func: ast.expr) -> ast.Attribute | None:
        """The method of a pool that may be called, also as ``run`` after ``run = pool.map``."""
        if isinstance(func, ast.Name):
            found = module.names.scope_of(function).lookup(func.id)
            given = [each.value for each in found[1] if isinstance(each, Assigned)] if found else []
            func = given[0] if len(given) == 1 else func
        return func if isinstance(func, ast.Attribute) and func.attr in self._methods else None

    def _submitted(
        self, call: ast.Call, pool: ast.expr, method: str, context: Context
    ) -> Iterator[Handed]:
        """A method of a pool, or one that is lent it, which takes a callable."""
        seen: set[Protocol] = set()
        for receiver in ordered(self.evaluator.values(pool, context)):
            protocol = self._pool(receiver)
            table = {**protocol.tasks, **protocol.lent} if protocol is not None else {}
            taking = table.get(method)
            if protocol is None or taking is None or protocol in seen:
                continue
            seen.add(protocol)
            known = receiver if isinstance(receiver, Outside) else Outside("")
            what = (protocol, Role.TASK, method)
            given = Given(self.evaluator, call, context)
            handed = self._handed(given, taking, what, known.start)
            if handed is not None:
                yield replace(handed, maker=known.origin)

    def _put_off(self, call: ast.Call, later: Later, context: Context) -> Handed:
        """A call that was put off, and is made by a worker."""
        inside = later.origin.context
        values = frozenset(
            v for v in self.evaluator.values(later.callable, inside) if not isinstance(v, Constant)
        )
        args, kwargs = self.evaluator.arguments(later.origin.call, inside)
        tasks = tuple(self._tasks(values, args, kwargs, inside, whole=False))
        return Handed(
            context.module, context.function, call, later.callable, later.protocol, Role.TASK,
            "__call__", values, tasks, "" if tasks else reason(values, later.callable, inside),
            maker=later.pool.origin,
        )  # fmt: skip

    def _started(self, call: ast.Call, context: Context) -> Iterator[Handed]:
        """A constructor that takes a callable, or that of a process class of the project."""
        for value in ordered(self.evaluator.values(call.func, context)):
            bound = value if isinstance(value, Partial) else None
            given = Given(self.evaluator, call, context, bound)
            callee = bound.callee if bound is not None else value
            if isinstance(callee, Outside):
                protocol = self.catalogue.workers.get(callee.path)
                start = callee.start
                for taking in protocol.starts if protocol is not None else ():
                    assert protocol is not None
                    role = Role.PROCESS if protocol.runs else Role.INITIALIZER
                    name = callee.path.rpartition(".")[2]
                    handed = self._handed(given, taking, (protocol, role, name), start)
                    if handed is not None:
                        yield handed
            elif isinstance(callee, ClassValue) and not runs_in_place(call, context):
                made = self.evaluator.result(
                    value, *self.evaluator.arguments(call, context), context
                )
                for each in made:
                    if isinstance(each, Instance):
                        yield from self._instantiated(given, each)

    def _handed(
        self, given: Given, taking: Taking, what: tuple[Protocol, Role, str], start: str
    ) -> Handed | None:
        call, context = given.call, given.context
        node = given.node(taking.position, taking.keyword)
        if node is None or (isinstance(node, ast.Constant) and node.value is None):
            return None
        protocol, role, name = what
        values = _callables(given, taking)
        seen = [given] if values else [given, *self._from_elsewhere(given, node)]
        tasks: list[tuple[FunctionValue, Context]] = []
        for each in seen:
            values = _callables(each, taking)
            args, kwargs = each.passed(taking)
            whole = each.is_whole(taking)
            tasks += self._tasks(values, args, kwargs, each.context, whole=whole)
        tasks = list(dict.fromkeys([*tasks, *self._wrapped(given, taking, tasks)]))
        if not tasks and not values:
            far = given.by(self.far)
            values = _callables(far, taking)
            passed = far.passed(taking) if values else ((), {})
            tasks += self._tasks(values, *passed, far.context, whole=far.is_whole(taking))
        return Handed(
            context.module, context.function, call, node, protocol, role, name, values,
            tuple(tasks), "" if tasks else reason(values, node, context), start,
        )  # fmt: skip

    def _wrapped(
        self, given: Given, taking: Taking, tasks: list[tuple[FunctionValue, Context]]
    ) -> Iterator[tuple[FunctionValue, Context]]:
        """The same tasks, with what they call: asked of the whole project if nothing near tells."""
        unknown = [f for f, inside in tasks if calls_unknown(f, inside, self.evaluator)]
        if not unknown or given.context.function == MODULE:
            return
        far = given.by(self.far)
        args, kwargs = far.passed(taking)
        nested = (each for function in unknown for each in from_elsewhere(function, self.evaluator))
        values = frozenset([*unknown, *nested])
        yield from self._tasks(values, args, kwargs, far.context, whole=far.is_whole(taking))

    def _from_elsewhere(self, given: Given, node: ast.expr) -> Iterator[Given]:
        """The same call as other modules lead to it, which give what is given to a worker here."""
        context = given.context
        if context.function == MODULE or context.bound:
            return
        ref = FunctionRef(context.module, context.function)
        parameters = set(ref.function.all_parameters[ref.function.owner is not None :])
        if not parameters.isdisjoint(behind(node, ref.function.scope)):
            for inside in self.evaluator.names.callers.from_elsewhere(ref):
                yield Given(self.evaluator, given.call, inside)

    def _tasks(
        self,
        values: Values,
        args: tuple[Values, ...],
        kwargs: dict[str, Values],
        context: Context,
        *,
        whole: bool,
    ) -> Iterator[tuple[FunctionValue, Context]]:
        """The functions that run; ``whole`` says that nothing else can be passed to them."""
        for value in ordered(values):
            for function in self._functions(value, args, kwargs, context):
                given = {**defaults(function, args), **kwargs} if whole else kwargs
                yield function, self.evaluator.calling(function, args, given, 1)

    def _functions(
        self, value: Value, args: tuple[Values, ...], kwargs: dict[str, Values], context: Context
    ) -> Iterator[FunctionValue]:
        """The functions that run when a value is called."""
        if isinstance(value, FunctionValue):
            yield value
        elif isinstance(value, Instance):
            for called in self.evaluator.members.of(value, "__call__", context):
                if isinstance(called, FunctionValue):
                    yield called
        elif isinstance(value, ClassValue):
            init = self.evaluator.names.method(value.ref, "__init__")
            if init is not None:
                yield FunctionValue(init, made(value, args, kwargs))

    # --- process classes -------------------------------------------------------------------

    def _instantiated(self, given: Given, made: Instance) -> Iterator[Handed]:
        """``Worker(...)`` where ``Worker`` is a process class of the project."""
        ref, context = made.ref, given.context
        protocol = self.processes.protocol(ref)
        if protocol is None:
            return
        name = ref.definition.name.rpartition(".")[2]
        if self.evaluator.names.method(ref, protocol.runs) is None:
            # It runs a target, which it hands on by keyword as a rule.
            for taking in protocol.starts:
                if given.node(None, taking.keyword) is not None:
                    what = (protocol, Role.PROCESS, name)
                    handed = self._handed(given, taking, what, "")
                    if handed is not None:
                        yield handed
                    return
        values = self.evaluator.members.of(made, protocol.runs, context)
        tasks = tuple(self._tasks(values, (), {}, context, whole=True))
        if tasks:
            yield Handed(
                context.module, context.function, given.call, ref.definition.node, protocol,
                Role.PROCESS, name, values, tasks,
            )  # fmt: skip

    def _class(self, ref: ClassRef, started: Set[int]) -> Iterator[Handed]:
        """A process class that nobody makes, and what heirs make of it."""
        protocol = self.processes.protocol(ref)
        told = self.processes.told_at(ref, started)
        if protocol is None or not told:
            return
        context = self.evaluator.context(ref.module, MODULE)
        values = frozenset(
            value
            for each in told
            for value in self.evaluator.members.of(Instance(each), protocol.runs, context)
        )
        tasks = tuple(self._tasks(values, (), {}, context, whole=True))
        if not tasks and self.evaluator.names.method(ref, protocol.runs) is None:
            return  # its target comes with the call that makes it
        name = ref.definition.name.rpartition(".")[2]
        node = ref.definition.node
        yield Handed(
            ref.module, ref.definition.scope.function, node, node, protocol, Role.PROCESS, name,
            values, tasks, "" if tasks else NO_BODY,
        )  # fmt: skip

    def _pool(self, value: Value) -> Protocol | None:
        """The kind of pool that a value is."""
        if isinstance(value, Outside):
            path = value.path.removesuffix("[]")
            return self.catalogue.workers.get(path[:-2]) if path.endswith("()") else None
        if isinstance(value, Instance):
            return self.catalogue.worked_by(self.evaluator.program, value.ref)
        return None


def _callables(given: Given, taking: Taking) -> Values:
    """What a call gives to a worker to be run."""
    found = given.values(taking.position, taking.keyword)
    return frozenset(value for value in found if not isinstance(value, Constant))
