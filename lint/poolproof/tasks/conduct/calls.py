"""The calls of a function, resolved: what they wait for, what they run, what they raise."""

from __future__ import annotations

import ast
import math
from collections.abc import Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from poolproof.flow.raising import is_quiet_function, is_quiet_method
from poolproof.syntax.scopes import Bound
from poolproof.syntax.spelling import last_word
from poolproof.tasks.conduct.contact.channels import Act, Channel, Use, use
from poolproof.tasks.conduct.contact.contacts import Contact, contact, waited
from poolproof.tasks.conduct.contact.several import of_pipes
from poolproof.tasks.conduct.iterating import Iterating, Waiting
from poolproof.tasks.conduct.leaving.exceptions import MAYBE_EXPIRED, UNKNOWN
from poolproof.tasks.conduct.left_out import LeftOut
from poolproof.tasks.conduct.makings import has_room, is_let_loose
from poolproof.tasks.conduct.stepping import ran
from poolproof.tasks.conduct.surroundings import Surroundings
from poolproof.tasks.conduct.waiting import Argument, Wait, WaitKind, Waits, canonical
from poolproof.tasks.evaluation.calling import DEFAULT, argument, defaults, made, that_take
from poolproof.tasks.evaluation.evaluator import Evaluator
from poolproof.tasks.evaluation.handing import handings
from poolproof.tasks.evaluation.values import (
    ClassValue,
    Collection,
    Constant,
    Context,
    FunctionValue,
    Instance,
    Outside,
    Value,
    Values,
    ordered,
)

_PUTTING = "put_nowait"
_NOWAIT = {"get_nowait": "Empty", _PUTTING: "Full"}
_TAKING = frozenset({"get", "put"})
_STANDARD = ("queue.", "Queue.", "asyncio.", "multiprocessing.")
_HANGING_UP = (WaitKind.NETWORK, WaitKind.HTTP)
_AWAITED = frozenset({"run_in_executor", "to_thread"})
# What runs over its first argument, to its end, with so many arguments; ``next`` only takes what
# comes first.
_EXHAUSTING = {
    **dict.fromkeys(
        ("list", "tuple", "set", "frozenset", "dict", "sum", "max", "min", "sorted", "any", "all",
         "Counter", "extend", "update", "writelines", "join"), (1,)
    ),
    **dict.fromkeys(("next", "deque"), (1, 2)),
    "copyfileobj": (2, 3),
}  # fmt: skip

_ITERATING = ("__iter__", "__next__")
# What ends the path to something that has been read.
_READ = (".read()", ".text", ".content", ".decode()", ".getvalue()", ".read_text()", "StringIO()",
         "BytesIO()")  # fmt: skip


