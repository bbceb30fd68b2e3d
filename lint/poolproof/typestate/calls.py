"""What a call does: create a pool, move one, take one over, raise, or never return."""

from __future__ import annotations

from poolproof.flow import raising
from poolproof.flow.ops import Call
from poolproof.linking.meanings import ClassRef, FunctionRef, Meaning, Outside
from poolproof.typestate import handover
from poolproof.typestate.binding import passed
from poolproof.typestate.callees import Callees
from poolproof.typestate.frame import Birth, Frame
from poolproof.typestate.managers import MANAGERS, RAISES_METHODS, ContextManagers
from poolproof.typestate.moves import PoolMoves
from poolproof.typestate.outcomes import Flow
from poolproof.typestate.protocol import State
from poolproof.typestate.reading import pools_in
from poolproof.typestate.store import (
    ONLY_CLOSED,
    Bag,
    Dynamic,
    Instance,
    Keeper,
    Known,
    Manager,
    Meant,
    Method,
    Pools,
    Results,
    Row,
    Value,
    World,
)

# Functions that end the process (or the test); nothing after them on the path matters.
NEVER_RETURN = frozenset(
    {
        "sys.exit", "os._exit", "os.abort", "builtins.exit", "builtins.quit", "os.execv",
        "os.execve", "os.execvp", "os.execvpe", "pytest.exit", "pytest.fail", "pytest.skip",
    }
)  # fmt: skip
_COLLECTORS = frozenset({"list", "tuple", "set", "frozenset", "sorted"})
_WRAPPERS = frozenset({"enumerate", "zip", "reversed", "iter", "map", "filter"})
_WRAPPING_SUFFIXES = ("tqdm", "chain", "islice", "track", "trange", "chain.from_iterable")
_CONSUMERS = _COLLECTORS | {"sum", "min", "max", "any", "all", "dict", "next"}
_HOOKS = frozenset({"register", "finalize", "addCleanup", "addClassCleanup", "callback"})
_BAG_VIEWS = frozenset({"values", "items", "copy", "keys"})
_BAG_ELEMENTS = frozenset({"pop", "get", "popleft", "popitem", "setdefault", "__getitem__"})
_BAG_TAKES = frozenset({"pop", "popleft", "popitem", "remove", "clear", "discard"})
_BAG_UPKEEP = frozenset({"remove", "clear", "discard", "sort", "reverse", "index", "count"})
_BAG_INSERTS = frozenset({"append", "add", "insert", "extend", "update", "appendleft", "put"})
# After these a collection may be empty that was not, and the other way round.
CONTENT_CHANGERS = _BAG_INSERTS | _BAG_TAKES


