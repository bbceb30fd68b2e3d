"""Mentions: what the text of a function does to the content of lasting places.

The order of statements does not matter here. A first reading finds which local names may stand for
which places (aliases, elements of collections, what a loop runs over); a second one lists every
operation on them.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from msgspec import Struct

from poolproof.linking.meanings import ClassRef, FunctionRef, Module, Outside
from poolproof.linking.program import Program
from poolproof.syntax.children import children, walk
from poolproof.syntax.scopes import MODULE, Scope
from poolproof.syntax.spelling import last_word
from poolproof.typestate import handover
from poolproof.typestate.catalogue import Catalogue

_ELEMENTS = frozenset(
    {"values", "items", "get", "pop", "popitem", "popleft", "copy", "setdefault", "keys"}
)
_INSERTS = frozenset({"append", "add", "insert", "extend", "appendleft"})
_WRAPPERS = frozenset(
    {"list", "tuple", "sorted", "reversed", "enumerate", "zip", "iter", "next", "set", "dict",
     "cast", "filter", "map", "chain"}
)  # fmt: skip


class Key(Struct, frozen=True):
    """A lasting place as the text spells it: ``self.name``, ``other.name`` or a bare ``name``.

    A name that is private to a class is spelled out (``_Class__name``).
    """

    root: str
    name: str


def spelled(name: str, klass: ClassRef | None) -> str:
    """An attribute's name as Python keeps it: in a class, ``__name`` means ``_Class__name``."""
    if klass is None or not name.startswith("__") or name.endswith("__"):
        return name
    return f"_{klass.definition.name.lstrip('_')}{name}"


class Mention(Struct, frozen=True):
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


class Scan:
    """Reads one function; nested functions are read as parts of the ones around them too."""

    def __init__(
        self,
        program: Program,
        catalogue: Catalogue,
        module: Module,
        function: int,
        accessors: dict[Key, set[str]],
    ) -> None:
        self.program = program
        self.catalogue = catalogue
        self.module = module
        self.function = function
        self.accessors = accessors
        self.scope: Scope = module.names.scope_of(function)
        self.klass = module.names.owner_of(function)
        self.owner = ClassRef(module, self.klass) if self.klass is not None else None
        self.aliases: dict[str, set[Key]] = {}
        self.releasing = {
            name for protocol in catalogue.by_constructor.values() for name in protocol.releasing
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
        todo.reverse()
        while todo:
            node_ = todo.pop()
            yield node_
            if self.function == MODULE and isinstance(
                node_, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
            ):
                continue
            todo.extend(reversed(children(node_)))

    # --- aliases ---------------------------------------------------------------------------

    def learn(self, node: ast.AST) -> None:
        """Take in what a statement makes stand for what."""
        if isinstance(node, ast.Assign):
            for target in node.targets:
                self.bind(target, node.value)
        elif isinstance(node, (ast.AnnAssign, ast.NamedExpr)) and node.value is not None:
            self.bind(node.target, node.value)
        elif isinstance(node, (ast.For, ast.AsyncFor, ast.comprehension)):
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
            isinstance(target, (ast.Tuple, ast.List))
            and isinstance(value, (ast.Tuple, ast.List))
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
        for node in walk(target):
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
            name = spelled(node.attr, self.owner)
            keys = {Key("self" if is_self else "other", name)}
            # A part of something that was taken out of a place (a record in a list of records).
            if isinstance(node.value, ast.Name) and node.value.id in self.aliases:
                keys |= self.aliases[node.value.id]
            elif isinstance(node.value, (ast.Subscript, ast.Call)):
                keys |= self.origin(node.value)
            return keys
        if isinstance(node, ast.Subscript):
            keys = set(self.origin(node.value))
            if isinstance(node.slice, ast.Constant):
                keys.add(Key("other", str(node.slice.value)))
            return keys
        if isinstance(node, ast.Call):
            return self._call_origin(node)
        if isinstance(node, (ast.Await, ast.Starred, ast.NamedExpr)):
            return self.origin(node.value)
        if isinstance(node, ast.IfExp):
            return self.origin(node.body) | self.origin(node.orelse)
        parts: list[ast.expr] = []
        if isinstance(node, ast.BoolOp):
            parts = node.values
        elif isinstance(node, (ast.Tuple, ast.List, ast.Set)):
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
        elif isinstance(node, (ast.Return, ast.Yield)) and node.value is not None:
            self.note_accessor(node.value)

    def mention(self, key: Key, operation: str) -> Mention:
        """An operation, noted."""
        return Mention(key, operation, self.klass, self.function != MODULE)

    def note_accessor(self, value: ast.expr) -> None:
        """``return self._pool`` makes the method another name of the place."""
        if self.function == MODULE:
            return
        name = self.module.names.functions[self.function].node
        if isinstance(name, ast.Lambda) or not isinstance(
            value, (ast.Attribute, ast.Name, ast.Subscript, ast.Call)
        ):
            return
        if isinstance(value, ast.Call) and not isinstance(value.func, ast.Attribute):
            return
        for key in self.origin(value):
            if key.name != name.name:
                self.accessors.setdefault(key, set()).add(name.name)

    def passing(self, node: ast.Call) -> Iterator[Mention]:
        """A place's content as an argument."""
        func = node.func
        method = last_word(func)
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
            if not isinstance(arg, (ast.Name, ast.Attribute, ast.Subscript, ast.Starred)):
                continue
            keys = self.origin(arg)
            if isinstance(arg, ast.Attribute) and arg.attr in self.releasing:
                continue
            if keys and handover.takes("", method, self.catalogue.takers):
                yield from (self.mention(key, "with") for key in keys)
            elif keys and not self._lent(func, method):
                yield from self._handed(node, keys, keyword, position)

    def _lent(self, func: ast.expr, method: str) -> bool:
        meanings = self.program.expression(self.module, self.scope, func)
        names = [m.name for m in meanings if isinstance(m, Outside)] or [""]
        return any(handover.lends(name, method, self.catalogue.borrowers) for name in names)

    def _handed(
        self, node: ast.Call, keys: set[Key], keyword: str, position: int
    ) -> Iterator[Mention]:
        callee, offset = self._callee(node.func)
        parameter = ""
        if callee is not None:
            parameters = callee.function.parameters
            if keyword and keyword in callee.function.all_parameters:
                parameter = keyword
            elif position >= 0 and position + offset < len(parameters):
                parameter = parameters[position + offset]
        spelling = ast.unparse(node.func) if not isinstance(node.func, ast.Call) else "a call"
        for key in keys:
            yield Mention(
                key, "handed", self.klass, self.function != MODULE, callee, parameter, spelling
            )

    def _callee(self, func: ast.expr) -> tuple[FunctionRef | None, int]:
        """The project function that is called, and how many parameters its receiver fills."""
        program = self.program
        receiver = getattr(func, "value", None)
        own = isinstance(receiver, ast.Name) and receiver.id in self.self_names
        if self.owner is not None and own and isinstance(func, ast.Attribute):
            method = program.method(self.owner, func.attr)
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
