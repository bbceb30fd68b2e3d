"""Submissions: which calls give a callable to a worker, and which functions it can be."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Set

from msgspec import Struct
from msgspec.structs import replace

from poolproof.linking.meanings import ClassRef, Module
from poolproof.solution import Role
from poolproof.syntax.scopes import MODULE, Assigned
from poolproof.tasks.evaluation.calling import either, runs_in_place
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
from poolproof.tasks.submitting.deferred import Deferred, Later, may_run
from poolproof.tasks.submitting.following import Following
from poolproof.tasks.submitting.functions import Functions
from poolproof.tasks.submitting.passing_on import passed_on
from poolproof.tasks.submitting.processes import Processes
from poolproof.tasks.submitting.reasons import NO_BODY, reason
from poolproof.tasks.submitting.receivers import Receivers
from poolproof.tasks.submitting.running import runs_out
from poolproof.tasks.submitting.starters import Starters
from poolproof.typestate.catalogue import Catalogue
from poolproof.typestate.protocol import Protocol, Taking, Workers


class Handed(Struct, frozen=True):
    """A submission as the engine sees it.

    ``call`` is the AST of the call, or of the class statement of a process class that is not
    started in its module; ``values`` are what the callable may be; ``tasks`` pairs each function
    among them with the context in which a worker runs it. ``start`` is the start method if the
    text names it, ``maker`` the call that made the pool. ``run_out`` says that coroutines among
    the tasks are run to their end, ``made`` is the class of processes that a call makes.
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
    run_out: bool = False
    made: ClassRef | None = None