class CallEffects:
    """Applies calls to worlds; notes births, releases and clashes in the frame."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.moves = PoolMoves(frame)
        self.managers = ContextManagers(frame, self.moves)
        self.callees = Callees(frame, self.moves)

    def apply(self, node: int, op: Call, world: World) -> Flow:
        """The effect of one call."""
        frame = self.frame
        callee = frame.read(world, op.func)
        if isinstance(callee, Method):
            return self.use(node, world, callee)
        if isinstance(callee, Meant) and callee.meanings:
            return self.known(node, op, world, callee.meanings)
        if isinstance(callee, Dynamic):
            return self.callees.function(node, op, world, FunctionRef(frame.module, callee.index))
        receiver = frame.read(world, op.recv) if op.recv is not None else None
        if isinstance(receiver, (Bag, Row)):
            handled = self.collection(op, world, receiver)
            if handled is not None:
                return handled
        if isinstance(receiver, Manager) and receiver.kind == "stack":
            return self.managers.stack(node, op, world, receiver)
        if 0 < len(op.args) <= RAISES_METHODS.get(op.method or "", 0):
            return Flow([(world, Manager("raises"))])
        if op.method == "__new__" and frame.owner is not None:
            return Flow([(world, Instance(frame.owner))])
        if op.recv is not None and op.method in _BAG_INSERTS:
            ids = passed(frame, op, world)
            if ids:
                return Flow([(frame.put_into(world, op.recv, ids), None)])
        return self.outside(node, op, world, self.spelling(op), op.method or "")

    def spelling(self, op: Call) -> str:
        """The callee as far as the text names it."""
        return op.func if op.func[0] != "%" else op.method or ""

    def use(self, node: int, world: World, method: Method) -> Flow:
        """A method of a pool."""
        name = method.name
        protocols = [self.frame.births[i].protocol for i in method.ids if i in self.frame.births]
        if not protocols:
            return Flow([(world, None)], raises=True)
        protocol = protocols[0]
        if name == "__enter__":
            return Flow([(world, Pools(method.ids))])
        if name == "__exit__":
            return Flow([(self.moves.leave_with(node, world, method.ids), None)])
        if name in protocol.joins and self.moves.require_ended(node, world, method.ids, name):
            return Flow([], raises=True, raising=self.moves.move(node, world, method.ids, name))
        if name in protocol.submits:
            # Work that moves the pool to another state is refused in none.
            failed = False
            if name in protocol.moves:
                world = self.moves.move(node, world, method.ids, name)
            else:
                failed = self.moves.require_open(node, world, method.ids, name)
            lazy = name in protocol.lazy
            raises = failed or name in protocol.waits
            return Flow([(world, Results(lazy))], raises=raises, raising=world)
        if name in protocol.moves:
            return Flow([(self.moves.move(node, world, method.ids, name), None)])
        if any(self.frame.births[i].subclass for i in method.ids if i in self.frame.births):
            keeper = Keeper(False, f"{name}() is a method of the project's own pool class")
            return Flow([(world.keep(method.ids, keeper), None)], raises=True)
        return Flow([(world, None)])

    # --- known callees ---------------------------------------------------------------------

    def known(self, node: int, op: Call, world: World, meanings: tuple[Meaning, ...]) -> Flow:
        """A callee with a meaning; of several, one that makes pools is taken."""
        frame = self.frame
        for meaning in meanings:
            protocol = frame.catalogue.made_by(frame.program, meaning)
            if protocol is not None:
                birth = Birth(protocol, subclass=isinstance(meaning, ClassRef))
                return self.birth(node, world, birth, op)
        meaning = meanings[0]
        if len(meanings) > 1 and passed(self.frame, op, world):
            return self.outside(node, op, world, self.spelling(op), op.method or "")
        if isinstance(meaning, FunctionRef):
            return self.callees.function(node, op, world, meaning)
        if isinstance(meaning, ClassRef):
            return self.callees.construct(node, op, world, meaning)
        if isinstance(meaning, Outside):
            return self.named(node, op, world, meaning.name)
        return self.outside(node, op, world, self.spelling(op), op.method or "")

    def birth(self, node: int, world: World, birth: Birth, op: Call) -> Flow:
        """A call that creates a pool."""
        ids = passed(self.frame, op, world)
        if ids:
            world = world.keep(ids, Keeper(False, "passed to another pool"))
        # Starting a pool fails only when the machine has nothing left: that leaks no other pool.
        owing = any(held.owed for held in world.pools.values())
        made = self.moves.create(node, world, birth)
        return Flow([(made, Pools(frozenset({node})))], raises=not owing and not self.frame.called)

    def named(self, node: int, op: Call, world: World, name: str) -> Flow:
        """A function outside the project that has a meaning of its own here."""
        frame = self.frame
        if name in NEVER_RETURN:
            return Flow([])
        if name in frame.catalogue.sweepers:
            return Flow([(self.moves.sweep(node, world, name), None)])
        if name in frame.catalogue.contexts:
            target = Outside(frame.catalogue.contexts[name])
            return Flow([(world, Meant((target,)))])
        arguments = [frame.read(world, place) for place in op.args]
        first = arguments[0] if arguments else None
        if name in MANAGERS:
            return self.managers.make(op, world, MANAGERS[name], first)
        return self.builtin(node, op, world, name, arguments)

    def builtin(self, node: int, op: Call, world: World, name: str, arguments: list[Value]) -> Flow:
        """A builtin, or a function that only wraps what it is given."""
        frame = self.frame
        first = arguments[0] if arguments else None
        short = name.removeprefix("builtins.")
        if short == "getattr" and len(op.args) >= 2:
            attribute = arguments[1]
            if isinstance(attribute, Known) and isinstance(attribute.value, str):
                return Flow([(world, frame.reader.attribute(first, attribute.value))])
        if short == "typing.cast" and len(arguments) == 2:
            return Flow([(world, arguments[1])])
        if short in _COLLECTORS | _WRAPPERS or short.endswith(_WRAPPING_SUFFIXES):
            return self.wrap(short, world, [frame.read(world, p) for p in op.arguments])
        if short in _CONSUMERS and any(isinstance(a, Results) and a.lazy for a in arguments):
            return Flow([(world, None)], raises=True)
        if short == "next" and isinstance(first, Bag):
            return Flow([(world, Pools(first.ids) if first.ids else None)])
        if short == "functools.partial":
            return self.partial(node, op, world, first)
        return self.outside(node, op, world, name, name.rpartition(".")[2])

    def wrap(self, name: str, world: World, arguments: list[Value]) -> Flow:
        """A function that makes a collection or iterator of what it is given."""
        ids = frozenset().union(*(pools_in(a) for a in arguments)) if arguments else frozenset()
        lazy = any(isinstance(a, Results) and a.lazy for a in arguments)
        if ids:
            return Flow([(world, Bag(ids))])
        if name in _COLLECTORS:
            value: Value = Bag(frozenset()) if not arguments else None
            return Flow([(world, value)], raises=lazy)
        return Flow([(world, Results(lazy=True) if lazy else None)])

    def _makes(self, value: Meant) -> bool:
        """Whether calling something starts a pool."""
        catalogue, program = self.frame.catalogue, self.frame.program
        return any(catalogue.made_by(program, meaning) is not None for meaning in value.meanings)

    def partial(self, node: int, op: Call, world: World, first: Value) -> Flow:
        """``functools.partial``: lends what the function it wraps only borrows."""
        if isinstance(first, Method):
            return Flow([(world, Results(lazy=False))])
        if isinstance(first, Meant) and self._makes(first):
            return Flow([(world, first)])
        target = op.args[0] if op.args else ""
        flow = self.outside(node, op, world, target, target.rpartition(".")[2])
        flow.raises = False
        return flow

    # --- collections, strangers -------------------------------------------------------------

    def collection(self, op: Call, world: World, receiver: Bag | Row) -> Flow | None:
        """A method of a collection that this function made."""
        ids = pools_in(receiver)
        if op.method in _BAG_INSERTS and op.recv is not None:
            inserted = passed(self.frame, op, world)
            if inserted:
                return Flow([(self.frame.put_into(world, op.recv, inserted), None)])
            return Flow([(world, None)])
        known = _BAG_VIEWS | _BAG_ELEMENTS | _BAG_UPKEEP
        if not ids:
            return Flow([(world, None)]) if op.method in known else None
        if op.method in _BAG_VIEWS:
            return Flow([(world, Bag(ids))])
        if op.method in _BAG_TAKES and op.recv is not None:
            world = world.assign(op.recv, Bag(ids, filled=False))
        return Flow([(world, Pools(ids) if op.method in _BAG_ELEMENTS else None)])

    def _hooked(self, value: Method, name: str, method: str) -> Keeper:
        """The keeper that a method which ends a pool becomes when it is handed to a callable."""
        protocols = [self.frame.births[i].protocol for i in value.ids if i in self.frame.births]
        closes = all(p.move(value.name, State.OPEN) is State.CLOSED for p in protocols)
        if closes and method in _HOOKS:
            return ONLY_CLOSED
        return Keeper(True, f"its {value.name} is handed to {name or 'a call'}")

    def outside(self, node: int, op: Call, world: World, name: str, method: str) -> Flow:
        """Code that cannot be seen: pools are lent, taken or given up, as the table says."""
        del node
        catalogue = self.frame.catalogue
        lent = handover.lends(name, method, catalogue.borrowers)
        taken = handover.takes(name, method, catalogue.takers)
        for place in op.arguments:
            value = self.frame.read(world, place)
            if isinstance(value, Method):
                if self.frame.is_release(value.ids, value.name):
                    world = world.keep(value.ids, self._hooked(value, name, method))
                continue
            ids = pools_in(value)
            if not ids or (lent and taken is None):
                continue
            if taken is not None:
                world = world.keep(ids, Keeper(True, f"handed to {name}: {taken}"))
            else:
                world = world.keep(ids, Keeper(False, f"passed to {name or 'a call'}"))
        quiet = raising.is_quiet_function(name) or (
            bool(method) and raising.is_quiet_method(method)
        )
        if method == "get" and op.recv is not None and op.args:
            # ``mapping.get(key)``; a result's ``get`` takes at most a timeout, which is a number.
            first = self.frame.read(world, op.args[0])
            number = isinstance(first, Known) and isinstance(first.value, (int, float))
            quiet = quiet or not number
        return Flow([(world, None)], raises=not quiet)
