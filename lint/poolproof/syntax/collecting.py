"""Collecting scopes: one walk over the tree of a module, before anything is lowered."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence

from poolproof.syntax.children import BACKWARDS
from poolproof.syntax.scopes import (
    MODULE,
    Assigned,
    Bound,
    Class,
    ClassBound,
    Defined,
    Function,
    FunctionNode,
    Imported,
    Item,
    Names,
    Scope,
    Store,
)

_METHODS = (ast.FunctionDef, ast.AsyncFunctionDef)
_ACCESSORS = frozenset({"setter", "deleter", "getter"})
_FUNCTIONS = frozenset({ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda})
# What may be added to a list, and is no number.
_HOLDING = (ast.List, ast.Tuple, ast.ListComp, ast.GeneratorExp, ast.Call)
_LEAVES = frozenset({ast.Name, ast.Constant, ast.Pass, ast.Break, ast.Continue, type(None)})


def collect(tree: ast.Module) -> Names:
    """Walk a module once and record every scope."""
    module = Scope(None, MODULE, None)
    names = Names(tree, module)
    collector = _Collector(names)
    collector.body(tree.body, module, "")
    return names


class _Collector:
    """The walk. It sees every node once, so what it does for each is chosen by class."""

    def __init__(self, names: Names) -> None:
        self.names = names

    def body(self, body: Sequence[ast.AST], scope: Scope, prefix: str) -> None:
        """All nodes of a block, blocks inside it included, in the order of the text."""
        visits, leaves, branches = _VISITS, _LEAVES, BACKWARDS
        todo: list[ast.AST] = list(reversed(body))
        while todo:
            node = todo.pop()
            kind = node.__class__
            if kind in leaves:
                continue
            if kind in _FUNCTIONS:
                assert isinstance(node, FunctionNode)
                self.function(node, scope, prefix)
                todo.extend(_outside(node))
                continue
            if kind is ast.ClassDef:
                assert isinstance(node, ast.ClassDef)
                self.klass(node, scope, prefix)
                todo.extend([*node.decorator_list, *node.bases])
                continue
            visit = visits.get(kind)
            if visit is not None:
                visit(self, node, scope)
            for name in branches[kind]:
                child = getattr(node, name)
                kinds = child.__class__
                if kinds is list:
                    if child:
                        todo += child[::-1]
                elif kinds not in leaves:
                    todo.append(child)

    def function(self, node: FunctionNode, scope: Scope, prefix: str) -> None:
        """Number a function and walk its body in a scope of its own."""
        index = len(self.names.functions)
        simple = "<lambda>" if isinstance(node, ast.Lambda) else node.name
        name = f"{prefix}{simple}"
        inner = Scope(scope, index, scope.owner if scope.is_class else None)
        owner = scope.owner if scope.is_class else None
        self.names.functions.append(Function(index, node, name, inner, owner, scope.function))
        self.names.numbers[id(node)] = index
        if not isinstance(node, ast.Lambda):
            scope.bind(node.name, Defined(index))
            if owner is not None:
                self.names.classes[owner].methods.setdefault(node.name, index)
        self.parameters(node.args, inner)
        if isinstance(node, ast.Lambda):
            self.body([node.body], inner, f"{name}.")
        else:
            self.body(node.body, inner, f"{name}.")

    def parameters(self, args: ast.arguments, scope: Scope) -> None:
        """Bind the parameters, with their annotations and defaults."""
        positional = [*args.posonlyargs, *args.args]
        gap: list[ast.expr | None] = [None] * (len(positional) - len(args.defaults))
        pairs = [
            *zip(positional, [*gap, *args.defaults], strict=True),
            *zip(args.kwonlyargs, args.kw_defaults, strict=True),
        ]
        for arg, default in pairs:
            scope.bind(arg.arg, Bound(arg.annotation, default))
        for star in (args.vararg, args.kwarg):
            if star is not None:
                scope.bind(star.arg, Bound())

    def klass(self, node: ast.ClassDef, scope: Scope, prefix: str) -> None:
        """Number a class and walk its body."""
        index = len(self.names.classes)
        name = f"{prefix}{node.name}"
        inner = Scope(scope, scope.function, index, is_class=True)
        self.names.classes.append(Class(index, node, name, inner, scope, {}))
        scope.bind(node.name, ClassBound(index))
        self.body(node.body, inner, f"{name}.")
        methods, numbers = self.names.classes[index].methods, self.names.numbers
        for each in node.body:
            if not isinstance(each, _METHODS) or methods[each.name] == numbers[id(each)]:
                continue
            if not any(map(_is_accessor, each.decorator_list)):
                methods[each.name] = numbers[id(each)]  # the last one counts

    def call(self, node: ast.AST, scope: Scope) -> None:
        """A call, listed under the function whose code it stands in."""
        assert isinstance(node, ast.Call)
        self.names.calls.setdefault(scope.function, []).append(node)

    def imports(self, node: ast.AST, scope: Scope) -> None:
        """``import a.b`` binds ``a``, ``import a.b as c`` binds ``c`` to the whole."""
        assert isinstance(node, ast.Import)
        for alias in node.names:
            if alias.asname:
                scope.bind(alias.asname, Imported(alias.name))
            else:
                root = alias.name.partition(".")[0]
                scope.bind(root, Imported(root))

    def declares(self, node: ast.AST, scope: Scope) -> None:
        """``global`` and ``nonlocal``."""
        assert isinstance(node, (ast.Global, ast.Nonlocal))
        scope.outer.update(node.names)

    def assigns(self, node: ast.AST, scope: Scope) -> None:
        """``a = b = value``."""
        assert isinstance(node, ast.Assign)
        for target in node.targets:
            self.assigned(target, node.value, scope)

    def annotates(self, node: ast.AST, scope: Scope) -> None:
        """``name: T`` with or without a value."""
        assert isinstance(node, ast.AnnAssign)
        if node.value is not None:
            self.assigned(node.target, node.value, scope)
            self.names.promises[id(node.value)] = node.annotation
        elif isinstance(node.target, ast.Name):
            scope.bind(node.target.id, Bound(node.annotation))
        if scope.is_class and isinstance(node.target, ast.Name):
            self.field(node.target.id, node.value, scope)

    def field(self, name: str, value: ast.expr | None, scope: Scope) -> None:
        """A data class's ``default_factory=lambda: ...`` makes an attribute."""
        for keyword in value.keywords if isinstance(value, ast.Call) else ():
            if keyword.arg in ("default_factory", "factory") and scope.owner is not None:
                self.names.fields[id(keyword.value)] = (scope.owner, name)

    def walrus(self, node: ast.AST, scope: Scope) -> None:
        """``name := value``."""
        assert isinstance(node, ast.NamedExpr)
        self.assigned(node.target, node.value, scope)

    def targets(self, node: ast.AST, scope: Scope) -> None:
        """The targets of loops, and of ``x += y``: bound to what only running can tell."""
        assert isinstance(node, (ast.For, ast.AsyncFor, ast.comprehension, ast.AugAssign))
        if isinstance(node, ast.AugAssign):
            self.opaque(node.target, scope)
            if isinstance(node.value, _HOLDING) and isinstance(node.op, ast.Add):
                self.names.augmented.append((scope.function, node))
        else:
            self.opaque(node.target, scope, node.iter, ("item",))

    def enters(self, node: ast.AST, scope: Scope) -> None:
        """``with ... as target``."""
        assert isinstance(node, ast.withitem)
        if node.optional_vars is not None:
            self.opaque(node.optional_vars, scope, node.context_expr, ("enter",))

    def named(self, node: ast.AST, scope: Scope) -> None:
        """``except E as name`` and the captures of patterns."""
        assert isinstance(node, (ast.ExceptHandler, ast.MatchAs, ast.MatchStar))
        if node.name:
            scope.bind(node.name, Bound())

    def import_from(self, node: ast.AST, scope: Scope) -> None:
        """``from x import y``; a relative one keeps its dots."""
        assert isinstance(node, ast.ImportFrom)
        base = "." * node.level + (node.module or "")
        for alias in node.names:
            if alias.name == "*":
                scope.stars.append(base)
            else:
                joint = "" if base.endswith(".") else "."
                scope.bind(alias.asname or alias.name, Imported(f"{base}{joint}{alias.name}"))

    def assigned(self, target: ast.expr, value: ast.expr, scope: Scope) -> None:
        """Bind a target to an expression; displays of equal length are paired."""
        if isinstance(target, ast.Name):
            scope.bind(target.id, Assigned(value))
        elif isinstance(target, ast.Attribute):
            self.store(target, scope, value, ())
        elif isinstance(target, ast.Subscript):
            item = Item(scope.function, target.value, target.slice, value)
            self.names.items.append(item)
        elif isinstance(target, (ast.Tuple, ast.List)):
            paired = isinstance(value, (ast.Tuple, ast.List)) and len(value.elts) == len(
                target.elts
            )
            if paired and not any(isinstance(e, ast.Starred) for e in target.elts):
                assert isinstance(value, (ast.Tuple, ast.List))
                for element, part in zip(target.elts, value.elts, strict=True):
                    self.assigned(element, part, scope)
            else:
                self.opaque(target, scope, value)

    def opaque(
        self,
        target: ast.expr,
        scope: Scope,
        source: ast.expr | None = None,
        taken: tuple[str | int, ...] = (),
    ) -> None:
        """Bind every name of a target to something unknown that is taken out of ``source``."""
        if isinstance(target, ast.Name):
            scope.bind(target.id, Bound(source=source, taken=taken))
        elif isinstance(target, ast.Attribute) and source is not None:
            self.store(target, scope, source, taken)
        elif isinstance(target, (ast.Tuple, ast.List)):
            for position, element in enumerate(target.elts):
                if isinstance(element, ast.Starred):
                    self.opaque(element.value, scope)
                else:
                    self.opaque(element, scope, source, (*taken, position))

    def store(
        self, target: ast.Attribute, scope: Scope, value: ast.expr, taken: tuple[str | int, ...]
    ) -> None:
        """Record what an attribute is given of a variable, or of one of its attributes."""
        base = _base(target.value)
        if base is not None and scope.function != MODULE:
            self.names.stores.append(Store(scope.function, base, target.attr, value, taken))


