"""Channels: the queues, pipes and events that processes share, and what a function does at them.

A channel is known by the call that made it, so that two tasks which were handed the same queue can
be seen to be each other's partners.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from enum import Enum

from msgspec import Struct

from poolproof.linking.meanings import Module
from poolproof.syntax.spelling import last_word
from poolproof.tasks.conduct.waiting import canonical
from poolproof.tasks.evaluation.values import (
    NOTHING,
    Collection,
    Constant,
    Instance,
    Origin,
    Outside,
    Values,
    ordered,
)

# Which sockets of ZeroMQ answer what is asked by which.
_ANSWERING = {"REQ": ("REP", "ROUTER"), "DEALER": ("REP", "ROUTER", "DEALER")}
# What makes lists that processes share: their items are not told apart by who only knows an index.
_MEMORY = "SharedMemory"
_LISTS = ("list", "Array", "RawArray", "ShareableList", _MEMORY)
# What makes values that processes share.
SHARED = frozenset(
    f"multiprocessing.{maker}()"
    for maker in ("Value", "RawValue", "Array", "RawArray", "shared_memory.ShareableList",
                  "Manager().Value", "Manager().Array", "Manager().dict", "Manager().list",
                  "Manager().Namespace")
) | {f"multiprocessing.shared_memory.{_MEMORY}().buf"}  # fmt: skip
_SHARING = ("multiprocessing.", "zmq.Context", "faster_fifo.")
_GIVING = frozenset(
    {"put", "put_nowait", "send", "send_bytes", "set", "send_string", "send_json", "send_pyobj",
     "send_multipart", "notify", "notify_all", "release", "put_many", "put_many_nowait"}
)  # fmt: skip
_TELLING = frozenset({"set", "notify", "notify_all"})
_LIST = "Manager().list()"
_HOLDING = (_LIST, "Manager().dict()")
_ADDING = frozenset({"append", "insert", "extend"})
_TAKING = frozenset(
    {"get", "get_nowait", "get_many", "get_many_nowait", "recv", "recv_bytes", "recv_bytes_into"}
)
_MARKS: frozenset[object] = frozenset({True, False, None})
_ASKING = frozenset({"is_set", "wait", "empty", "full", "qsize"})


class Act(str, Enum):
    """What is done at a channel; ``ENDS`` gives something constant, as sentinels are.

    ``SETS`` writes a value that processes share.
    """

    GIVES = "gives"
    ENDS = "ends"
    TAKES = "takes"
    ASKS = "asks"
    SETS = "sets"


class Channel(Struct, frozen=True):
    """What one call makes: nodes of trees are equal only to themselves.

    ``part`` is the key under which something stands in a dict that processes share, the index in
    a list or the name in a namespace.
    """

    call: ast.Call
    module: Module
    part: str = ""

    @classmethod
    def of(cls, origin: Origin, node: ast.AST | None = None) -> Channel:
        """The channel that a call makes, or the part of it that an expression names."""
        key: ast.expr | None = None
        whole = cls(origin.call, origin.context.module)
        if isinstance(node, ast.Subscript):
            key = node.slice
        elif isinstance(node, ast.Compare):  # ``key in entries``, but of a list any of its items
            key = None if whole.maker in _LISTS else node.left
        elif isinstance(node, ast.Call) and node.args:
            key = node.args[0]
        elif isinstance(node, ast.Attribute) and whole.maker == "Namespace":
            key = ast.Constant(node.attr)
        if not isinstance(key, ast.Constant):
            return whole
        return cls(origin.call, origin.context.module, ast.unparse(key))

    @property
    def maker(self) -> str:
        """The last word of what makes it."""
        return last_word(self.call.func)

    def covers(self, other: Channel) -> bool:
        """Whether something that is done here may be done there: the same, or a part of it.

        Who only knows an index, may do it to any item of a list, and who has a block of memory, to
        one of any name.
        """
        if self == other or self.maker == other.maker == _MEMORY:
            return True
        part = not other.part or (self.maker in _LISTS and not self.part)
        return part and self.call is other.call

    @property
    def kind(self) -> str:
        """Of which kind a socket of ZeroMQ is."""
        first = self.call.args[0] if self.call.args and self.maker == "socket" else None
        return last_word(first)

    def answers(self, asking: Channel) -> bool:
        """Whether a socket gives answers to what another asks: both know the same address."""
        return self.kind in _ANSWERING.get(asking.kind, ())


class Use(Struct, frozen=True):
    """One thing that is done at a channel.

    ``words`` are the texts in what is given, ``marks`` the constants in it that mostly say whether
    something else comes with it, or behind it.
    """

    channel: Channel
    act: Act
    words: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()


def use(value: Outside, given: Sequence[Values]) -> Use | None:
    """What calling a method of a channel does to it; None for anything else.

    ``given`` are the values of the call's arguments.
    """
    if value.path == "builtins.len":
        return next((Use(each, Act.ASKS) for each in lists(given[0])), None) if given else None
    owner, _, word = canonical(value.path).rpartition(".")
    if value.origin is None or not owner.startswith(_SHARING) or "(" not in owner:
        return None
    channel = Channel.of(value.origin)
    if canonical(owner).endswith(_LIST):
        if word in _ADDING and given:
            return Use(channel, Act.ENDS if is_constant(given[-1]) else Act.GIVES)
        return Use(channel, Act.TAKES) if word == "pop" else None
    if word in _GIVING:
        sentinel = word in _TELLING or (len(given) > 0 and is_constant(given[0]))
        said = given[0] if given else NOTHING
        act = Act.ENDS if sentinel else Act.GIVES
        return Use(channel, act, frozenset(texts(said)), frozenset(_marks(said)))
    if word in _TAKING:
        return Use(channel, Act.TAKES)
    return Use(channel, Act.ASKS) if word in _ASKING else None


def lists(values: Values) -> Iterator[Channel]:
    """The lists and dicts that processes share among some values."""
    for value in ordered(values):
        is_list = isinstance(value, Outside) and canonical(value.path).endswith(_HOLDING)
        if is_list and isinstance(value, Outside) and value.origin is not None:
            yield Channel.of(value.origin)


def is_constant(values: Values) -> bool:
    """Whether something is always the same, and says something about the others.

    One of several constants is a piece of work, as is a count of what was done.
    """
    told = {repr(each.value) if isinstance(each, Constant) else each for each in values}
    return len(told) == 1 and all(
        (isinstance(value, Constant) and not _is_count(value))
        or (isinstance(value, Collection) and all(map(is_constant, value.items)))
        or (isinstance(value, Outside) and value.path == "builtins.object()")
        or (isinstance(value, Instance) and _is_marker(value))
        for value in values
    )


def texts(values: Values) -> Iterator[str]:
    """The texts among values and in what they hold."""
    for value in values:
        if isinstance(value, Constant) and isinstance(value.value, str):
            yield value.value
        elif isinstance(value, Collection):
            for item in value.items:
                yield from texts(item)
        elif isinstance(value, Instance):
            for given in (*value.args, *(each for _, each in value.kwargs)):
                yield from texts(given)


def _marks(values: Values) -> Iterator[str]:
    """The constants in the places of messages that are put together where they are given."""
    for value in values:
        for item in value.items if isinstance(value, Collection) and not value.keys else ():
            told = {each.value if isinstance(each, Constant) else ... for each in item}
            if told <= _MARKS and len(told) == 1:
                yield repr(told.pop())


def _is_marker(made: Instance) -> bool:
    """Whether an object says nothing but what is written out: ``Message(done=True)``.

    One that is made of nothing does if there is nothing to its class either.
    """
    given = (*made.args, *(values for _, values in made.kwargs))
    return made.made and (all(map(is_constant, given)) if given else _is_bare(made))


def _is_bare(made: Instance) -> bool:
    """Whether the body of an object's class is empty."""
    return all(isinstance(each, (ast.Pass, ast.Expr)) for each in made.ref.definition.node.body)


def _is_count(constant: Constant) -> bool:
    return constant.kind == "int" and isinstance(constant.value, int) and constant.value > 0