class Submissions:
    """Finds the submissions of modules."""

    def __init__(self, evaluator: Evaluator, catalogue: Catalogue) -> None:
        self.evaluator = evaluator
        self.far = Evaluator(evaluator.program, far=True)
        self.following = Following(evaluator, self.far)
        self.catalogue = catalogue
        protocols = frozenset(catalogue.workers.values())
        self._methods = frozenset(name for p in protocols for name in p.tasks)
        self._lent = frozenset(name for p in protocols for name in p.lent)
        words = (name.rpartition(".")[2] for name, p in catalogue.workers.items() if p.starts)
        self.starters = Starters(evaluator.program, frozenset(words))
        self.deferred = Deferred(evaluator, catalogue.workers)
        self.functions = Functions(evaluator, catalogue.functions)
        self.processes = Processes(evaluator, catalogue)
        self.receivers = Receivers(self)
        self._found: dict[Module, tuple[Handed, ...]] = {}
        self._called: dict[Module, tuple[Handed, ...]] = {}

    def of(self, module: Module) -> tuple[Handed, ...]:
        """Every submission in a module, in the order of the text."""
        # Asked once for the module, and again for those who look for what its tasks do for others.
        if module not in self._found:
            self._found[module] = self._all(module)
        return self._found[module]

    def _all(self, module: Module) -> tuple[Handed, ...]:
        found = list(self.by_calls(module))
        started = {id(h.callable) for h in found if isinstance(h.callable, ast.ClassDef)}
        for klass in module.names.classes:
            if id(klass.node) in started:
                continue
            if self.starters.may_inherit(module, klass.index):
                found.extend(self._class(ClassRef(module, klass.index), started))
        found.sort(key=lambda each: (each.call.lineno, each.call.col_offset))
        return tuple(found)

    def by_calls(self, module: Module) -> tuple[Handed, ...]:
        """Those that are calls: not the classes that nobody makes."""
        if module not in self._called:
            self._called[module] = ()  # whoever asks again meanwhile is in a circle
            starting = {id(call) for _, call in self.starters.calls(module)}
            self._called[module] = tuple(
                handed
                for function, calls in module.names.calls.items()
                for call in calls
                for handed in self._call(module, function, call, starts=id(call) in starting)
            )
        return self._called[module]

    def holds_pool(self, module: Module, name: str) -> bool:
        """Whether a variable of a module holds a pool of processes."""
        values = self.evaluator.names.read(name, self.evaluator.context(module))
        pools = (self.pool(value) for value in values)
        return any(each is not None and each.workers is Workers.PROCESSES for each in pools)

    # --- calls -----------------------------------------------------------------------------

    def _call(
        self, module: Module, function: int, call: ast.Call, *, starts: bool
    ) -> Iterator[Handed]:
        methods = self._bound_to(module, function, call.func)
        told = passed_on(call, self._methods)
        lent = not methods and call.args and getattr(call.func, "attr", "") in self._lent
        runs = may_run(call) and self.deferred.any_in(module)
        named = self.functions.may_be(module, function, call.func)
        if not (methods or lent or starts or runs or named or told):
            return  # as nearly all calls
        context = self.evaluator.context(module, function)
        if methods:
            yield from self._by_any(call, methods, context)
        elif lent:
            yield from self._submitted(call, call.args[0], getattr(call.func, "attr", ""), context)
        if told is not None and isinstance(told.func, ast.Attribute):
            yield from self._submitted(told, told.func.value, told.func.attr, context)
        if starts:
            yield from self._started(call, context)
        if runs:
            for later in self.deferred.of(call, context):
                yield self._put_off(call, later, context)
        if named:
            yield from self._by_function(call, context)

    def _bound_to(self, module: Module, function: int, func: ast.expr) -> list[ast.Attribute]:
        """The methods of a pool that a call may mean, also as ``run`` after ``run = pool.map``."""
        if isinstance(func, ast.Attribute):
            return [func] if func.attr in self._methods else []
        found = None
        if isinstance(func, ast.Name):
            found = module.names.scope_of(function).lookup(func.id)
        methods: list[ast.Attribute] = []
        for binding in found[1] if found is not None else ():
            if isinstance(binding, Assigned):
                nodes = (n for n in either(binding.value) if isinstance(n, ast.Attribute))
                methods += [node for node in nodes if node.attr in self._methods]
        return methods

    def _by_any(
        self, call: ast.Call, methods: list[ast.Attribute], context: Context
    ) -> Iterator[Handed]:
        """One of several methods: ``run = pool.imap if ordered else pool.imap_unordered``."""
        seen: set[Protocol] = set()
        for each in methods:
            for handed in self._submitted(call, each.value, each.attr, context):
                if handed.protocol not in seen:
                    seen.add(handed.protocol)
                    yield handed

    def _submitted(
        self, call: ast.Call, pool: ast.expr, method: str, context: Context
    ) -> Iterator[Handed]:
        """A method of a pool, or one that is lent it, which takes a callable."""
        seen: set[Protocol] = set()
        for receiver in ordered(self.evaluator.values(pool, context)):
            protocol = self.pool(receiver)
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

    def _by_function(self, call: ast.Call, context: Context) -> Iterator[Handed]:
        """A function of a library that starts workers for what it is given."""
        for path, protocol in self.functions.of(call, context):
            what = (protocol, Role.TASK, path.rpartition(".")[2])
            given = Given(self.evaluator, call, context)
            handed = self._handed(given, protocol.functions[path], what, "")
            if handed is not None:
                yield handed

    def _put_off(self, call: ast.Call, later: Later, context: Context) -> Handed:
        """A call that was put off, and is made by a worker."""
        inside = later.origin.context
        values = frozenset(
            v for v in self.evaluator.values(later.callable, inside) if not isinstance(v, Constant)
        )
        args, kwargs = self.evaluator.arguments(later.origin.call, inside)
        tasks = tuple(self.following.tasks(values, args, kwargs, inside, whole=False))
        return Handed(
            context.module, context.function, call, later.callable, later.protocol, Role.TASK,
            "__call__", values, tasks, "" if tasks else reason(values, later.callable, inside),
            maker=later.pool.origin,
        )  # fmt: skip

    def _started(self, call: ast.Call, context: Context) -> Iterator[Handed]:
        """A constructor that takes a callable, or that of a process class of the project."""
        values = self.evaluator.values(call.func, context)
        if isinstance(call.func, ast.Attribute) and all(isinstance(v, Constant) for v in values):
            far = self.far.context(context.module, context.function)
            values = self.far.values(call.func, far)  # heirs and makers elsewhere say which
        for value in ordered(values):
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
        values, tasks = self.following.given(given, taking, node)
        return Handed(
            context.module, context.function, call, node, protocol, role, name, values,
            tuple(tasks), "" if tasks else reason(values, node, context), start,
            run_out=protocol.awaits or runs_out(values),
        )  # fmt: skip

    # --- process classes -------------------------------------------------------------------

    def _instantiated(self, given: Given, made: Instance) -> Iterator[Handed]:
        """``Worker(...)`` where ``Worker`` is a process class of the project."""
        ref, context = made.ref, given.context
        protocol = self.processes.protocol(ref)
        init = self.evaluator.names.method(ref, "__init__")
        if protocol is None or (init and not given.makes(FunctionValue(init, made))):
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
        tasks = tuple(self.following.tasks(values, (), {}, context, whole=True))
        tasks += tuple(self.following.targeted(given, protocol, ref))
        if tasks:
            yield Handed(
                context.module, context.function, given.call, ref.definition.node, protocol,
                Role.PROCESS, name, values, tasks, made=ref,
            )  # fmt: skip

    def _class(self, ref: ClassRef, started: Set[int]) -> Iterator[Handed]:
        """A process class that nobody makes, and what heirs make of it."""
        protocol = self.processes.protocol(ref)
        told = self.processes.told_at(ref, started)
        told = tuple(each for each in told if not self.receivers.start(each))
        if protocol is None or not told:
            return
        context = self.evaluator.context(ref.module, MODULE)
        values = frozenset(
            value
            for each in told
            for value in self.evaluator.members.of(Instance(each), protocol.runs, context)
        )
        tasks = tuple(self.following.tasks(values, (), {}, context, whole=True))
        if not tasks and self.evaluator.names.method(ref, protocol.runs) is None:
            return  # its target comes with the call that makes it
        name = ref.definition.name.rpartition(".")[2]
        node = ref.definition.node
        yield Handed(
            ref.module, ref.definition.scope.function, node, node, protocol, Role.PROCESS, name,
            values, tasks, "" if tasks else NO_BODY,
        )  # fmt: skip

    def pool(self, value: Value) -> Protocol | None:
        """The kind of pool that a value is."""
        if isinstance(value, Outside):
            path = value.path.removesuffix("[]")
            return self.catalogue.workers.get(path[:-2]) if path.endswith("()") else None
        if isinstance(value, Instance):
            return self.catalogue.worked_by(self.evaluator.program, value.ref)
        return None