class Resolved(Struct):
    """What one call can be; ``roomy`` says that there is always room for what it puts somewhere."""

    node: ast.Call
    waits: list[Waiting] = field(default_factory=list)
    runs: list[tuple[FunctionValue, Context]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    unknown: bool = False
    roomy: bool = True

    @property
    def word(self) -> str:
        """The last word of the callee as written."""
        return last_word(self.node.func)

    def does(self, value: Outside, args: tuple[Values, ...]) -> None:
        """Note what the call of something from outside does to a channel, or over a medium."""
        done, met = use(value, args), contact(value, args)
        self.uses += [done] if done is not None else []
        self.contacts += [met] if met is not None else []

    def natural(self) -> frozenset[str]:
        """What the call itself raises by its nature, callees of the project left out."""
        found: set[str] = set()
        for waiting in self.waits:
            if not waiting.forever or waiting.wait.kind is WaitKind.CONNECTION:
                found.update(waiting.wait.expires)
            # Whoever is at the other end may hang up; a socket of ZeroMQ has no one end.
            if waiting.wait.kind in _HANGING_UP and not waiting.wait.calls[0].startswith("zmq."):
                found.add(UNKNOWN)
        known = bool(self.waits or self.runs)
        for path in self.paths:
            word = path.rpartition(".")[2]
            if word in _NOWAIT:
                if word != _PUTTING or not self.roomy:
                    found.add(_NOWAIT[word])
            elif path == "builtins.next":
                # What is only made here has its first element each time, or never.
                if self.node.args and not isinstance(self.node.args[0], ast.Call):
                    found.add("StopIteration")
            elif not known and not _quiet(path):
                found.add(UNKNOWN)
            if not known and word in _TAKING and self._may_expire(path):
                found.add(MAYBE_EXPIRED)
        if self.unknown and not is_quiet_method(self.word):
            found.add(UNKNOWN)
            if self.word in _NOWAIT or self.word in _TAKING:
                found.add(MAYBE_EXPIRED)
        return frozenset(found)

    def _may_expire(self, path: str) -> bool:
        """Whether a queue that is in no table may say that the wait for it is over.

        Those of the standard library only do if they are told to: ``get(timeout=1)``.
        """
        told = len(self.node.args) + len(self.node.keywords) > (self.word == "put")
        return told or not canonical(path).startswith(_STANDARD)


class Resolver:
    """Resolves calls in contexts."""

    def __init__(self, evaluator: Evaluator, waits: Waits) -> None:
        self.evaluator = evaluator
        self.waits = waits
        self.left_out = LeftOut(evaluator)
        self.surroundings = Surroundings(self.left_out)

    @property
    def iterating(self) -> Iterating:
        """What answers for expressions that are run over; made anew, so that no cycle is left."""
        return Iterating(self)

    def call(self, node: ast.Call, context: Context) -> Resolved:
        """What a call can be in a context."""
        resolved = Resolved(node)
        values = that_take(self.evaluator.values(node.func, context), node)
        resolved.unknown = not values
        args, kwargs = self.evaluator.arguments(node, context)
        spread = any(k.arg is None for k in node.keywords) or any(
            isinstance(arg, ast.Starred) for arg in node.args
        )
        word = resolved.word
        if word in _AWAITED:
            self._put_off(resolved, context)
        elif word in _EXHAUSTING and len(args) in _EXHAUSTING[word]:
            self._run_over(resolved, args[0], context)
        elif word == "len" and args:
            resolved.runs += ran(self.evaluator, args[0], ("__len__",), context)
        for value in ordered(values):
            if isinstance(value, Outside):
                resolved.paths.append(value.path)
                resolved.does(value, args)
                resolved.roomy = resolved.roomy and has_room(value)
                waiting = self._waiting(node, value, context)
                if waiting is not None and not self.iterating.is_one_of_many(waiting, values):
                    waiting = replace(waiting, taken=waited(value, args))
                    resolved.waits.append(of_pipes(waiting, args, self.waits))
            for function in self._functions(value, args, kwargs, context):
                given = kwargs if spread else {**defaults(function, args), **kwargs}
                inside = self.evaluator.calling(function, args, given, context.depth + 1)
                resolved.runs.append((function, inside))
        return resolved

    def _put_off(self, resolved: Resolved, context: Context) -> None:
        """What a coroutine lets a thread do, and waits for."""
        node = resolved.node
        for handing in handings(node):
            named = [ast.keyword(key, value) for key, value in handing.named]
            call = ast.copy_location(ast.Call(handing.callable, [*handing.rest], named), node)
            for value in ordered(self.evaluator.values(handing.callable, context)):
                if not isinstance(value, Outside):
                    continue
                resolved.does(value, self.evaluator.arguments(call, context)[0])
                waiting = self._waiting(call, value, context)
                if waiting is not None:
                    resolved.waits.append(waiting)

    def _run_over(self, resolved: Resolved, over: Values, context: Context) -> None:
        """Note what a call waits for because it takes all that there is in its argument."""
        methods = _ITERATING[resolved.word == "next" :]
        resolved.runs += ran(self.evaluator, over, methods, context)
        if not any(isinstance(value, (Outside, Instance)) for value in over):
            return
        for waiting in self.iterating.waits(resolved.node.args[0], context):
            resolved.waits.append(waiting)
            if waiting.made.origin is not None:
                resolved.uses.append(Use(Channel.of(waiting.made.origin), Act.TAKES))

    def _functions(
        self, value: Value, args: tuple[Values, ...], kwargs: dict[str, Values], context: Context
    ) -> Iterator[FunctionValue]:
        if isinstance(value, FunctionValue):
            yield value
        elif isinstance(value, Outside):
            for run in ordered(self.evaluator.members.constructing.called(value.path, args)):
                if isinstance(run, FunctionValue):
                    yield run
        elif isinstance(value, ClassValue):
            init = self.evaluator.names.method(value.ref, "__init__")
            if init is not None:
                yield FunctionValue(init, made(value, args, kwargs))
        elif isinstance(value, Instance):
            for called in self.evaluator.members.of(value, "__call__", context):
                if isinstance(called, FunctionValue):
                    yield called

    def _waiting(self, node: ast.Call, value: Outside, context: Context) -> Waiting | None:
        wait = self.waits.find(value.path)
        if wait is None:
            return None
        if wait.made_with is not None and not self._is_made_with(value, wait):
            return None
        if wait.source is not None and self._has_got(node, wait.source, context):
            return None
        if self._switched_off(node, wait, context) or self.surroundings.bound(wait, value, context):
            return Waiting(wait, value, forever=False, polled=True)
        given = None
        if wait.timeout is not None:
            given = argument(node, wait.timeout.position, wait.timeout.keyword)
        if wait.kind is WaitKind.HTTP and isinstance(given, ast.Tuple) and len(given.elts) == 2:
            given = given.elts[1]  # how long to wait for a connection says little
        if given is None:
            unbounded = not wait.bounded or is_let_loose(value, wait)
            open_ended = unbounded and not self._may_be_spread(node, wait, context)
            return Waiting(wait, value, forever=open_ended)
        constants = self._constants(given, context) or self._words(given, wait, context)
        # A variable that holds None may be a parameter that others pass something else for.
        fixed = isinstance(given, (ast.Constant, ast.UnaryOp)) or _is_left_out(given, context)
        fixed = fixed or self.left_out.is_left_out(given, context)
        # Which of several ways to serve is passed on by who is asked to.
        fixed = fixed or all(isinstance(c, str) for c in constants)
        if fixed and constants and all(c in wait.unbounded for c in constants):
            return Waiting(wait, value, forever=True)
        numbers = [c for c in constants if isinstance(c, (int, float))]
        return Waiting(wait, value, forever=False, seconds=min(numbers, default=0.0))

    def _may_be_spread(self, node: ast.Call, wait: Wait, context: Context) -> bool:
        """Whether what is passed by ``*args`` or ``**kwargs`` may hold the bound."""
        if wait.timeout is None:
            return False
        name = wait.timeout.keyword
        for keyword in node.keywords:
            if keyword.arg is None:
                values = self.evaluator.values(keyword.value, context)
                named = [v for v in values if isinstance(v, Collection) and not v.repeated]
                known = len(named) == len(values) > 0
                if not known or any({name, None} & set(each.keys) for each in named):
                    return True
                if context.module.says(f'"{name}"', f"'{name}'"):
                    return True  # it may be put in
        position = wait.timeout.position
        return position is not None and self._reach(node, context) > position

    def _reach(self, node: ast.Call, context: Context) -> float:
        """How many arguments a call may pass by position, those behind ``*`` among them."""
        count = 0.0
        for arg in node.args:
            if isinstance(arg, ast.Starred):
                values = self.evaluator.values(arg.value, context)
                known = [v for v in values if isinstance(v, Collection) and not v.repeated]
                unknown = not known or len(known) < len(values)
                count += math.inf if unknown else max(len(each.items) for each in known)
            else:
                count += 1
        return count

    def _has_got(self, node: ast.Call, source: Argument, context: Context) -> bool:
        """Whether a call is handed what was read, and not the address to read from."""
        given = argument(node, source.position, source.keyword)
        if given is None:
            return False
        values = self.evaluator.values(given, context)
        return any(isinstance(v, Outside) and v.path.endswith(_READ) for v in values)

    def _is_made_with(self, value: Outside, wait: Wait) -> bool:
        """Whether what waits was made with the argument without which it never does."""
        needed = wait.made_with
        if value.origin is None or needed is None:
            return False
        given = argument(value.origin.call, needed.position, needed.keyword)
        if given is None:
            return False
        constants = self._constants(given, value.origin.context)
        if wait.kind is WaitKind.DEVICE:
            return bool(constants) and all(map(_is_device, constants))
        return not constants or any(isinstance(c, int) and c > 0 for c in constants)

    def _switched_off(self, node: ast.Call, wait: Wait, context: Context) -> bool:
        if wait.block is None:
            return False
        given = argument(node, wait.block.position, wait.block.keyword)
        if given is None:
            return False
        if wait.block.keyword == "flags":
            return True
        return False in self._constants(given, context)

    def _words(self, node: ast.expr, wait: Wait, context: Context) -> list[object]:
        """Those items of a list, as of the words of a command, with which a call has no bound."""
        return [
            item.value
            for value in self.evaluator.values(node, context)
            if isinstance(value, Collection) and not value.repeated
            for items in value.items
            for item in items
            if isinstance(item, Constant) and item.value in wait.unbounded
        ]

    def _constants(self, node: ast.expr, context: Context) -> list[object]:
        values = self.evaluator.values(node, context)
        if isinstance(node, ast.UnaryOp) and isinstance(node.operand, ast.Constant):
            return [-node.operand.value] if isinstance(node.operand.value, int) else []
        return [v.value for v in values if isinstance(v, Constant)]


def _is_left_out(given: ast.expr, context: Context) -> bool:
    """Whether an argument is a parameter for which this call of the function passes nothing."""
    values = context.parameter(given.id) if isinstance(given, ast.Name) else None
    if not values or not all(isinstance(v, Constant) and v.kind == DEFAULT for v in values):
        return False
    assert isinstance(given, ast.Name)
    bindings = context.module.names.scope_of(context.function).names.get(given.id, [])
    return len(bindings) == 1 and isinstance(bindings[0], Bound)


def _is_device(constant: object) -> bool:
    """Whether a source is a device, by its number, or a stream: a file comes to its end."""
    if isinstance(constant, str):
        return constant.startswith(("rtsp:", "http:", "https:", "/dev/"))
    return isinstance(constant, int)


def _quiet(path: str) -> bool:
    """Whether something outside is not expected to raise."""
    path = canonical(path)
    if is_quiet_function(path):
        return True
    owner, _, word = path.rpartition(".")
    if owner.startswith("multiprocessing.") and "(" in owner:
        return True
    return "(" in owner and is_quiet_method(word)
