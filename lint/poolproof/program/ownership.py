"""Ownership: whether anything in the project ends the pool that a lasting place holds.

For attributes, class attributes, module variables and the elements of collections in them, the
order of events cannot be followed; the question is only whether some code takes the pool out of its
place and ends it. Every function is read once, without regard to the order of its statements: which
local names may stand for which places, and which operations are applied to them. The answer errs
towards "ended": any object's attribute of the same name counts, and a pool that is handed to
unknown code is given up.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from poolproof.program.modules import ClassRef, FunctionRef, Module, Outside, Program
from poolproof.program.summaries import Summaries, owner_of
from poolproof.syntax.scopes import MODULE, Imported, Scope
from poolproof.typestate import handover
from poolproof.typestate.frame import Holder, HolderKind
from poolproof.typestate.protocol import Protocol, State

MAX_FILES = 30
_ELEMENTS = frozenset(
    {"values", "items", "get", "pop", "popitem", "popleft", "copy", "setdefault", "keys"}
)
_INSERTS = frozenset({"append", "add", "insert", "extend", "appendleft"})
_WRAPPERS = frozenset(
    {"list", "tuple", "sorted", "reversed", "enumerate", "zip", "iter", "next", "set", "dict",
     "cast", "filter", "map", "chain"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Key:
    """A lasting place as the text spells it: ``self.name``, ``other.name`` or a bare ``name``."""

    root: str
    name: str


@dataclass(frozen=True, slots=True)
class Mention:
    """An operation on what a place holds.

    ``operation`` is a method's name, ``with``, or ``handed`` (passed to ``callee``, as its
    ``parameter`` if both are known).
    """

    key: Key
    operation: str
    klass: int | None
    in_function: bool
    callee: FunctionRef | None = None
    parameter: str = ""
    spelling: str = ""


@dataclass(frozen=True, slots=True)
class Ending:
    """The answer: what ends the pool in its place, if anything does."""

    released: bool = False
    joined: bool = True
    unsure: str = ""
    used_in_functions: bool = False

    @property
    def borrowed(self) -> bool:
        """Whether nothing takes the pool out of its place at all."""
        return not self.released and not self.unsure and self.joined


@dataclass(slots=True)
class Ownership:
    """Answers for the whole project; modules are scanned once, when they first matter."""

    program: Program
    summaries: Summaries
    _mentions: dict[object, list[Mention]] = field(default_factory=dict)
    _accessors: dict[object, dict[Key, set[str]]] = field(default_factory=dict)
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
        if holder.kind is HolderKind.DEFAULT:
            return Ending()
        home = holder.klass.module if holder.klass is not None else home
        names = {holder.name}
        if home is not None:
            names |= self._accessor_names(home, names)
            ending = self._conclude([home], holder, names, protocol, home, functions_only)
            if ending.released and ending.joined:
                return ending
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
            elif held.keeper is not None and not held.keeper.sure:
                return held.keeper.why
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
        if root == "other" and mention.operation == "handed" and module is not home:
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
        if {a for a in self.program.ancestors(one) if isinstance(a, ClassRef)} & {
            a for a in self.program.ancestors(two) if isinstance(a, ClassRef)
        }:
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
        root = None if home is None else self.program.root(home.path)
        key = (root, *sorted(names))
        if key not in self._searched:
            paths = list(self.program.corpus.search(names, root))
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
            found: list[Mention] = []
            for function in (MODULE, *range(len(module.names.functions))):
                scan = _Scan(self, module, function, accessors)
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
        return Ending(True, joined or bool(unsure), unsure, used)
    return Ending(unsure=unsure, used_in_functions=used)


def _imports(module: Module, name: str) -> bool:
    return any(isinstance(b, Imported) for b in module.names.module.names.get(name, []))


class _Scan:
    """Reads one function; nested functions are read as parts of the ones around them too."""

    def __init__(
        self, ownership: Ownership, module: Module, function: int, accessors: dict[Key, set[str]]
    ) -> None:
        self.ownership = ownership
        self.module = module
        self.function = function
        self.accessors = accessors
        self.scope: Scope = module.names.scope_of(function)
        self.klass = owner_of(module, function)
        self.aliases: dict[str, set[Key]] = {}
        self.releasing = {
            name
            for protocol in ownership.summaries.catalogue.by_constructor.values()
            for name in protocol.releasing
        }
        self.self_names = {"self", "cls"} if self.klass is not None else set()

    def run(self) -> Iterator[Mention]:
        """The mentions of this function."""
        nodes = list(self._nodes())
        for _ in range(2):
            for node in nodes:
                self.learn(node)
        for node in nodes:
            yield from self.events(node)

    def _nodes(self) -> Iterator[ast.AST]:
        """The function's code. Nested functions belong to it: they share its names."""
        if self.function == MODULE:
            todo: list[ast.AST] = list(self.module.names.tree.body)
        else:
            info = self.module.names.functions[self.function]
            if info.parent != MODULE:
                return
            node = info.node
            todo = [node.body] if isinstance(node, ast.Lambda) else list(node.body)
        while todo:
            node_ = todo.pop(0)
            yield node_
            if self.function == MODULE and isinstance(
                node_, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
            ):
                continue
            todo[:0] = list(ast.iter_child_nodes(node_))

    # --- aliases ---------------------------------------------------------------------------

    def learn(self, node: ast.AST) -> None:
        """Take in what a statement makes stand for what."""
        if isinstance(node, ast.Assign):
            for target in node.targets:
                self.bind(target, node.value)
        elif isinstance(node, ast.AnnAssign | ast.NamedExpr) and node.value is not None:
            self.bind(node.target, node.value)
        elif isinstance(node, ast.For | ast.AsyncFor | ast.comprehension):
            self.bind_all(node.target, self.origin(node.iter))
        elif isinstance(node, ast.withitem) and node.optional_vars is not None:
            self.bind_all(node.optional_vars, self.origin(node.context_expr))
        elif isinstance(node, ast.Call) and self._is_insert(node):
            assert isinstance(node.func, ast.Attribute)
            keys = {key for arg in node.args for key in self.origin(arg)}
            self.bind_all(node.func.value, keys)

    def bind(self, target: ast.expr, value: ast.expr) -> None:
        """``target = value``."""
        if (
            isinstance(target, ast.Tuple | ast.List)
            and isinstance(value, ast.Tuple | ast.List)
            and len(target.elts) == len(value.elts)
        ):
            for element, part in zip(target.elts, value.elts, strict=True):
                self.bind(element, part)
            return
        self.bind_all(target, self.origin(value))

    def bind_all(self, target: ast.expr, keys: set[Key]) -> None:
        """Every name in a target may stand for the places."""
        if not keys:
            return
        for node in ast.walk(target):
            if isinstance(node, ast.Name) and self._is_local(node.id):
                self.aliases.setdefault(node.id, set()).update(keys)

    def _is_insert(self, node: ast.Call) -> bool:
        """Whether a call puts its arguments into a local collection."""
        func = node.func
        return (
            isinstance(func, ast.Attribute)
            and func.attr in _INSERTS
            and isinstance(func.value, ast.Name)
            and self._is_local(func.value.id)
        )

    def _is_local(self, name: str) -> bool:
        if self.function == MODULE:
            return False
        found = self.scope.lookup(name)
        if found is None:
            return True
        return found[0].parent is not None or name not in found[0].names

    def origin(self, node: ast.expr) -> set[Key]:
        """The places that an expression may take a pool from."""
        if isinstance(node, ast.Name):
            if node.id in self.aliases:
                return self.aliases[node.id]
            return set() if self._is_local(node.id) else {Key("global", node.id)}
        if isinstance(node, ast.Attribute):
            is_self = isinstance(node.value, ast.Name) and node.value.id in self.self_names
            keys = {Key("self" if is_self else "other", node.attr)}
            # A part of something that was taken out of a place (a record in a list of records).
            if isinstance(node.value, ast.Name) and node.value.id in self.aliases:
                keys |= self.aliases[node.value.id]
            elif isinstance(node.value, ast.Subscript | ast.Call):
                keys |= self.origin(node.value)
            return keys
        if isinstance(node, ast.Subscript):
            keys = set(self.origin(node.value))
            if isinstance(node.slice, ast.Constant):
                keys.add(Key("other", str(node.slice.value)))
            return keys
        if isinstance(node, ast.Call):
            return self._call_origin(node)
        if isinstance(node, ast.Await | ast.Starred | ast.NamedExpr):
            return self.origin(node.value)
        if isinstance(node, ast.IfExp):
            return self.origin(node.body) | self.origin(node.orelse)
        parts: list[ast.expr] = []
        if isinstance(node, ast.BoolOp):
            parts = node.values
        elif isinstance(node, ast.Tuple | ast.List | ast.Set):
            parts = node.elts
        return {key for part in parts for key in self.origin(part)}

    def _call_origin(self, node: ast.Call) -> set[Key]:
        func = node.func
        if isinstance(func, ast.Attribute):
            if func.attr in _ELEMENTS:
                keys = set(self.origin(func.value))
                if node.args and isinstance(node.args[0], ast.Constant):
                    keys.add(Key("other", str(node.args[0].value)))
                return keys
            return self.origin(func)
        if isinstance(func, ast.Name):
            if func.id in _WRAPPERS:
                return {key for arg in node.args for key in self.origin(arg)}
            if func.id == "getattr" and len(node.args) >= 2:
                name = node.args[1]
                if isinstance(name, ast.Constant):
                    return {Key("other", str(name.value))}
                return set()
            return self.origin(func)
        return set()

    # --- operations ------------------------------------------------------------------------

    def events(self, node: ast.AST) -> Iterator[Mention]:
        """The operations that one node applies to places."""
        if isinstance(node, ast.Attribute):
            for key in self.origin(node.value):
                yield self.mention(key, node.attr)
        elif isinstance(node, ast.withitem):
            for key in self.origin(node.context_expr):
                yield self.mention(key, "with")
        elif isinstance(node, ast.Call):
            yield from self.passing(node)
        elif isinstance(node, ast.Return | ast.Yield) and node.value is not None:
            yield from self.handing_out(node.value)

    def mention(self, key: Key, operation: str) -> Mention:
        """An operation, noted."""
        return Mention(key, operation, self.klass, self.function != MODULE)

    def handing_out(self, value: ast.expr) -> Iterator[Mention]:
        """``return self._pool`` makes the method another name of the place."""
        if self.function == MODULE:
            return
        name = self.module.names.functions[self.function].node
        if isinstance(name, ast.Lambda) or not isinstance(
            value, ast.Attribute | ast.Name | ast.Subscript | ast.Call
        ):
            return
        if isinstance(value, ast.Call) and not isinstance(value.func, ast.Attribute):
            return
        for key in self.origin(value):
            if key.name != name.name:
                self.accessors.setdefault(key, set()).add(name.name)
        return
        yield

    def passing(self, node: ast.Call) -> Iterator[Mention]:
        """A place's content as an argument."""
        func = node.func
        method = getattr(func, "attr", getattr(func, "id", ""))
        if method == "closing":
            for arg in node.args:
                for key in self.origin(arg):
                    yield self.mention(key, "close")
            return
        if (isinstance(func, ast.Name) and func.id in _WRAPPERS) or self._is_insert(node):
            return
        named = [("", i, arg) for i, arg in enumerate(node.args)]
        named += [(k.arg or "", -1, k.value) for k in node.keywords]
        for keyword, position, arg in named:
            if not isinstance(arg, ast.Name | ast.Attribute | ast.Subscript | ast.Starred):
                continue
            keys = self.origin(arg)
            if isinstance(arg, ast.Attribute) and arg.attr in self.releasing:
                continue
            if keys and not self._lent(func, method):
                yield from self._handed(node, keys, keyword, position)

    def _lent(self, func: ast.expr, method: str) -> bool:
        catalogue = self.ownership.summaries.catalogue
        meanings = self.ownership.program.expression(self.module, self.scope, func)
        names = [m.name for m in meanings if isinstance(m, Outside)] or [""]
        return any(handover.lends(name, method, catalogue.borrowers) for name in names)

    def _handed(
        self, node: ast.Call, keys: set[Key], keyword: str, position: int
    ) -> Iterator[Mention]:
        callee, offset = self._callee(node.func)
        parameter = ""
        if callee is not None:
            parameters = callee.function.parameters
            if keyword and keyword in callee.function.all_parameters:
                parameter = keyword
            elif not keyword and position + offset < len(parameters):
                parameter = parameters[position + offset]
        spelling = ast.unparse(node.func) if not isinstance(node.func, ast.Call) else "a call"
        for key in keys:
            yield Mention(
                key, "handed", self.klass, self.function != MODULE, callee, parameter, spelling
            )

    def _callee(self, func: ast.expr) -> tuple[FunctionRef | None, int]:
        """The project function that is called, and how many parameters its receiver fills."""
        program = self.ownership.program
        if isinstance(func, ast.Attribute) and isinstance(func.value, ast.Name):
            own = ClassRef(self.module, self.klass) if self.klass is not None else None
            if own is not None and func.value.id in self.self_names:
                method = program.method(own, func.attr)
                if method is not None:
                    static = any(
                        getattr(d, "id", "") == "staticmethod" for d in method.function.decorators
                    )
                    return method, 0 if static else 1
        for meaning in program.expression(self.module, self.scope, func):
            if isinstance(meaning, FunctionRef):
                return meaning, 0
            if isinstance(meaning, ClassRef):
                init = program.method(meaning, "__init__")
                if init is not None:
                    return init, 1
        return None, 0
