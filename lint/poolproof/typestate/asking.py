"""What a call does with the promises it gets: waits, wraps, collects, or takes them away."""

from __future__ import annotations

from msgspec import Struct, field

from poolproof.flow.ops import Call
from poolproof.linking.meanings import Outside
from poolproof.typestate.frame import Frame
from poolproof.typestate.patience import wait_of
from poolproof.typestate.promises import Form, Ledger, Promise, Wait, merged
from poolproof.typestate.store import Known, Meant, World

_COLLECTORS = frozenset(
    {"list", "tuple", "set", "frozenset", "sorted", "collections.deque", "collections.Counter"}
)
_CONSUMERS = frozenset({"sum", "min", "max", "any", "all", "dict", "next", "functools.reduce"})
_WRAPPERS = frozenset({"enumerate", "zip", "reversed", "iter", "filter", "itertools.zip_longest"})
_WRAPPING_SUFFIXES = (
    "tqdm", "chain", "islice", "track", "trange", "chain.from_iterable", "starmap", "takewhile",
    "dropwhile", "progress_bar", "progressbar",
)  # fmt: skip
_LOOKERS = frozenset(
    {"len", "print", "isinstance", "type", "id", "repr", "str", "bool", "hasattr", "callable"}
)
_WAITS = frozenset({"get", "wait"})
POLLS = frozenset({"ready", "successful", "done", "running"})
_NEXTS = frozenset({"next", "__next__"})
_VIEWS = frozenset({"values", "items", "copy", "keys", "__iter__"})
_ELEMENTS = frozenset({"pop", "get", "popleft", "popitem", "setdefault", "__getitem__"})
_INSERTS = frozenset({"append", "add", "insert", "appendleft", "setdefault"})
_MERGES = frozenset({"extend", "update"})
_UPKEEP = frozenset({"remove", "clear", "discard", "sort", "reverse", "index", "count"})


class Answer(Struct):
    """What becomes of the promises that take part in a call."""

    asked: list[Promise] = field(default_factory=list)
    polled: list[Promise] = field(default_factory=list)
    passed: list[Promise] = field(default_factory=list)
    put: list[Promise] = field(default_factory=list)
    result: Promise | None = None
    wait: Wait = Wait.NOTHING
    why: str = ""


class Asking(Struct):
    """Reads calls."""

    frame: Frame

    def answer(self, op: Call, world: World, ledger: Ledger) -> Answer:
        """What a call that is no method of a pool does."""
        given = [p for place in op.arguments if (p := ledger.read(place)) is not None]
        receiver = ledger.read(op.recv)
        if receiver is not None:
            return self.method(op.method or "", receiver, given)
        name = self._name(op, world)
        if given:
            return self.function(op, name, given)
        first = self.frame.read(world, op.args[0]) if op.args else None
        number = None
        if op.args:
            number = isinstance(first, Known) and isinstance(first.value, (int, float))
        wait = wait_of(name, op.method or "", number=number)
        if name == "iter" and len(op.args) < 2:
            wait = Wait.NOTHING
        return Answer(wait=wait)

    def _name(self, op: Call, world: World) -> str:
        callee = self.frame.read(world, op.func)
        if isinstance(callee, Meant) and isinstance(callee.meanings[0], Outside):
            return callee.meanings[0].name.removeprefix("builtins.")
        return op.func if op.func[0] != "%" else op.method or ""

    def method(self, name: str, receiver: Promise, given: list[Promise]) -> Answer:
        """A method of a result, of an iterator, or of a collection of such."""
        if receiver.form is Form.RESULT:
            if name in _WAITS:
                return Answer(asked=[receiver], passed=given)
            if name in POLLS:
                return Answer(polled=[receiver], passed=given)
        elif receiver.form is Form.STREAM:
            if name in _NEXTS:
                return Answer(asked=[receiver], passed=given)
        elif name in _INSERTS | _MERGES:
            return Answer(put=given)
        elif name in _ELEMENTS:
            return Answer(result=receiver.element, passed=given)
        elif name in _VIEWS:
            return Answer(result=receiver)
        elif name in _UPKEEP:
            return Answer()
        return Answer(passed=[receiver, *given], why=f"its {name or 'attribute'} is called")

    def function(self, op: Call, name: str, given: list[Promise]) -> Answer:
        """A function, or a method of something else, that is given promises."""
        streams = [p for p in given if p.form is Form.STREAM]
        others = [p for p in given if p.form is not Form.STREAM]
        together = merged(given)
        if name in _LOOKERS:
            return Answer()
        if name == "map" and together is not None:
            return Answer(result=Promise(together.sites, Form.STREAM))
        if name in _WRAPPERS or name.endswith(_WRAPPING_SUFFIXES):
            first = streams[0] if streams else others[0]
            sites = frozenset[int]().union(*(p.sites for p in given))
            return Answer(result=Promise(sites, first.form))
        if name in _COLLECTORS:
            return Answer(asked=streams, result=merged(others))
        if name in _CONSUMERS:
            element = others[0].element if name == "next" and others else None
            passed = [] if element is not None else others
            return Answer(asked=streams, passed=passed, result=element, why=f"passed to {name}()")
        if op.method in _INSERTS:
            return Answer(put=given)
        if op.method in _MERGES or (op.method == "join" and not others):
            return Answer(asked=streams, put=others)
        shown = op.method or name or "a call"
        return Answer(passed=given, why=f"passed to {shown}()", wait=Wait.SOMETHING)
