"""Ownership: whether anything in the project ends the pool that a lasting place holds.

For attributes, class attributes, module variables and the elements of collections in them, the
order of events cannot be followed; the question is only whether some code takes the pool out of its
place and ends it (``poolproof.program.mentions``). The answer errs towards "ended": any object's
attribute of the same name counts, and a pool that is handed to unknown code is given up.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, field
from msgspec.structs import replace

from poolproof.linking.meanings import ClassRef, Module
from poolproof.linking.program import Program
from poolproof.program.mentions import Key, Mention, Scan, spelled
from poolproof.program.summaries import Summaries
from poolproof.syntax.scopes import MODULE, Imported
from poolproof.typestate.frame import Holder, HolderKind
from poolproof.typestate.protocol import Protocol, State

MAX_FILES = 30


class Ending(Struct, frozen=True):
    """The answer: what ends the pool in its place, if anything does."""

    released: bool = False
    joined: bool = True
    unsure: str = ""
    used_in_functions: bool = False

    @property
    def borrowed(self) -> bool:
        """Whether nothing takes the pool out of its place at all."""
        return not self.released and not self.unsure and self.joined


class Ownership(Struct):
    """Answers for the whole project; modules are scanned once, when they first matter."""

    program: Program
    summaries: Summaries
    _mentions: dict[object, list[Mention]] = field(default_factory=dict)
    _accessors: dict[object, dict[Key, set[str]]] = field(default_factory=dict)
    _asked: set[Holder] = field(default_factory=set)
    _searched: dict[tuple[object, ...], tuple[list[Module], bool]] = field(default_factory=dict)

    def judge(
        self,
        holder: Holder,
        protocol: Protocol,
        home: Module | None = None,
        *,
        functions_only: bool = False,
    ) -> Ending:
        """Whether what ``holder`` holds is ever ended.

        With ``functions_only`` the home module's own code does not count: who asks has followed it.
        """
        if holder.kind is HolderKind.DEFAULT or holder in self._asked:
            return Ending()
        self._asked.add(holder)
        try:
            return self._judge(holder, protocol, home, functions_only=functions_only)
        finally:
            self._asked.discard(holder)

    def _judge(
        self, holder: Holder, protocol: Protocol, home: Module | None, *, functions_only: bool
    ) -> Ending:
        home = holder.klass.module if holder.klass is not None else home
        names = {spelled(holder.name, holder.klass)}
        if home is not None:
            names |= self._accessor_names(home, names)
            ending = self._conclude([home], holder, names, protocol, home, functions_only)
            if ending.released and ending.joined:
                return ending
        if holder.method:
            # Whoever gets the method cannot end its pool, so passing it on tells nothing.
            ending = self._conclude([home] if home else [], holder, names, protocol, home, False)
            return replace(ending, unsure="")
        modules, complete = self._elsewhere(names, home)
        if home is not None:
            modules = [home, *modules]
        ending = self._conclude(modules, holder, names, protocol, home, functions_only)
        if not complete and not ending.released:
            return Ending(unsure=f"{holder.name} is too common a name to follow")
        return ending

    def _conclude(
        self,
        modules: Iterable[Module],
        holder: Holder,
        names: set[str],
        protocol: Protocol,
        home: Module | None,
        functions_only: bool,
    ) -> Ending:
        operations: set[str] = set()
        unsure = ""
        used = False
        for module in modules:
            for mention in self.mentions(module):
                own_code = functions_only and not mention.in_function and module is home
                if own_code or mention.key.name not in names:
                    continue
                if not self._same(mention, module, holder, home):
                    continue
                used = used or mention.in_function
                if mention.operation == "handed":
                    unsure = unsure or self._handed(mention, protocol, operations)
                else:
                    operations.add(mention.operation)
        return _ending(operations, unsure, protocol, used=used)

    def _handed(self, mention: Mention, protocol: Protocol, operations: set[str]) -> str:
        """What passing the pool to a callee does to it; the reason if nobody can tell."""
        if mention.callee is None or not mention.parameter:
            return f"passed to {mention.spelling}"
        shape = ((mention.parameter, protocol, State.OPEN),)
        for outcome in self.summaries.of(mention.callee, shape).outcomes:
            held = outcome.pools[0]
            if held.state is State.RELEASED:
                operations.add("with")
            elif held.state is State.CLOSED:
                operations.add("close")
            else:
                # The callee may keep it in a place of its own, which may end it.
                keeper = self.summaries.lasting(held.keeper, protocol)
                if keeper is not None and not keeper.sure:
                    return keeper.why
        return ""

    # --- matching --------------------------------------------------------------------------

    def _same(self, mention: Mention, module: Module, holder: Holder, home: Module | None) -> bool:
        """Whether a mention may mean the holder's place."""
        root = mention.key.root
        if holder.kind is HolderKind.GLOBAL:
            if root == "global":
                return module is home or _imports(module, mention.key.name)
            return root == "other" and module is not home
        if root == "global":
            return False
        blind = mention.operation == "handed" and mention.callee is None
        if root == "other" and blind and module is not home:
            # Any object's attribute of this name, passed to anything: no evidence at all.
            return False
        if root == "self" and holder.klass is not None:
            return mention.klass is None or self._related(
                ClassRef(module, mention.klass), holder.klass
            )
        return True

    def _related(self, one: ClassRef, two: ClassRef) -> bool:
        """Whether two classes can be parts of one object."""
        if one == two:
            return True
        if one in self.program.ancestors(two) or two in self.program.ancestors(one):
            return True
        # Mixins: some class inherits from both.
        for module in {one.module.path: one.module, two.module.path: two.module}.values():
            for index in range(len(module.names.classes)):
                family = self.program.ancestors(ClassRef(module, index))
                if one in family and two in family:
                    return True
        return False

    # --- other modules ---------------------------------------------------------------------

    def _elsewhere(self, names: set[str], home: Module | None) -> tuple[list[Module], bool]:
        """The other modules whose text could end the place, and whether all were read."""
        root = None if home is None else self.program.files.root(home.path)
        key = (root, *sorted(names))
        if key not in self._searched:
            paths = self.program.search(names, root)
            modules = [m for m in map(self.program.load, paths[:MAX_FILES]) if m is not None]
            self._searched[key] = (modules, len(paths) <= MAX_FILES)
        modules, complete = self._searched[key]
        return [m for m in modules if m is not home], complete

    def _accessor_names(self, module: Module, names: set[str]) -> set[str]:
        """The methods and functions that hand out what the places hold."""
        self.mentions(module)
        table = self._accessors[module.path]
        return {
            accessor
            for key, accessors in table.items()
            if key.name in names
            for accessor in accessors
        }

    # --- scanning --------------------------------------------------------------------------

    def mentions(self, module: Module) -> list[Mention]:
        """Every operation on a lasting place in a module."""
        if module.path not in self._mentions:
            self._mentions[module.path] = []
            accessors: dict[Key, set[str]] = {}
            self._accessors[module.path] = accessors
            catalogue = self.summaries.catalogue
            found: list[Mention] = []
            for function in (MODULE, *range(len(module.names.functions))):
                scan = Scan(self.program, catalogue, module, function, accessors)
                found.extend(scan.run())
            self._mentions[module.path] = found
        return self._mentions[module.path]


def _ending(operations: set[str], unsure: str, protocol: Protocol, *, used: bool) -> Ending:
    moves = protocol.moves
    for operation in operations:
        if (
            operation in ("with", "__exit__")
            or moves.get(operation, {}).get(State.OPEN) is State.RELEASED
        ):
            return Ending(released=True, used_in_functions=used)
    closing = {op for op in operations if moves.get(op, {}).get(State.OPEN) is State.CLOSED}
    if closing:
        joined = any(moves.get(op, {}).get(State.CLOSED) is State.RELEASED for op in operations)
        # Whoever else is handed the pool borrows it: its owner is the one that closes it.
        return Ending(released=True, joined=joined, used_in_functions=used)
    return Ending(unsure=unsure, used_in_functions=used)


def _imports(module: Module, name: str) -> bool:
    return any(isinstance(b, Imported) for b in module.names.module.names.get(name, []))
