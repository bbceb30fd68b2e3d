"""What an expression may stand for when the order of statements is left out.

Submitted callables travel through variables, attributes, ``partial``, decorators and collections,
and so do the queues and events they wait for. A value says where such a thing comes from. Values
are small and immutable; the *context* in which a name was read is one object for all that share it.
"""

from __future__ import annotations

import ast
from typing import TypeAlias

from msgspec import Struct

from poolproof.linking.meanings import ClassRef, FunctionRef, Module


class Context(Struct, frozen=True, eq=False):
    """A function as it is called at one place: what its parameters hold, and what encloses it.

    The evaluator makes one object for each content, so that identity is equality.
    """

    module: Module
    function: int
    bound: tuple[tuple[str, Values], ...] = ()
    outer: Context | None = None
    depth: int = 0

    def parameter(self, name: str) -> Values | None:
        """What the parameter is known to hold here; None if nothing is known."""
        return next((values for key, values in self.bound if key == name), None)

    def __repr__(self) -> str:
        return f"Context({self.module.shown!r}, {self.function:06})"


class Origin(Struct, frozen=True, eq=False):
    """The call that made something: where it stands, and the context to read its arguments in."""

    context: Context
    call: ast.Call

    def __repr__(self) -> str:
        # Whatever is put into an order by what it shows must not depend on addresses.
        module = self.context.module.shown
        return f"Origin({module!r}, {self.call.lineno}, {self.call.col_offset})"


class Outside(Struct, frozen=True):
    """Something that is not of the project, by the path that leads to it.

    ``multiprocessing.Queue`` is the callable, ``multiprocessing.Queue()`` what it makes,
    ``multiprocessing.Queue().get`` a method of that, ``multiprocessing.Pipe()[]`` an element.
    ``start`` is the start method if the path went through a context that names one.
    """

    path: str
    origin: Origin | None = None
    start: str = ""


class FunctionValue(Struct, frozen=True):
    """A function of the project, with what it is bound to.

    ``receiver`` fills the first parameter, ``args`` and ``kwargs`` come from ``partial``,
    ``outer`` is the context in which a nested function was made.
    """

    ref: FunctionRef
    receiver: Value | None = None
    args: tuple[Values, ...] = ()
    kwargs: tuple[tuple[str, Values], ...] = ()
    outer: Context | None = None


class ClassValue(Struct, frozen=True):
    """A class of the project."""

    ref: ClassRef


class Instance(Struct, frozen=True):
    """An object of a class of the project, with the arguments it was made with, as far as known.

    ``open`` says that it may be one of an heir: it is ``self`` in a method, called for whomever.
    """

    ref: ClassRef
    args: tuple[Values, ...] = ()
    kwargs: tuple[tuple[str, Values], ...] = ()
    made: bool = False
    open: bool = False


class Above(Struct, frozen=True):
    """What ``super()`` gives: an object or class as its bases behind ``owner`` define it."""

    owner: ClassRef
    receiver: Instance | ClassValue


class Partial(Struct, frozen=True):
    """``partial`` of a class, or of something from outside, with what it passes."""

    callee: Outside | ClassValue
    args: tuple[Values, ...] = ()
    kwargs: tuple[tuple[str, Values], ...] = ()


class Coroutine(Struct, frozen=True):
    """What calling an ``async def`` of the project makes, which runs when somebody runs it."""

    function: FunctionValue
    origin: Origin


class Generator(Struct, frozen=True):
    """What calling a generator of the project makes, which hands things out when it is run over."""

    function: FunctionValue
    origin: Origin


class ModuleValue(Struct, frozen=True):
    """A module of the project."""

    module: Module


class Constant(Struct, frozen=True):
    """A constant; ``kind`` keeps ``True`` apart from ``1``, and defaults from what is passed."""

    value: object
    kind: str


class Collection(Struct, frozen=True):
    """A display or comprehension: its parts, and their constant keys if it is a dict."""

    items: tuple[Values, ...]
    keys: tuple[object, ...] = ()
    repeated: bool = False

    def under(self, key: object) -> Values:
        """What a dict holds under a constant key: anything of it if not all keys are known."""
        if key in self.keys and key is not None:
            return self.items[self.keys.index(key)]
        if key is not None and None not in self.keys and self.keys:
            return NOTHING
        return frozenset(value for item in self.items for value in item)


Value: TypeAlias = (
    Outside
    | FunctionValue
    | ClassValue
    | Instance
    | Above
    | Partial
    | Coroutine
    | Generator
    | ModuleValue
    | Constant
    | Collection
)
Values: TypeAlias = frozenset[Value]
NOTHING: Values = frozenset()


def ordered(values: Values) -> list[Value]:
    """Values in an order that depends on nothing but the text."""
    return sorted(values, key=_place)


def _place(value: Value) -> tuple[str, str, int, int]:
    if isinstance(value, Outside):
        call = value.origin.call if value.origin is not None else None
        line = (call.lineno, call.col_offset) if call is not None else (0, 0)
        return ("outside", f"{value.path} {value.start}", *line)
    if isinstance(value, FunctionValue):
        return ("function", value.ref.module.shown, value.ref.index, len(value.args))
    if isinstance(value, (ClassValue, Instance)):
        return (type(value).__name__, value.ref.module.shown, value.ref.index, 0)
    if isinstance(value, Partial):
        kind, name, at, column = _place(value.callee)
        return (f"partial {kind}", name, at, column)
    if isinstance(value, Above):
        return ("above", value.owner.module.shown, value.owner.index, value.receiver.ref.index)
    if isinstance(value, (Coroutine, Generator)):
        call = value.origin.call
        return (
            type(value).__name__.lower(),
            value.function.ref.module.shown,
            call.lineno,
            call.col_offset,
        )
    if isinstance(value, ModuleValue):
        return ("module", value.module.shown, 0, 0)
    if isinstance(value, Constant):
        return ("constant", f"{value.kind} {value.value!r}", 0, 0)
    return ("collection", "", len(value.items), 0)


def bounded(values: Values, limit: int) -> Values:
    """The values, or nothing if there are too many to say much: constants are dropped first."""
    if len(values) <= limit:
        return values
    rest = frozenset(value for value in values if not isinstance(value, Constant))
    return rest if len(rest) <= limit else NOTHING