# Of the class and not of an object, which would be kept alive by its own methods: a cycle that
# holds the whole tree until it is collected.
_VISITS: dict[type[ast.AST], Callable[[_Collector, ast.AST, Scope], None]] = {
    ast.Import: _Collector.imports,
    ast.ImportFrom: _Collector.import_from,
    ast.Global: _Collector.declares,
    ast.Nonlocal: _Collector.declares,
    ast.Assign: _Collector.assigns,
    ast.AnnAssign: _Collector.annotates,
    ast.NamedExpr: _Collector.walrus,
    ast.For: _Collector.targets,
    ast.AsyncFor: _Collector.targets,
    ast.comprehension: _Collector.targets,
    ast.AugAssign: _Collector.targets,
    ast.withitem: _Collector.enters,
    ast.ExceptHandler: _Collector.named,
    ast.MatchAs: _Collector.named,
    ast.MatchStar: _Collector.named,
    ast.Call: _Collector.call,
}


def _outside(node: FunctionNode) -> list[ast.AST]:
    """The parts of a definition that are evaluated outside of it."""
    args = node.args
    defaults: list[ast.AST] = [d for d in [*args.defaults, *args.kw_defaults] if d is not None]
    decorators = [] if isinstance(node, ast.Lambda) else node.decorator_list
    return [*reversed(defaults), *reversed(decorators)]


def _is_accessor(decorator: ast.expr) -> bool:
    """Whether a method is the setter or deleter of a property, which keeps its name."""
    return isinstance(decorator, ast.Attribute) and decorator.attr in _ACCESSORS


def _base(node: ast.expr) -> str | None:
    """A name, or an attribute of one; None for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return f"{node.value.id}.{node.attr}"
    return None
