"""Scopes: which functions and classes a module has, and what each name in them is bound to.

They answer two questions: what a name means by the bindings that the text shows (imports,
definitions, aliases), and which names a function keeps to itself. ``collecting`` finds them.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from msgspec import Struct, field

from poolproof.syntax.spelling import last_word

FunctionNode: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
MODULE = -1
_MANAGERS = frozenset({"contextmanager", "asynccontextmanager"})


class Imported(Struct, frozen=True):
    """A name bound by an import; ``target`` is absolute or starts with dots."""

    target: str


class Defined(Struct, frozen=True):
    """A name bound by ``def``; ``index`` is the function's number."""

    index: int


class ClassBound(Struct, frozen=True):
    """A name bound by ``class``; ``index`` is the class's number."""

    index: int


class Assigned(Struct, frozen=True):
    """A name bound to the value of an expression."""

    value: ast.expr


class Bound(Struct, frozen=True):
    """A name bound to what only running the code can tell: a loop, a parameter, ``with``.

    ``source`` is the expression that the value is taken out of, if there is one, and ``taken`` the
    steps by which: ``item`` (an element), ``enter`` (what a manager gives), or a position.
    """

    annotation: ast.expr | None = None
    default: ast.expr | None = None
    source: ast.expr | None = None
    taken: tuple[str | int, ...] = ()


Binding: TypeAlias = Imported | Defined | ClassBound | Assigned | Bound


class Store(Struct, frozen=True):
    """``base.name = value`` in a function; ``taken`` as for ``Bound``.

    ``base`` is a variable, or an attribute of one.
    """

    function: int
    base: str
    name: str
    value: ast.expr
    taken: tuple[str | int, ...] = ()


class Item(Struct, frozen=True):
    """``held[key] = value`` in a function."""

    function: int
    held: ast.expr
    key: ast.expr
    value: ast.expr


class Scope(Struct):
    """The names of a module, class body or function."""

    parent: Scope | None
    function: int
    owner: int | None
    names: dict[str, list[Binding]] = field(default_factory=dict)
    outer: set[str] = field(default_factory=set)
    stars: list[str] = field(default_factory=list)
    is_class: bool = False

    def bind(self, name: str, binding: Binding) -> None:
        """Record one more binding of a name."""
        self.names.setdefault(name, []).append(binding)

    def lookup(self, name: str) -> tuple[Scope, list[Binding]] | None:
        """The scope that a name is read from, and all its bindings there."""
        scope: Scope | None = self
        first = True
        while scope is not None:
            readable = first or not scope.is_class
            if readable and name in scope.names and name not in scope.outer:
                return scope, scope.names[name]
            first = False
            scope = scope.parent
        return None

    @property
    def module(self) -> Scope:
        """The outermost scope."""
        scope = self
        while scope.parent is not None:
            scope = scope.parent
        return scope


class Function(Struct, frozen=True):
    """A function, method or lambda of the module."""

    index: int
    node: FunctionNode
    name: str
    scope: Scope
    owner: int | None
    parent: int

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of the parameters that can be passed by position, ``self`` included."""
        args = self.node.args  # asked so often that a generator would be felt
        return tuple([a.arg for a in [*args.posonlyargs, *args.args]])

    @property
    def all_parameters(self) -> tuple[str, ...]:
        """Every parameter's name, keyword-only ones included, ``*args`` and ``**kwargs`` not."""
        only = self.node.args.kwonlyargs
        return (*self.parameters, *[a.arg for a in only]) if only else self.parameters

    def default(self, parameter: str) -> ast.expr | None:
        """The default of a parameter, None if it has none."""
        for binding in self.scope.names.get(parameter, ()):
            if isinstance(binding, Bound):
                return binding.default
        return None

    @property
    def decorators(self) -> Sequence[ast.expr]:
        """The decorators, outermost first."""
        return [] if isinstance(self.node, ast.Lambda) else self.node.decorator_list

    @property
    def is_manager(self) -> bool:
        """Whether it is written as a generator to be used by ``with``."""
        return any(last_word(each) in _MANAGERS for each in self.decorators)


class Class(Struct, frozen=True):
    """A class of the module."""

    index: int
    node: ast.ClassDef
    name: str
    scope: Scope
    outer: Scope
    methods: dict[str, int]


class Names(Struct):
    """All scopes of one module."""

    tree: ast.Module
    module: Scope
    functions: list[Function] = field(default_factory=list)
    classes: list[Class] = field(default_factory=list)
    numbers: dict[int, int] = field(default_factory=dict)
    calls: dict[int, list[ast.Call]] = field(default_factory=dict)
    stores: list[Store] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    augmented: list[tuple[int, ast.AugAssign]] = field(default_factory=list)
    fields: dict[int, tuple[int, str]] = field(default_factory=dict)
    promises: dict[int, ast.expr] = field(default_factory=dict)

    def scope_of(self, function: int) -> Scope:
        """The scope of a function by number; that of the module for ``MODULE``."""
        return self.module if function == MODULE else self.functions[function].scope

    def owner_of(self, function: int) -> int | None:
        """The class whose method a function is, or is nested in."""
        while function != MODULE:
            info = self.functions[function]
            if info.owner is not None:
                return info.owner
            function = info.parent
        return None

    def nested(self, function: int) -> Iterator[Function]:
        """The functions that are defined, at any depth, inside another."""
        inside = {function}
        for index in range(function + 1, len(self.functions)):
            candidate = self.functions[index]
            if candidate.parent not in inside:
                return  # a function's own are numbered right after it
            inside.add(index)
            yield candidate
